//! The phases of cases made again from their dockets.

use std::collections::{BTreeMap, BTreeSet};

use law::procedure::{Class, Procedure};
use serde_json::Value as Json;
use store::{Tx, params};

use super::super::source::Standing;
use super::{self as recount, Expected};
use crate::{Id, Result, Setting, settlement, tally};

const CASES: &str = "select id, unit, class, stage, field, procedure from cases order by id";
const DOCKET: &str =
    "select case_id, step, state, on_day, fields from docket order by case_id, seq";
const COHORT: &str = "select case_id, processed_on, phase, from_on, until_on from cohort where from_on < until_on order by case_id";
/// A petition by which the superior urges is about the case, not of it.
const PROCESSED: &str = "select case_id, handled_on, cast(count(*) as bigint) as n from petition \
     where case_id is not null and handled_on is not null and outcome <> 'urge' group by case_id, handled_on order by case_id";

/// The fact by which a whole withdrawal is known.
const WITHDRAWN: &str = "withdrawn_whole";

/// A phase, its first day and the day on which it ended.
type Stretch = (&'static str, String, String);

/// An entry of the docket, as far as the phases need it.
struct Entered {
    step: String,
    state: String,
    day: String,
    fields: String,
}

pub(super) fn expect(
    tx: &mut Tx<'_>,
    at: &Setting,
    expected: &mut Expected,
    faults: &mut BTreeSet<String>,
) -> Result<()> {
    let mut dockets: BTreeMap<Id, Vec<Entered>> = BTreeMap::new();
    for row in tx.query(DOCKET, params![])? {
        let entry = Entered {
            step: row.get("step")?,
            state: row.get("state")?,
            day: row.get("on_day")?,
            fields: row.get("fields")?,
        };
        dockets.entry(row.get("case_id")?).or_default().push(entry);
    }
    let mut processed: BTreeMap<Id, BTreeMap<String, i64>> = BTreeMap::new();
    for row in tx.query(PROCESSED, params![])? {
        let days = processed.entry(row.get("case_id")?).or_default();
        days.insert(row.get("handled_on")?, row.get("n")?);
    }
    let mut kept = kept(tx)?;
    for row in tx.query(CASES, params![])? {
        let (id, unit): (Id, String) = (row.get("id")?, row.get("unit")?);
        let (class, stage): (String, String) = (row.get("class")?, row.get("stage")?);
        let procedure: String = row.get("procedure")?;
        let Some(procedure) = at.law.procedures.get(&procedure) else {
            faults.insert(format!("case {id}: there is no procedure {procedure}"));
            continue;
        };
        let docket = dockets.get(&id).map_or(&[][..], Vec::as_slice);
        let way = way(procedure, docket);
        if let Some(day) = persuaded(procedure, docket, &way) {
            let measure = format!("case.persuaded.{class}.{stage}");
            recount::expect(expected, &unit, measure, day, 1);
        }
        let of_class = Class::parse(&class).and_then(|class| {
            let field: String = row.get("field").ok()?;
            at.law
                .classification
                .group_of(&field, class, tally::FORMER_FORMS)
        });
        let group = of_class.map_or("other", |group| group.id.as_str());
        let petitions = processed.remove(&id).unwrap_or_default();
        // What a superior took over stays the petition of the unit below, and is counted there.
        if !petitions.is_empty() {
            opened(expected, &way, &unit, [&class, &stage, group]);
            turns(expected, &way, &unit, &class, &stage);
        }
        if way
            .last()
            .is_some_and(|(seen, ..)| !settlement::is_unsettled(seen))
        {
            let settled = petitions.values().sum();
            recount::expect(
                expected,
                &unit,
                format!("petition.settled.{class}"),
                "",
                settled,
            );
        }
        let should: BTreeSet<(String, Stretch)> = petitions
            .keys()
            .flat_map(|day| since(&way, day).map(move |stretch| (day.clone(), stretch)))
            .collect();
        if should != kept.remove(&id).unwrap_or_default() {
            faults.insert(format!(
                "case {id} of {unit}: its phases are not those of its docket"
            ));
        }
    }
    let orphans = kept
        .keys()
        .map(|id| format!("case {id}: it has phases but is not there"));
    faults.extend(orphans);
    Ok(())
}

/// The phases that the register keeps, each from the day on which the petition was processed.
fn kept(tx: &mut Tx<'_>) -> Result<BTreeMap<Id, BTreeSet<(String, Stretch)>>> {
    let mut kept: BTreeMap<Id, BTreeSet<(String, Stretch)>> = BTreeMap::new();
    for row in tx.query(COHORT, params![])? {
        let (day, phase): (String, String) = (row.get("processed_on")?, row.get("phase")?);
        let (from, until): (String, String) = (row.get("from_on")?, row.get("until_on")?);
        let known = Standing::Any.phases().iter().find(|one| **one == phase);
        let stretch = (
            known.copied().unwrap_or("unknown"),
            from.max(day.clone()),
            until,
        );
        if stretch.1 < stretch.2 {
            kept.entry(row.get("case_id")?)
                .or_default()
                .insert((day, stretch));
        }
    }
    Ok(kept)
}

/// The phases of a case in time, by its docket.
fn way(procedure: &Procedure, docket: &[Entered]) -> Vec<Stretch> {
    let mut way: Vec<Stretch> = Vec::new();
    let mut is_withdrawn = false;
    for Entered {
        step, state, day, ..
    } in docket
    {
        let Some(state) = procedure.state(state) else {
            continue;
        };
        let names = |facts: &[String]| facts.iter().any(|fact| fact == WITHDRAWN);
        if let Some(step) = procedure.steps.iter().find(|one| one.id == *step) {
            is_withdrawn = (is_withdrawn || names(&step.sets)) && !names(&step.clears);
        }
        let before = way.last().map(|(seen, ..)| *seen);
        let seen = settlement::seen_as(before, state.phase, is_withdrawn);
        if before == Some(seen) {
            continue;
        }
        if let Some(last) = way.last_mut() {
            last.2.clone_from(day);
        }
        way.push((seen, day.clone(), settlement::OPEN_END.to_owned()));
    }
    way
}

/// The day on which a case was ended as withdrawn after explanation, persuasion or conciliation.
fn persuaded<'a>(procedure: &Procedure, docket: &[Entered], way: &'a [Stretch]) -> Option<&'a str> {
    let (_, day, _) = way.iter().find(|(seen, ..)| *seen == "withdrawn")?;
    let mut is_persuaded = false;
    for entry in docket.iter().filter(|entry| entry.day <= *day) {
        let step = procedure.steps.iter().find(|one| one.id == entry.step);
        let fields = step.into_iter().flat_map(|step| &step.fields);
        let mut asked = fields.filter(|field| {
            let fact = field.fact.as_deref();
            fact.is_some_and(|fact| settlement::PERSUADED.contains(&fact))
        });
        if let Some(field) = asked.next() {
            let told: Json = serde_json::from_str(&entry.fields).unwrap_or_default();
            is_persuaded = told.get(&field.id).and_then(Json::as_bool) == Some(true);
        }
    }
    is_persuaded.then_some(day.as_str())
}

fn opened(expected: &mut Expected, way: &[Stretch], unit: &str, [class, stage, group]: [&str; 3]) {
    let day = way.first().map_or("", |(_, from, _)| from.as_str());
    let measure = format!("case.opened.{class}.{stage}.{group}");
    recount::expect(expected, unit, measure, day, 1);
}

fn turns(expected: &mut Expected, way: &[Stretch], unit: &str, class: &str, stage: &str) {
    for (before, after) in way.iter().zip(way.iter().skip(1)) {
        let (before, (after, day, _)) = (before.0, after);
        let measure = match (
            settlement::is_unsettled(before),
            settlement::is_unsettled(after),
        ) {
            (true, false) => format!("case.settled.{class}.{stage}.{after}"),
            (false, true) => format!("case.reopened.{class}.{stage}"),
            _ => continue,
        };
        recount::expect(expected, unit, measure, day, 1);
    }
}

/// What is left of the phases from a day on.
fn since(way: &[Stretch], day: &str) -> impl Iterator<Item = Stretch> {
    way.iter().filter_map(move |(seen, from, until)| {
        let from = from.clone().max(day.to_owned());
        (from < *until).then(|| (*seen, from, until.clone()))
    })
}
