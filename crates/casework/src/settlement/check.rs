//! What must be true of all cases, for `tiepdan check`: dockets whole, the figures' cohorts as the dockets tell, no
//! row without the one it belongs to, every clock as the law counts it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use law::procedure::{Answers, Facts, Phase, Procedure, Standing};
use serde_json::Value as Json;
use store::{Tx, params};

use super::case::{COLUMNS, Case};
use super::docket::{self, Entry};
use super::phase::{OPEN_END, seen_as};
use super::{conflict, ending, enforcement, meeting, verification};
use crate::{Id, Result, Setting, term};

const PAGE: i64 = 200;
const COHORT: &str = "select processed_on, phase, from_on, until_on from cohort where case_id = $1 order by processed_on, from_on, phase";
/// What must not be found, each with what it is; one row with its id for each fault.
const ORPHANS: &[(&str, &str)] = &[
    (
        "petition without text",
        "select q.id from petition q where not exists (select 1 from open_text o where o.subject = q.id) \
         and not exists (select 1 from sealed_text s where s.subject = q.id) order by q.id",
    ),
    (
        "sealed petition with a name, a text or a file in the open",
        "select q.id from petition q where q.sealed and (exists (select 1 from open_text o where o.subject = q.id) \
         or exists (select 1 from petition_party p where p.petition = q.id and p.person is not null) \
         or exists (select 1 from attachment a where a.subject = q.id and not a.sealed)) order by q.id",
    ),
    (
        "accepted petition without a case",
        "select q.id from petition q where q.outcome = 'accept' and not exists (select 1 from cases c where c.id = q.case_id) order by q.id",
    ),
    (
        "case without petition or earlier case",
        "select c.id from cases c where c.earlier_case is null and not exists (select 1 from petition q where q.case_id = c.id) order by c.id",
    ),
    (
        "case without content",
        "select c.id from cases c where not exists (select 1 from case_content k where k.case_id = c.id) order by c.id",
    ),
    (
        "decided case with an open content",
        "select k.case_id as id from case_content k join cases c on c.id = k.case_id where k.state = 'open' \
         and c.phase in ('decided', 'enforcing') order by k.case_id, k.no",
    ),
    (
        "content settled, withdrawn or referred without its docket entry in case",
        "select k.case_id as id from case_content k where k.state <> 'open' and (k.settled_on is null or not exists (select 1 from docket d \
         where d.case_id = k.case_id and d.seq = k.settled_entry and d.on_day = k.settled_on)) order by k.case_id, k.no",
    ),
    (
        "content settled without a finding, or with one and not settled, in case",
        "select k.case_id as id from case_content k where (k.state = 'settled') <> (k.finding is not null) order by k.case_id, k.no",
    ),
    (
        "party of nobody in petition",
        "select p.petition as id from petition_party p where not exists (select 1 from person o where o.id = p.person) \
         and not exists (select 1 from sealed_person s where s.id = p.sealed) order by p.petition, p.no",
    ),
    (
        "participant of nobody in case",
        "select p.case_id as id from case_participant p where p.name is null and not exists (select 1 from person o where o.id = p.person) \
         and not exists (select 1 from sealed_person s where s.id = p.sealed) order by p.case_id, p.no",
    ),
    (
        "file without content",
        "select a.id from attachment a where not exists (select 1 from content c where c.hash = a.hash and not a.sealed) \
         and not exists (select 1 from sealed_content s where s.hash = a.hash and a.sealed) order by a.id",
    ),
    (
        "clock without case",
        "select k.id from clock k where k.subject_kind = 'case' and not exists (select 1 from cases c where c.id = k.subject) order by k.id",
    ),
    (
        "clock without petition",
        "select k.id from clock k where k.subject_kind = 'petition' and not exists (select 1 from petition q where q.id = k.subject) order by k.id",
    ),
    (
        "paper without article",
        "select n.id from notice n where n.article = '' order by n.id",
    ),
    (
        "step without article in case",
        "select d.case_id as id from docket d where d.article = '' order by d.case_id, d.seq",
    ),
    (
        "ended case with a running clock",
        "select distinct k.subject as id from clock k join cases c on c.id = k.subject where c.closed_on is not null and c.phase = 'closed' \
         and k.closed_on is null and k.unit = c.unit and k.suspended_on is not null order by k.subject",
    ),
];

/// Every fault of cases, petitions and their clocks, one line each; empty when all is well. The chains of the dockets are
/// proved by [`docket::check`].
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut faults = term::check(tx, at)?;
    verification::check(tx, &mut faults)?;
    meeting::check(tx, &mut faults)?;
    conflict::check(tx, &mut faults)?;
    faults.extend(enforcement::check(tx, at)?);
    faults.extend(ending::check(tx)?);
    for (what, sql) in ORPHANS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    let sql = format!("select {COLUMNS} from cases where id > $1 order by id limit $2");
    let mut after = Id::of(i64::MIN);
    loop {
        let rows = tx.query(&sql, params![after, PAGE])?;
        let cases = rows
            .iter()
            .map(Case::of_row)
            .collect::<store::Result<Vec<_>>>()?;
        let Some(last) = cases.last() else {
            return Ok(faults);
        };
        after = last.id;
        for case in &cases {
            check_case(tx, at, case, &mut faults)?;
        }
    }
}

