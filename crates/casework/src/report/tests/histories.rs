//! Whatever happens in a year: the identities hold, quarters add up, every figure opens what is behind it, and counting
//! again finds no fault.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::procedure::{Class, Stage};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::Tx;

use super::boards::differences;
use super::story::{
    ALL_POSTS, COMMUNE, Found, NEIGHBOUR, PROVINCE, by, decide, file, process, step,
};
use crate::access::{Actor, Scope};
use crate::petition::Handling;
use crate::report::{Behind, Question, Rows, Source, behind, figures, identities, recount, source};
use crate::testing::{Register, registers};
use crate::{Failure, Id, Result, Setting, settlement, tally};

const BEGIN: Date = date(2025, 12, 16);
const FIELDS: [&str; 5] = [
    "land.compensation",
    "policy",
    "judicial",
    "corruption",
    "officials",
];

#[derive(Debug, Clone)]
enum Act {
    Wait(i32),
    File,
    Process {
        petition: usize,
        class: usize,
        second: bool,
        field: usize,
        rule: usize,
        join: bool,
    },
    Step {
        case: usize,
        kind: usize,
    },
}

fn acts() -> impl Strategy<Value = Vec<(bool, Act)>> {
    let act = prop_oneof![
        2 => (1_i32..25).prop_map(Act::Wait),
        3 => Just(Act::File),
        4 => (any::<usize>(), 0..3_usize, any::<bool>(), 0..FIELDS.len(), 0..12_usize, any::<bool>())
            .prop_map(|(petition, class, second, field, rule, join)| Act::Process { petition, class, second, field, rule, join }),
        5 => (any::<usize>(), 0..9_usize).prop_map(|(case, kind)| Act::Step { case, kind }),
    ];
    prop::collection::vec((any::<bool>(), act), 50..90)
}

/// A unit at work: its official, its petitions in hand and its cases.
struct Desk {
    actor: Actor,
    waiting: Vec<Id>,
    cases: Vec<(Id, Class)>,
}

impl Desk {
    /// Handles a petition, or leaves it waiting when the law refuses.
    async fn process(
        &mut self,
        register: &Register,
        id: Id,
        found: Found,
        rule: &'static str,
        join: bool,
    ) {
        let class = found.class;
        let mut of_class = self.cases.iter().rev().filter(|(_, of)| *of == class);
        let join_case = of_class.next().filter(|_| join).map(|(case, _)| *case);
        let actor = self.actor.clone();
        let handled = register
            .write(move |tx, at| {
                let handling = Handling {
                    join_case,
                    ..by(rule)
                };
                process(tx, at, &actor, id, found, &handling)
            })
            .await;
        if let Some(case) = lawful(handled) {
            self.waiting.retain(|one| *one != id);
            let new = case.filter(|case| !self.cases.iter().any(|(one, _)| one == case));
            self.cases.extend(new.map(|case| (case, class)));
        }
    }
}

/// A history goes on when the law refuses an act; it ends when something breaks.
fn lawful<T>(done: Result<T>) -> Option<T> {
    match done {
        Ok(done) => Some(done),
        Err(Failure::Broken(error)) => panic!("{error}"),
        Err(_) => None,
    }
}

async fn live(register: &mut Register, history: &[(bool, Act)]) {
    let mut desks = Vec::new();
    for unit in [COMMUNE, NEIGHBOUR] {
        let actor = register.official(unit, ALL_POSTS, false).await.unwrap();
        desks.push(Desk {
            actor,
            waiting: Vec::new(),
            cases: Vec::new(),
        });
    }
    for (first, act) in history {
        let desk = &mut desks[usize::from(!first)];
        let today = register.at.now.today;
        match act {
            Act::Wait(days) => {
                register.on(today
                    .checked_add(days.days())
                    .unwrap()
                    .min(date(2026, 12, 10)));
            }
            Act::File => {
                let actor = desk.actor.clone();
                let filed = register
                    .write(move |tx, at| file(tx, at, &actor, &format!("Đơn {}", at.id())))
                    .await;
                desk.waiting.extend(lawful(filed));
            }
            Act::Process {
                petition,
                class,
                second,
                field,
                rule,
                join,
            } if !desk.waiting.is_empty() => {
                let id = desk.waiting[petition % desk.waiting.len()];
                let class = Class::ALL[*class];
                let found = Found {
                    class,
                    stage: if *second { Stage::Second } else { Stage::First },
                    field: FIELDS[*field],
                    is_within: *rule < 8,
                    is_eligible: *rule < 11,
                };
                desk.process(register, id, found, rule_of(class, *rule), *join)
                    .await;
            }
            Act::Step { case, kind } if !desk.cases.is_empty() => {
                let (case, class) = desk.cases[case % desk.cases.len()];
                let (actor, kind) = (desk.actor.clone(), *kind);
                lawful(
                    register
                        .write(move |tx, at| take(tx, at, &actor, case, class, kind))
                        .await,
                );
            }
            _ => {}
        }
    }
}

