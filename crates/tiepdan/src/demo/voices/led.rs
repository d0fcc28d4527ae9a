//! Public dialogues, legal obstacles, recommendations upward.

use casework::access::acts;
use casework::settlement::{self, CaseFilter};
use casework::supervision::dialogue::{self, Holding, Promise, RawPublicDialogue, RawQuestion};
use casework::supervision::obstacle::{self, RawObstacle};
use casework::supervision::upward::{self, Answering, RawUpward};
use casework::supervision::{self, Reporting, Returning};
use casework::{Id, Result};
use serde::Deserialize;

use super::{Told, unit};

/// A public dialogue; days ago, negative: to come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dialogue {
    by: String,
    ago: i64,
    kind: String,
    theme: String,
    place: String,
    #[serde(default)]
    participants: i64,
    #[serde(default)]
    summary: String,
    published: Option<i64>,
    #[serde(default)]
    question: Vec<Question>,
}

/// A question and what was promised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    topic: String,
    asked_by: String,
    text: String,
    answer: String,
    to: Option<String>,
    /// Days after the dialogue.
    #[serde(default)]
    due: i64,
    reported: Option<i64>,
    accepted: Option<i64>,
}

/// A legal obstacle found in cases of a commune.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Obstacle {
    commune: String,
    ago: i64,
    instrument: String,
    article: String,
    topic: String,
    problem: String,
    wish: String,
    cases: i64,
    upward: Option<Upward>,
}

/// A recommendation upward and what became of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Upward {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    ago: i64,
    document: String,
    text: String,
    /// Days after it was sent.
    answer_by: i64,
    answered: Option<i64>,
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    answer: String,
    promised: Option<i64>,
    done: Option<i64>,
    #[serde(default)]
    result: String,
    passed: Option<i64>,
    #[serde(default)]
    higher: String,
    #[serde(default)]
    higher_document: String,
}

/// A dialogue of a head of the province.
pub(super) fn held(told: &mut Told<'_, '_>, one: &Dialogue) -> Result<()> {
    let Some(leader) = told.head(&unit(&one.by))? else {
        return Ok(());
    };
    let (at, permit) = (told.on(one.ago), leader.permit::<acts::HoldDialogue>()?);
    let raw = RawPublicDialogue {
        kind: one.kind.clone(),
        theme: one.theme.clone(),
        on: Some(told.day(one.ago)),
        place: one.place.clone(),
        host: leader.name.clone(),
    };
    let id = dialogue::announce(told.tx, &at, &permit, &raw)?;
    if one.ago < 0 {
        return Ok(());
    }
    let said = Holding {
        participants: Some(one.participants),
        summary: one.summary.clone(),
        expected: None,
    };
    dialogue::hold(told.tx, &at, &permit, id, &said)?;
    for question in &one.question {
        asked(told, (id, one.ago), &leader, question)?;
    }
    if let Some(ago) = one.published {
        let at = told.on(ago);
        dialogue::publish(told.tx, &at, &permit, id, None)?;
    }
    Ok(())
}

fn asked(
    told: &mut Told<'_, '_>,
    (id, ago): (Id, i64),
    leader: &casework::access::Actor,
    one: &Question,
) -> Result<()> {
    let at = told.on(ago);
    let owner = one.to.as_deref().map(unit);
    let raw = RawQuestion {
        topic: one.topic.clone(),
        asked_by: one.asked_by.clone(),
        text: one.text.clone(),
        answer: one.answer.clone(),
        promise: owner.clone().map(|owner| Promise {
            owner,
            due: Some(told.day(ago - one.due)),
        }),
        expected: None,
    };
    let (holding, directing) = (
        leader.permit::<acts::HoldDialogue>()?,
        leader.permit::<acts::Direct>()?,
    );
    let scope = leader.scope();
    dialogue::ask(told.tx, &at, (&holding, &directing), &scope, (id, &raw))?;
    let (Some(owner), Some(reported)) = (owner, one.reported) else {
        return Ok(());
    };
    let details = dialogue::dialogue(told.tx, &at, &scope, id)?;
    let promise = details
        .questions
        .last()
        .and_then(|last| last.promise.as_ref());
    let (Some((assignment, ..)), Some(head)) = (promise, told.head(&owner)?) else {
        return Ok(());
    };
    let report = Reporting {
        text: one.answer.clone(),
        ..Reporting::default()
    };
    let at = told.on(reported);
    supervision::report(
        told.tx,
        &at,
        &head.permit::<acts::ReportUp>()?,
        *assignment,
        &report,
    )?;
    if let Some(accepted) = one.accepted {
        let at = told.on(accepted);
        supervision::accept(told.tx, &at, &directing, *assignment, &Returning::default())?;
    }
    Ok(())
}

