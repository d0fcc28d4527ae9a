//! A board with 1,000,000 cases of ten years behind it: at most 20 ms of processor. The register holds the sums that the acts
//! of such a country leave, taken in by the program's own fold.

use bench::cpu;
use bench::figure::Figure;
use casework::access::Scope;
use casework::{report, tally};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Law;
use store::{Store, Tx, params};

const TODAY: Date = date(2026, 11, 20);
const COUNTRY: &str = "tw.chinh-phu";
const PROVINCE: &str = "37-2025.ubnd";
/// Communes of the other provinces that take part.
const COMMUNES: usize = 4;
const MONTHS: i64 = 120;
const CASES: i64 = 1_000_000;
/// Of them still open, due on so many days.
const OPEN: i64 = 60_000;
const DUE_DAYS: i64 = 300;
const ROUNDS: u32 = 40;
const FLOWS: [&str; 11] = [
    "visits",
    "received",
    "processed",
    "opened.complaint",
    "opened.denunciation",
    "opened.recommendation",
    "settled.complaint",
    "settled.denunciation",
    "settled.recommendation",
    "in_time",
    "late",
];

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let law = Law::vietnam().map_err(|faults| faults.to_string())?;
    let law = std::sync::Arc::new(law);
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let told = |error: store::Error| error.to_string();
    let store = Store::sqlite(&folder.path().join("register.db")).map_err(told)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        store.migrate(casework::MIGRATIONS).await.map_err(told)?;
        let of_units = std::sync::Arc::clone(&law);
        store
            .write(move |tx| fill(tx, &of_units))
            .await
            .map_err(told)?;
        loop {
            let taken = store.write(tally::fold).await;
            if taken.map_err(|failure: casework::Failure| failure.to_string())? == 0 {
                break;
            }
        }
        let known = store.write(|tx: &mut Tx<'_>| tx.batch("analyze"));
        known.await.map_err(told)?;
        let mut all = Vec::new();
        for (name, unit) in [("the country", COUNTRY), ("a province", PROVINCE)] {
            let begun = cpu::spent(std::process::id());
            for _ in 0..ROUNDS {
                let law = std::sync::Arc::clone(&law);
                let read =
                    move |tx: &mut Tx<'_>| report::board(tx, &law, &Scope::whole(), unit, TODAY);
                let board = store
                    .read(read)
                    .await
                    .map_err(|failure| failure.to_string())?;
                if unit == COUNTRY && board.all_cases().open < OPEN * 9 / 10 {
                    return Err(format!("the board shows {} cases", board.all_cases().open));
                }
            }
            let spent = cpu::spent(std::process::id()).saturating_sub(begun);
            let each = spent.as_secs_f64() * 1e3 / f64::from(ROUNDS);
            let name = format!("board of {name}, 1,000,000 cases");
            all.push(Figure::at_most(name, each, 20.0, "ms"));
        }
        Ok(all)
    })
}

const UNIT: &str = "insert into unit (code, tenant, parent, level, branch, name, from_on) values ($1, $2, $3, $4, $5, $6, $7)";
const REACH: &str = "insert into unit_reach (upper, lower, depth) values ($1, $2, $3)";
const CHANGE: &str =
    "insert into board_change (id, unit, figure, time, amount) values ($1, $2, $3, $4, $5)";

fn fill(tx: &mut Tx<'_>, law: &Law) -> store::Result<()> {
    let units = units(tx, law)?;
    let count = i64::try_from(units.len()).unwrap_or(1);
    let each = (CASES / count / MONTHS).max(1);
    let mut id = 0;
    let mut change = |tx: &mut Tx<'_>, unit: &str, figure: &str, time: &str, amount: i64| {
        id += 1;
        tx.execute(CHANGE, params![id, unit, figure, time, amount])
            .map(drop)
    };
    for (no, unit) in (0_i64..).zip(&units) {
        for back in 0..MONTHS {
            let month = law.periods.month_of(TODAY.saturating_sub(back.months()));
            for figure in FLOWS {
                change(tx, unit, figure, &month.to_string(), each)?;
            }
        }
        for open in 0..OPEN / count {
            let due = TODAY.saturating_add(((no * 7 + open * 13) % DUE_DAYS - DUE_DAYS / 3).days());
            let begun = due.saturating_sub(90.days()).strftime("%Y-%m").to_string();
            change(tx, unit, "case.due.complaint", &due.to_string(), 1)?;
            change(tx, unit, "case.age", &begun, 1)?;
            change(tx, unit, "petition.due", &due.to_string(), 1)?;
            change(tx, unit, "petition.age", &begun, 1)?;
        }
    }
    Ok(())
}

/// The government, every province with some of its communes, one with all that stands below it. Answers those that work.
fn units(tx: &mut Tx<'_>, law: &Law) -> store::Result<Vec<String>> {
    let mut codes = Vec::new();
    let mut enter = |tx: &mut Tx<'_>, code: &str, above: &[&str]| -> store::Result<()> {
        let Some(unit) = law.units.get(code) else {
            return Ok(());
        };
        let parent = above.first().copied();
        let (level, branch) = (unit.level.as_str(), unit.branch.as_str());
        tx.execute(
            UNIT,
            params![
                code,
                unit.tenant,
                parent,
                level,
                branch,
                unit.name.vi,
                unit.from
            ],
        )?;
        tx.execute(REACH, params![code, code, 0_i64])?;
        for (upper, depth) in above.iter().zip(1_i64..) {
            tx.execute(REACH, params![upper, code, depth])?;
        }
        codes.push(code.to_owned());
        Ok(())
    };
    enter(tx, COUNTRY, &[])?;
    for tile in &law.map.tiles {
        let province = format!("{}.ubnd", tile.territory);
        enter(tx, &province, &[COUNTRY])?;
        let most = if province == PROVINCE {
            usize::MAX
        } else {
            COMMUNES
        };
        for child in law.units.children(&province, TODAY).iter().take(most) {
            enter(tx, &child.code, &[&province, COUNTRY])?;
        }
    }
    Ok(codes)
}