fn rule_of(class: Class, choice: usize) -> &'static str {
    match (class, choice) {
        (_, 11) => "XD-01",
        (Class::Complaint, 0) => "XD-03",
        (Class::Complaint, 1..8) => "XD-02",
        (Class::Complaint, _) => "XD-04",
        (Class::Denunciation, 0..8) => "XD-09",
        (Class::Denunciation, _) => "XD-10",
        (Class::Recommendation, 0..8) => "XD-16",
        (Class::Recommendation, _) => "XD-17",
    }
}

/// What a decision finds to be paid, returned and punished.
/// What is left of them after the first instalment, and a little more.
const REST: [(&str, &str); 5] = [
    ("money_collected", "2250000"),
    ("money_returned_organizations", "1500001"),
    ("land_returned_individuals", "70"),
    ("persons_handled", "2"),
    ("more_reason", "Tiền lãi chậm nộp"),
];

const AMOUNTS: [(&str, &str); 6] = [
    ("money_to_state", "2500000"),
    ("money_to_organizations", "1500001"),
    ("land_to_individuals", "70"),
    ("persons_to_handle", "3"),
    ("officials_to_handle", "2"),
    ("to_enforce", "yes"),
];

/// The whole is withdrawn freely, and the case ends with it.
fn withdraw(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, case: Id, class: Class) -> Result<()> {
    let first = |list: &str| {
        let list = at.law.grounds.get(&format!("{}.{list}", class.as_str()));
        let entry = list.and_then(|list| list.on(at.now.today).next());
        entry.map(|entry| entry.code.clone()).unwrap_or_default()
    };
    let (form, ground) = (first("withdrawal_form"), first("termination"));
    let (own, today) = (actor.official.to_string(), at.now.today.to_string());
    let how = [
        ("form", form.as_str()),
        ("free", "yes"),
        ("persuaded", "yes"),
        ("asked_by", own.as_str()),
        ("asked_on", today.as_str()),
        ("absent", "Cán bộ liên quan"),
    ];
    step(tx, at, actor, case, "withdraw_whole", &how)?;
    let ended = [
        ("number", "4"),
        ("ground", ground.as_str()),
        ("examined", "yes"),
    ];
    let is_examined = class == Class::Denunciation;
    let ended = if is_examined { &ended } else { &ended[..2] };
    step(tx, at, actor, case, "terminate", ended)
}

/// One of the steps of a case; the law may refuse it.
fn take(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    case: Id,
    class: Class,
    kind: usize,
) -> Result<()> {
    let choice = |list: &str| {
        let entry = at
            .law
            .grounds
            .get(list)
            .and_then(|list| list.on(at.now.today).next());
        entry.map(|entry| entry.code.clone()).unwrap_or_default()
    };
    let mut go = |name: &str, fields: &[(&str, &str)]| step(tx, at, actor, case, name, fields);
    match kind {
        0 if class == Class::Denunciation => {
            go("check_identity", &[("report", "Rõ")])?;
            go("accept", &[("number", "1")])
        }
        0 | 1 => go("accept", &[("number", "1")]),
        2 => {
            let list = format!("{}.non_acceptance", class.as_str());
            go(
                "refuse",
                &[
                    ("number", "2"),
                    ("ground", &choice(&list)),
                    ("reason", "Không đủ điều kiện"),
                ],
            )
        }
        3 | 4 if class == Class::Denunciation => {
            go("report_verification", &[("result", "Đã xác minh")])?;
            let fields = [
                [("number", "3"), ("findings.1", "partly_right")].as_slice(),
                &AMOUNTS,
            ]
            .concat();
            go("conclude", &fields)
        }
        3 => decide(tx, at, actor, case, &AMOUNTS),
        4 => {
            let wrong = |outcome| [("findings.1", "wrong"), ("outcome", outcome)];
            decide(tx, at, actor, case, &wrong("keep"))
                .or_else(|_| decide(tx, at, actor, case, &wrong("uphold")))
        }
        5 => withdraw(tx, at, actor, case, class),
        6 => settlement::by_calendar(tx, at, case).map(drop),
        7 => {
            let until = at.now.today.to_string();
            go(
                "instruct_enforcement",
                &[("number", "5"), ("unit", COMMUNE), ("finish_by", &until)],
            )
        }
        _ => {
            go(
                "record_enforcement",
                &[("money_collected", "500000"), ("persons_handled", "1")],
            )?;
            go("complete_enforcement", &REST)
        }
    }
}