/// An obstacle in the way of cases of a commune, and what was recommended about it.
pub(super) fn found(told: &mut Told<'_, '_>, one: &Obstacle) -> Result<()> {
    let commune = unit(&one.commune);
    let Some(head) = told.head(&commune)? else {
        return Ok(());
    };
    let (permit, scope) = (head.permit::<acts::NoteObstacle>()?, head.scope());
    let filter = CaseFilter {
        class: Some("complaint".to_owned()),
        unit: Some(commune.clone()),
        limit: one.cases,
        ..CaseFilter::default()
    };
    let at = told.on(one.ago);
    let cases = settlement::list(told.tx, &at, &scope, &filter)?;
    let Some((first, others)) = cases.split_first() else {
        return Ok(());
    };
    let raw = RawObstacle {
        case: Some(first.case.id),
        instrument: one.instrument.clone(),
        article: one.article.clone(),
        topic: one.topic.clone(),
        problem: one.problem.clone(),
        wish: one.wish.clone(),
        on: None,
    };
    let id = obstacle::find(told.tx, &at, &permit, &scope, &raw)?;
    for row in others {
        obstacle::tie(told.tx, &at, &permit, &scope, (id, Some(row.case.id)))?;
    }
    match &one.upward {
        Some(upward) => sent(told, (&commune, &unit("ubnd")), upward, Some(id)),
        None => Ok(()),
    }
}

/// A recommendation about the work in general.
pub(super) fn recommended(told: &mut Told<'_, '_>, one: &Upward) -> Result<()> {
    sent(told, (&unit(&one.from), &unit(&one.to)), one, None)
}

fn sent(
    told: &mut Told<'_, '_>,
    (from, to): (&str, &str),
    one: &Upward,
    about: Option<Id>,
) -> Result<()> {
    let (Some(sender), Some(above)) = (told.head(from)?, told.head(to)?) else {
        return Ok(());
    };
    let (permit, at) = (sender.permit::<acts::RecommendUp>()?, told.on(one.ago));
    let raw = RawUpward {
        to: to.to_owned(),
        document: one.document.clone(),
        text: one.text.clone(),
        subject_kind: about.map_or_else(String::new, |_| "obstacle".to_owned()),
        subject: about,
        answer_by: Some(told.day(one.ago - one.answer_by)),
        on: None,
    };
    let id = upward::send(told.tx, &at, &permit, &sender.scope(), &raw)?;
    let answering = above.permit::<acts::RecommendUp>()?;
    if let Some(ago) = one.passed {
        let higher = RawUpward {
            to: one.higher.clone(),
            document: one.higher_document.clone(),
            text: one.text.clone(),
            ..RawUpward::default()
        };
        let at = told.on(ago);
        upward::pass_on(told.tx, &at, &answering, id, (&higher, None))?;
    }
    if let Some(ago) = one.answered {
        let said = Answering {
            outcome: one.outcome.clone(),
            text: one.answer.clone(),
            promised: one.promised.map(|ago| told.day(ago)),
            expected: None,
        };
        let at = told.on(ago);
        upward::answer(told.tx, &at, &answering, id, &said)?;
    }
    if let Some(ago) = one.done {
        let at = told.on(ago);
        upward::carry_out(told.tx, &at, &answering, id, (&one.result, None))?;
    }
    Ok(())
}