/// The docket, walked again by the procedure, must lead where the case stands and to the cohorts that are kept.
fn check_case(tx: &mut Tx<'_>, at: &Setting, case: &Case, faults: &mut Vec<String>) -> Result<()> {
    let entries = docket::docket(tx, case.id)?;
    let Some(told) = Story::of(case.procedure(at)?, case, &entries) else {
        faults.push(format!(
            "case {}: the docket does not follow the procedure",
            case.id
        ));
        return Ok(());
    };
    if told.state != case.state || told.phase != case.phase {
        faults.push(format!(
            "case {}: stands in {}, its docket leads to {}",
            case.id, case.state, told.state
        ));
    }
    let mut kept = BTreeSet::new();
    for row in tx.query(COHORT, params![case.id])? {
        kept.insert(Seen {
            processed: row.get("processed_on")?,
            phase: row.get("phase")?,
            from: row.get("from_on")?,
            until: row.get("until_on")?,
        });
    }
    // A case taken over counts where its petitions were processed.
    let expected = if case.earlier_case.is_some() && kept.is_empty() {
        BTreeSet::new()
    } else {
        told.seen
    };
    if kept != expected {
        faults.push(format!(
            "case {}: its cohorts are not those of its docket",
            case.id
        ));
    }
    Ok(())
}

/// One row of a case in the cohort of a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    processed: Date,
    phase: String,
    from: Date,
    until: String,
}

/// A case as its docket tells it.
struct Story {
    state: String,
    phase: Phase,
    seen: BTreeSet<Seen>,
}

impl Story {
    fn of(procedure: &Procedure, case: &Case, entries: &[Entry]) -> Option<Self> {
        let start = procedure.state(&procedure.start)?;
        let (mut state, mut phase) = (start.id.clone(), start.phase);
        let (mut facts, mut seen) = (Facts::default(), Vec::<Seen>::new());
        let mut now = seen_as(None, phase, false);
        for entry in entries {
            match entry.act.as_str() {
                "open" => {
                    see(&mut seen, entry.on, now, entry.on);
                    continue;
                }
                "join" => {
                    join(&mut seen, entry.on);
                    continue;
                }
                _ => {}
            }
            let step = procedure.step_on(&entry.step, &state, case.started_on, entry.on)?;
            let standing = Standing {
                state,
                facts: facts.clone(),
            };
            facts = step.apply(&standing.facts, &answers(&entry.fields));
            state = step.to.clone().unwrap_or(standing.state);
            phase = procedure.state(&state)?.phase;
            let after = seen_as(Some(now), phase, facts.holds("withdrawn_whole"));
            if entry.state != state || entry.article != step.article {
                return None;
            }
            if now != after {
                turn(&mut seen, after, entry.on);
            }
            now = after;
        }
        Some(Self {
            state,
            phase,
            seen: seen.into_iter().collect(),
        })
    }
}

/// A petition joins on a day: the case belongs to the cohort of that day with the phases that reach beyond it.
fn join(seen: &mut Vec<Seen>, on: Date) {
    let day = on.to_string();
    let reaching = seen.iter().filter(|one| one.until > day).cloned();
    let joined: BTreeSet<Seen> = reaching
        .map(|one| Seen {
            processed: on,
            ..one
        })
        .collect();
    for one in joined {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
}

/// In the cohort of every day the case turns to another phase.
fn turn(seen: &mut Vec<Seen>, after: &str, on: Date) {
    let days: BTreeSet<Date> = seen.iter().map(|one| one.processed).collect();
    for one in seen.iter_mut().filter(|one| one.until == OPEN_END) {
        one.until = on.to_string();
    }
    for day in days {
        see(seen, day, after, on);
    }
}

/// From a day on the case stands so in the cohort of a day; a row that begins anew on its own day goes on.
fn see(seen: &mut Vec<Seen>, processed: Date, phase: &str, from: Date) {
    let same =
        |one: &&mut Seen| one.processed == processed && one.phase == phase && one.from == from;
    match seen.iter_mut().find(same) {
        Some(one) => OPEN_END.clone_into(&mut one.until),
        None => seen.push(Seen {
            processed,
            phase: phase.to_owned(),
            from,
            until: OPEN_END.to_owned(),
        }),
    }
}

fn answers(fields: &str) -> Answers {
    let fields: serde_json::Map<String, Json> = serde_json::from_str(fields).unwrap_or_default();
    fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_bool()?)))
        .collect()
}
