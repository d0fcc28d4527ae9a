//! Each form for a province and a year with 100,000 cases: at most 50 ms. Everything happens in this process, so that its
//! processor time is what a quiet machine takes.

use std::collections::BTreeMap;

use bench::cpu;
use bench::figure::Figure;
use casework::Failure;
use casework::access::Scope;
use casework::report::{Question, Rows, figures};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Law;
use store::{Store, Tx, Value, params};

const CASES: i64 = 100_000;
const PROVINCE: &str = "37-2025.ubnd";
const BEGIN: Date = date(2025, 12, 15);
const ROUNDS: u32 = 20;
/// Classes with a group of fields in the present forms and in those before.
const GROUPS: [(&str, &str, &str); 9] = [
    ("complaint", "land", "administrative_land"),
    ("complaint", "policy", "administrative_policy"),
    ("complaint", "other", "administrative_other"),
    ("complaint", "other", "judicial"),
    ("denunciation", "administrative", "administrative_land"),
    ("denunciation", "corruption", "corruption"),
    (
        "denunciation",
        "administrative",
        "administrative_civil_service",
    ),
    ("recommendation", "policy", "policy"),
    ("recommendation", "land", "land"),
];
const FINDINGS: [&str; 3] = ["right", "wrong", "partly_right"];

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let law = Law::vietnam().map_err(|faults| faults.to_string())?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let told = |error: store::Error| error.to_string();
    let store = Store::sqlite(&folder.path().join("register.db")).map_err(told)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        store.migrate(casework::MIGRATIONS).await.map_err(told)?;
        let law = std::sync::Arc::new(law);
        let of_units = std::sync::Arc::clone(&law);
        store
            .write(move |tx| fill(tx, &of_units))
            .await
            .map_err(told)?;
        let mut all = Vec::new();
        let forms: Vec<String> = law
            .forms
            .of_version("2025")
            .map(|form| form.id.clone())
            .collect();
        for form in forms {
            let begun = cpu::spent(std::process::id());
            for _ in 0..ROUNDS {
                let (law, form) = (std::sync::Arc::clone(&law), form.clone());
                store
                    .read(move |tx| one(tx, &law, &form))
                    .await
                    .map_err(|failure| failure.to_string())?;
            }
            let spent = cpu::spent(std::process::id()).saturating_sub(begun);
            let each = spent.as_secs_f64() * 1e3 / f64::from(ROUNDS);
            let name = format!("form {form} of a province, a year, 100,000 cases");
            all.push(Figure::at_most(name, each, 50.0, "ms"));
        }
        Ok(all)
    })
}

fn one(tx: &mut Tx<'_>, law: &Law, form: &str) -> casework::Result<()> {
    let period = law.periods.parse("2026").map_err(|_| Failure::NotFound)?;
    let question = Question {
        form,
        version: None,
        unit: PROVINCE,
        period: &period,
        rows: Rows::Children,
    };
    std::hint::black_box(figures(tx, law, &Scope::whole(), &question)?);
    Ok(())
}

const UNIT: &str = "insert into unit (code, tenant, parent, level, branch, name, from_on) values ($1, $2, $3, $4, $5, $6, $7)";
const REACH: &str = "insert into unit_reach (upper, lower, depth) values ($1, $2, $3)";
const COUNTED: &str = "insert into counted (unit, measure, on_day, subject_kind, subject, amount) values ($1, $2, $3, $4, $5, 1)";
const TALLY: &str = "insert into tally (unit, month, measure, amount) values ($1, $2, $3, $4)";
const TALLY_YEAR: &str = "insert into tally_year (unit, year, measure, amount) values ($1, $2, $3, $4) \
     on conflict (unit, year, measure) do update set amount = tally_year.amount + excluded.amount";
const COHORT: &str = "insert into cohort (unit, class, processed_on, case_id, phase, from_on, until_on, earlier_on) \
     values ($1, $2, $3, $4, $5, $6, $7, '')";

