//! A public dialogue is held; its questions are taken down with an answer or a promise; it is made public.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::course::Act;
use super::super::directive::{self, RawDirective, RawOwner};
use super::super::given::{LINE, TEXT, bounded, check_topic, needed, refuse};
use super::state::PublicDialogue;
use crate::access::{Permit, Scope, acts};
use crate::{Failure, FieldError, Id, Result, Setting};

/// Most people of one dialogue.
const PEOPLE: i64 = 1_000_000;

/// How it was held.
#[derive(Debug, Clone, Default)]
pub struct Holding {
    /// How many came.
    pub participants: Option<i64>,
    /// The leader's conclusion.
    pub summary: String,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

/// What the leader promised: who does it by when.
#[derive(Debug, Clone, Default)]
pub struct Promise {
    /// The unit that carries it out.
    pub owner: String,
    /// The day by which it reports.
    pub due: Option<Date>,
}

/// A question as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawQuestion {
    /// Its field.
    pub topic: String,
    /// Who asks: a hamlet, a group, an association; nobody by name.
    pub asked_by: String,
    /// The question.
    pub text: String,
    /// What was answered, or promised.
    pub answer: String,
    /// Present where the answer is a promise.
    pub promise: Option<Promise>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const QUESTION: &str = "insert into dialogue_question (dialogue, no, topic, asked_by, text, answer, directive) \
     select $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6 from dialogue_question where dialogue = $1";

/// Records that it was held.
///
/// # Errors
/// Not found when it is another unit's; field errors; `dialogue-not-announced`, `dialogue-too-early`, `changed-meanwhile`.
pub fn hold(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldDialogue>,
    id: Id,
    said: &Holding,
) -> Result<()> {
    let dialogue = PublicDialogue::own(tx, permit, id, said.expected)?;
    let mut errors = Vec::new();
    needed("summary", &said.summary, TEXT, &mut errors);
    let participants = said.participants.unwrap_or(-1);
    if !(0..=PEOPLE).contains(&participants) {
        errors.push(FieldError::new("participants", "number-wrong").with("found", participants));
    }
    refuse(errors)?;
    let act = Act {
        name: "held",
        event: "public_dialogue.held",
        on: dialogue.thing().day(tx, at, None)?,
        text: said.summary.trim(),
        due: None,
    };
    dialogue
        .held(at.now.today, participants, said.summary.trim())?
        .save(tx, at, permit.by(), act)
}

/// Takes a question down, with its answer; a promise becomes a directive of the leader. `scope` are the rows he sees.
///
/// # Errors
/// Not found when it is another unit's; field errors, those of the directive among them; `dialogue-not-held`,
/// `changed-meanwhile`.
pub fn ask(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: (&Permit<acts::HoldDialogue>, &Permit<acts::Direct>),
    scope: &Scope,
    (id, raw): (Id, &RawQuestion),
) -> Result<()> {
    let (holding, directing) = permit;
    let dialogue = PublicDialogue::own(tx, holding, id, raw.expected)?.asked()?;
    let mut errors = Vec::new();
    check_topic(at, &raw.topic, &mut errors);
    bounded("asked_by", &raw.asked_by, LINE, &mut errors);
    needed("text", &raw.text, TEXT, &mut errors);
    needed("answer", &raw.answer, TEXT, &mut errors);
    refuse(errors)?;
    let given = raw
        .promise
        .as_ref()
        .map(|promise| promised(tx, at, directing, scope, (&dialogue, raw, promise)))
        .transpose()?;
    let (asked_by, text, answer) = (raw.asked_by.trim(), raw.text.trim(), raw.answer.trim());
    let values = params![id, raw.topic, asked_by, text, answer, given];
    tx.send(QUESTION, values)?;
    let act = Act {
        name: if given.is_some() { "promised" } else { "asked" },
        event: "public_dialogue.asked",
        on: dialogue.thing().day(tx, at, None)?,
        text: raw.text.trim(),
        due: raw.promise.as_ref().and_then(|promise| promise.due),
    };
    dialogue.thing().record(tx, at, holding.by(), act)
}

/// The directive behind a promise.
fn promised(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Direct>,
    scope: &Scope,
    (dialogue, raw, promise): (&PublicDialogue, &RawQuestion, &Promise),
) -> Result<Id> {
    if promise.owner.trim().is_empty() {
        return Err(FieldError::new("owners", "field-missing").into());
    }
    let directive = RawDirective {
        source: "dialogue".to_owned(),
        on: Some(dialogue.on),
        given_by: dialogue.host.clone(),
        subject_kind: "dialogue".to_owned(),
        subject: Some(dialogue.id),
        text: raw.answer.clone(),
        due: promise.due,
        owners: vec![RawOwner {
            unit: promise.owner.clone(),
            ..RawOwner::default()
        }],
        ..RawDirective::default()
    };
    let entry = directive.validate(at).map_err(Failure::Invalid)?;
    Ok(directive::give(tx, at, permit, scope, &entry)?.id)
}

/// Makes a dialogue that was held public, with its questions and answers.
///
/// # Errors
/// Not found when it is another unit's; `dialogue-not-held`, `dialogue-published`, `changed-meanwhile`.
pub fn publish(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::HoldDialogue>,
    id: Id,
    expected: Option<i64>,
) -> Result<()> {
    let dialogue = PublicDialogue::own(tx, permit, id, expected)?;
    let on = dialogue.thing().day(tx, at, None)?;
    let act = Act {
        name: "published",
        event: "public_dialogue.published",
        on,
        text: "",
        due: None,
    };
    dialogue.published(on)?.save(tx, at, permit.by(), act)
}
