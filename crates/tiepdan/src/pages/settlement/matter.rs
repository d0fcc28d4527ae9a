//! The parts of a case in words: its clocks, claims, people, decisions and papers.

use std::collections::BTreeMap;

use casework::Id;
use casework::settlement::{
    CaseDetails, ContentRow, DecisionRow, EnforcementRow, NoticeRow, PetitionLine,
};
use casework::term::Clock;
use law::Law;
use law::procedure::Act;
use words::t;

use super::{entered, names, paths};
use crate::app::App;
use crate::pages::notice::paths::paper as paper_of;
use crate::web::components::ClockView;
use crate::web::{PageContext, legal};

/// A clock with what it is for.
pub(super) struct ClockLine {
    pub(super) title: String,
    /// Who answers for it.
    pub(super) by: String,
    pub(super) badge: ClockView,
    /// Ended without duty done: another clock took over, or the case ended.
    pub(super) stopped: bool,
    pub(super) since: String,
}

/// A claim.
pub(super) struct ContentLine {
    pub(super) no: i64,
    pub(super) text: String,
    /// What the verification found, and what it proposed.
    pub(super) found: String,
    pub(super) finding: String,
    pub(super) tone: &'static str,
    /// What is ordered for it.
    pub(super) ordered: String,
    /// The day it was settled, withdrawn, referred or ended, and the entry of the docket that did so.
    pub(super) settled: String,
}

/// Someone who takes part.
pub(super) struct PartyLine {
    pub(super) role: String,
    /// Empty for one under the seal.
    pub(super) name: String,
    pub(super) note: String,
}

/// A decision with what it ordered and what was carried out.
pub(super) struct DecisionLine {
    pub(super) title: String,
    pub(super) finding: String,
    pub(super) outcome: String,
    pub(super) ordered: Vec<(String, String)>,
    pub(super) done: Vec<(String, String)>,
    pub(super) done_on: String,
}

/// A paper that a step issued.
pub(super) struct NoticeLine {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) number: String,
    pub(super) on: String,
    pub(super) article: String,
}

/// The clocks that run, first due first, and those that have ended.
pub(super) fn clocks(
    t: &PageContext,
    law: &Law,
    clocks: &[Clock],
) -> (Vec<ClockLine>, Vec<ClockLine>) {
    let mut sorted: Vec<&Clock> = clocks.iter().collect();
    sorted.sort_by_key(|clock| (clock.due.is_none(), clock.due, clock.id));
    let (running, past): (Vec<&Clock>, Vec<&Clock>) = sorted
        .into_iter()
        .partition(|clock| clock.closed_on.is_none());
    let line = |clock: &Clock| clock_line(t, law, clock);
    (
        running.into_iter().map(line).collect(),
        past.into_iter().map(line).collect(),
    )
}

fn clock_line(t: &PageContext, law: &Law, clock: &Clock) -> ClockLine {
    let term = law.term(&clock.term);
    ClockLine {
        title: term.map_or_else(
            || clock.term.clone(),
            |term| legal::text(t, &term.title).to_owned(),
        ),
        by: term.map_or_else(String::new, |term| {
            legal::text(t, &term.decides.title).to_owned()
        }),
        badge: legal::clock(t, law, clock),
        stopped: clock.outcome.as_deref() == Some("stopped"),
        since: t.date(clock.started_on),
    }
}

/// What the case is, in pairs.
pub(super) fn facts(
    t: &PageContext,
    app: &App,
    details: &CaseDetails,
    known: &BTreeMap<Id, String>,
) -> Vec<(String, String)> {
    let case = &details.case;
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| t.date(day));
    let name = |id: Option<Id>| id.and_then(|id| known.get(&id)).cloned();
    let pairs = [
        (
            t!("settlement-class"),
            names::class(t, &app.law, case.class),
        ),
        (
            t!("settlement-field"),
            names::topic(t, &app.law, &case.field),
        ),
        (
            t!("settlement-unit"),
            legal::unit_name(t, &app.law, &case.unit),
        ),
        (t!("settlement-respondent"), details.respondent.clone()),
        (t!("settlement-started"), t.date(case.started_on)),
        (t!("settlement-accepted"), day(case.accepted_on)),
        (t!("settlement-people"), t.number(case.people)),
        (
            t!("settlement-settler"),
            name(case.settler).unwrap_or_default(),
        ),
        (
            t!("settlement-verifier"),
            name(case.verifier).unwrap_or_default(),
        ),
        (t!("settlement-ended"), day(details.closed_on)),
    ];
    let said = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(label, value)| (t.say(label).into_owned(), value))
        .collect()
}

/// The claims with what was found.
pub(super) fn contents(t: &PageContext, law: &Law, contents: &[ContentRow]) -> Vec<ContentLine> {
    let line = |row: &ContentRow| {
        let (finding, tone) = match (row.state.as_str(), row.finding.as_deref()) {
            ("withdrawn", _) => (
                t.say(t!("settlement-content-withdrawn")).into_owned(),
                "plain",
            ),
            ("referred", _) => {
                let unit = row.referred_to.as_deref().unwrap_or_default();
                let unit = legal::unit_name(t, law, unit);
                let told = t.say_with(t!("settlement-content-referred"), &[("unit", unit.into())]);
                (told.into_owned(), "plain")
            }
            ("ended", _) => (t.say(t!("settlement-content-ended")).into_owned(), "plain"),
            (_, Some(finding)) => (names::finding(t, finding), "good"),
            _ => (t.say(t!("settlement-content-open")).into_owned(), "info"),
        };
        ContentLine {
            no: row.no,
            text: row.text.clone(),
            found: found(t, row),
            finding,
            tone,
            ordered: row.ordered.clone(),
            settled: settled(t, row),
        }
    };
    contents.iter().map(line).collect()
}