/// A year of a province: every case came by one petition and was accepted and decided.
fn fill(tx: &mut Tx<'_>, law: &Law) -> store::Result<()> {
    let units = units(tx, law)?;
    let mut sums: BTreeMap<(String, String, String), i64> = BTreeMap::new();
    for case in 0..CASES {
        let at = |count: usize| usize::try_from(case).unwrap_or(0) % count;
        let unit = units.get(at(units.len())).cloned().unwrap_or_default();
        let day = BEGIN.saturating_add((case * 7 % 360).days());
        let decided = day.saturating_add(20.days());
        let (class, new, old) = GROUPS.get(at(GROUPS.len())).copied().unwrap_or_default();
        let stage = if case % 5 == 0 { "second" } else { "first" };
        let finding = FINDINGS
            .get(at(FINDINGS.len()))
            .copied()
            .unwrap_or_default();
        let of_day = [
            "petition.received.desk.one".to_owned(),
            format!("petition.received_as.{class}"),
            format!("petition.processed.{class}"),
            format!("petition.eligible.{class}"),
            format!("petition.within.{class}.{stage}.{new}.{old}"),
            format!("case.opened.{class}.{stage}.{old}"),
            "visit.regular.turns".to_owned(),
            "visit.regular.people".to_owned(),
        ];
        let of_decision = [
            format!("case.settled.{class}.{stage}.decided"),
            format!("decision.issued.{class}.{stage}.{finding}.amend"),
            format!("decision.in_time.{class}.{stage}"),
            format!("decision.amount.{class}.money_to_state"),
            format!("enforcement.done.{class}"),
        ];
        let counted = of_day.map(|measure| (measure, day)).into_iter();
        for (measure, on) in counted.chain(of_decision.map(|measure| (measure, decided))) {
            let month = law.periods.month_of(on).to_string();
            tx.execute(COUNTED, params![unit, measure, on, "case", case])?;
            *sums.entry((unit.clone(), month, measure)).or_default() += 1;
        }
        let accepted = day.saturating_add(7.days());
        let phases = [
            ("examining", day, accepted.to_string()),
            ("accepted", accepted, decided.to_string()),
            ("decided", decided, "9999-12-31".to_owned()),
        ];
        for (phase, from, until) in phases {
            tx.execute(COHORT, params![unit, class, day, case, phase, from, until])?;
        }
        visit(tx, &unit, case, day)?;
    }
    for ((unit, month, measure), amount) in sums {
        tx.execute(TALLY, params![unit, month, measure, amount])?;
        let year = month.split('-').next().unwrap_or_default();
        tx.execute(TALLY_YEAR, params![unit, year, measure, amount])?;
    }
    tx.batch("analyze")
}

const SESSION: &str = "insert into reception_session (id, tenant, unit, register, kind, form, received_by, host, delegated_by, on_day, \
     place, content, attendees, state, note, version) \
     values ($1, '', $2, 'state', 'regular', 'in_person', 'officer', '', '', $3, '', '', '', 'held', '', 1)";
const VISIT: &str = "insert into visit (id, tenant, unit, session, register, year, number, on_day, column_group, people, is_repeated, \
     sealed, summary, settled_before_by, outcome, answer, guided_to, handed_to, paper_number, note, matter) \
     values ($1, '', $2, $1, 'state', 2026, $1, $3, 'regular', 1, $4, $5, '', '', 'taken', '', '', '', '', '', $6)";

/// Each tenth visit is on a matter that was there before.
fn visit(tx: &mut Tx<'_>, unit: &str, id: i64, day: Date) -> store::Result<()> {
    let again = id % 10 == 9 && id >= 10_000;
    let matter = if again { id - 10_000 } else { id };
    tx.execute(SESSION, params![id, unit, day])?;
    let values: &[Value<'_>] = params![id, unit, day, again, false, matter];
    tx.execute(VISIT, values).map(drop)
}

/// The province, its departments and its communes.
fn units(tx: &mut Tx<'_>, law: &Law) -> store::Result<Vec<String>> {
    let below = law.units.children(PROVINCE, BEGIN);
    let mut codes = Vec::new();
    for unit in law.units.get(PROVINCE).into_iter().chain(below) {
        let parent = (unit.code != PROVINCE).then_some(PROVINCE);
        let (level, branch) = (unit.level.as_str(), unit.branch.as_str());
        tx.execute(
            UNIT,
            params![
                unit.code,
                unit.tenant,
                parent,
                level,
                branch,
                unit.name.vi,
                unit.from
            ],
        )?;
        tx.execute(REACH, params![unit.code, unit.code, 0_i64])?;
        if let Some(parent) = parent {
            tx.execute(REACH, params![parent, unit.code, 1_i64])?;
        }
        codes.push(unit.code);
    }
    Ok(codes)
}