async fn prove(register: &Register) {
    let faults = register
        .read(|tx, at| {
            let mut faults = tally::check(tx, at)?;
            faults.extend(tally::check_boards(tx)?);
            faults.extend(recount(tx, at)?);
            faults.extend(identities(tx, at)?);
            for version in ["2025", "2024"] {
                for form in at.law.forms.of_version(version) {
                    faults.extend(of_form(tx, at, version, &form.id)?);
                }
            }
            Ok(faults)
        })
        .await
        .unwrap();
    assert_eq!(faults, Vec::<String>::new());
    for unit in [PROVINCE, NEIGHBOUR] {
        assert_eq!(differences(register, unit).await, Vec::<String>::new());
    }
    while register.write(|tx, _| tally::fold(tx)).await.unwrap() > 0 {}
    let faults = register.read(|tx, _| tally::check_boards(tx)).await;
    assert_eq!(faults.unwrap(), Vec::<String>::new());
}

fn of_form(tx: &mut Tx<'_>, at: &Setting, version: &str, form: &str) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut totals = Vec::new();
    let form = at.law.forms.get(version, form).unwrap();
    for name in [
        "2026",
        "2026-Q1",
        "2026-Q2",
        "2026-Q3",
        "2026-Q4",
        "2026-01-05..2026-05-20",
    ] {
        let period = at.law.periods.parse(name).unwrap();
        let question = Question {
            form: &form.id,
            version: Some(version),
            unit: PROVINCE,
            period: &period,
            rows: Rows::Children,
        };
        let report = figures(tx, &at.law, &Scope::whole(), &question)?;
        faults.extend(
            report
                .violations
                .iter()
                .map(|one| format!("{version} {name}: {one:?}")),
        );
        let opened = if name == "2026" { Some(()) } else { None };
        for column in opened.iter().flat_map(|()| &form.columns) {
            let asked = Behind {
                question: question.clone(),
                column: column.no,
                row: None,
                after: None,
                limit: 500,
            };
            let things = behind(tx, &at.law, &Scope::whole(), &asked)?;
            let sum: i64 = things.iter().map(|thing| thing.amount).sum();
            if sum != report.total.get(column.no) {
                faults.push(format!(
                    "{version} {} {}: {} stands there, {sum} is behind it",
                    form.id,
                    column.no,
                    report.total.get(column.no)
                ));
            }
        }
        totals.push(report.total);
    }
    for column in form
        .columns
        .iter()
        .filter(|column| source(form, column.no).is_some_and(Source::is_additive))
    {
        let quarters: i64 = totals[1..5].iter().map(|row| row.get(column.no)).sum();
        if quarters != totals[0].get(column.no) {
            faults.push(format!(
                "{version} {} {}: the quarters give {quarters}",
                form.id, column.no
            ));
        }
    }
    Ok(faults)
}

#[test]
fn whatever_happens_in_a_year_every_figure_is_true() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut runner = TestRunner::new(Config {
        cases: 6,
        failure_persistence: None,
        max_shrink_iters: 60,
        ..Config::default()
    });
    let proved = runner.run(&acts(), |history| {
        runtime.block_on(async {
            for mut register in registers(BEGIN).await.unwrap() {
                live(&mut register, &history).await;
                prove(&register).await;
            }
        });
        Ok(())
    });
    proved.unwrap();
}

#[test]
fn a_history_reaches_decisions_refusals_and_enforcement() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut register = registers(BEGIN).await.unwrap().remove(0);
        let process = |class, rule| Act::Process {
            petition: 0,
            class,
            second: false,
            field: 0,
            rule,
            join: false,
        };
        let step = |case, kind| Act::Step { case, kind };
        let acts = [
            Act::File,
            process(0, 1),
            step(0, 0),
            step(0, 3),
            Act::Wait(20),
            Act::Wait(20),
            step(0, 6),
            step(0, 7),
            step(0, 8),
            Act::File,
            process(1, 1),
            step(1, 0),
            step(1, 3),
            Act::File,
            process(0, 1),
            step(2, 2),
            Act::File,
            process(0, 1),
            step(3, 0),
            step(3, 5),
        ];
        let history: Vec<(bool, Act)> = acts.into_iter().map(|act| (true, act)).collect();
        live(&mut register, &history).await;
        prove(&register).await;
        let states = register
            .read(|tx, _| {
                let rows = tx.query(
                    "select phase from cohort where until_on = '9999-12-31' order by phase",
                    &[],
                )?;
                Ok(rows
                    .iter()
                    .map(|row| row.get("phase"))
                    .collect::<store::Result<Vec<String>>>()?)
            })
            .await
            .unwrap();
        assert_eq!(states, ["decided", "decided", "refused", "withdrawn"]);
    });
}