fn found(t: &PageContext, row: &ContentRow) -> String {
    let Some(proposed) = row.proposed.as_deref() else {
        return row.found.clone();
    };
    let proposed = names::finding(t, proposed);
    let told = t.say(t!("settlement-content-proposed"));
    format!("{} ({told}: {proposed})", row.found)
        .trim()
        .to_owned()
}

fn settled(t: &PageContext, row: &ContentRow) -> String {
    let (Some(on), Some(entry)) = (row.settled_on, row.settled_entry) else {
        return String::new();
    };
    let day = t.date(on);
    let told = t.say_with(
        t!("settlement-content-settled"),
        &[("day", day.into()), ("entry", entry.into())],
    );
    told.into_owned()
}

/// The people, a denouncer without anything that tells who he is.
pub(super) fn parties(t: &PageContext, app: &App, details: &CaseDetails) -> Vec<PartyLine> {
    let each = details.participants.iter().map(|one| {
        let identity = one.shown.identity.as_ref();
        let name = identity
            .map(|who| who.name.clone())
            .or_else(|| one.name.clone());
        let unit = one.unit.as_deref();
        let unit = unit.map(|unit| legal::unit_name(t, &app.law, unit));
        let address = identity.map(|who| who.address.clone());
        let key = format!("settlement-role-{}", one.shown.role);
        let left = one.left_on.map(|day| {
            let how = one.left_as.as_deref().unwrap_or_default();
            let how = match how {
                "withdrew" => t.say(t!("settlement-content-withdrawn")).into_owned(),
                code => names::entry(t, &app.law, Some("group.leaving"), code, day),
            };
            format!("{how} {}", t.date(day))
        });
        PartyLine {
            role: t.say(&key).into_owned(),
            name: name.unwrap_or_default(),
            note: left.or(unit).or(address).unwrap_or_default(),
        }
    });
    each.collect()
}

/// The petitions: where each leads, its number with its day, what it is about.
pub(super) fn petitions(
    t: &PageContext,
    petitions: &[PetitionLine],
) -> Vec<(String, String, String)> {
    let line = |row: &PetitionLine| {
        let number = names::number(row.number.0, row.number.1);
        let on = t.date(row.received_on);
        let told = t.say_with(
            t!("settlement-petition-of"),
            &[("number", number.into()), ("day", on.into())],
        );
        (
            paths::petition(row.id),
            told.into_owned(),
            row.summary.clone(),
        )
    };
    petitions.iter().map(line).collect()
}

/// The decisions with their amounts and what of them was carried out so far.
pub(super) fn decisions(
    t: &PageContext,
    app: &App,
    details: &CaseDetails,
    enforcement: &[EnforcementRow],
) -> Vec<DecisionLine> {
    let procedure = app.law.procedures.get(&details.case.procedure);
    let line = |row: &DecisionRow| {
        let of_this = enforcement.iter().filter(|done| done.decision == row.id);
        let mut sums = BTreeMap::<String, i64>::new();
        for done in of_this {
            for (id, amount) in read_amounts(&done.amounts) {
                *sums.entry(id).or_default() += amount;
            }
        }
        DecisionLine {
            title: decision_title(t, row),
            finding: if row.finding == "none" {
                String::new()
            } else {
                names::finding(t, &row.finding)
            },
            outcome: outcome(t, app, details, row),
            ordered: entered::amounts(t, procedure, &read_amounts(&row.amounts)),
            done: entered::amounts(t, procedure, &sums),
            done_on: row.done_on.map_or_else(String::new, |day| t.date(day)),
        }
    };
    details.decisions.iter().map(line).collect()
}

fn decision_title(t: &PageContext, row: &DecisionRow) -> String {
    let key = match row.kind.as_str() {
        "conclude" => t!("settlement-decision-conclude"),
        "answer" => t!("settlement-decision-answer"),
        _ => t!("settlement-decision-decide"),
    };
    let (number, day) = (row.number.clone(), t.date(row.on));
    t.say_with(key, &[("number", number.into()), ("day", day.into())])
        .into_owned()
}

fn outcome(t: &PageContext, app: &App, details: &CaseDetails, row: &DecisionRow) -> String {
    if row.outcome.is_empty() {
        return String::new();
    }
    let procedure = app.law.procedures.get(&details.case.procedure);
    let steps = procedure.into_iter().flat_map(|found| &found.steps);
    let field = steps
        .filter(|step| matches!(step.act, Act::Decide | Act::Conclude | Act::Answer))
        .flat_map(|step| &step.fields)
        .find(|field| field.id == "outcome");
    let list = field.and_then(|field| field.list.as_deref());
    names::entry(t, &app.law, list, &row.outcome, row.on)
}

fn read_amounts(json: &str) -> BTreeMap<String, i64> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The papers, newest first.
pub(super) fn notices(t: &PageContext, app: &App, notices: &[NoticeRow]) -> Vec<NoticeLine> {
    let line = |row: &NoticeRow| {
        let paper = app.law.notices.get(&row.form);
        NoticeLine {
            href: paper_of(row.id),
            title: paper.map_or_else(
                || row.form.clone(),
                |paper| legal::text(t, &paper.title).to_owned(),
            ),
            number: names::number(row.number, row.year),
            on: t.date(row.on),
            article: paper.map_or_else(
                || legal::article(t, &app.law, &row.article),
                |paper| legal::article(t, &app.law, &paper.article),
            ),
        }
    };
    notices.iter().rev().map(line).collect()
}
