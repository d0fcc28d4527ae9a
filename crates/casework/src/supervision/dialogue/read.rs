//! One public dialogue with its questions.

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::KIND;
use super::query::{COLUMNS, DialogueRow, line};
use crate::access::Scope;
use crate::supervision::course::{self, CourseStep};
use crate::supervision::directive::Stand;
use crate::{Failure, Id, Result, Setting};

/// One question of a dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its number.
    pub no: i64,
    /// Its field.
    pub topic: String,
    /// Who asked: a hamlet, a group, an association.
    pub asked_by: String,
    /// The question.
    pub text: String,
    /// What was answered, or promised.
    pub answer: String,
    /// What became of a promise: the assignment, its owner, its day, how it stands.
    pub promise: Option<(Id, String, Date, Stand)>,
}

/// A dialogue with everything of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DialogueDetails {
    /// The dialogue with what is left of it.
    pub row: DialogueRow,
    /// Its questions, in order.
    pub questions: Vec<Question>,
    /// Everything done with it.
    pub steps: Vec<CourseStep>,
}

const QUESTIONS: &str = "select q.no, q.topic, q.asked_by, q.text, q.answer, a.id as assignment, a.unit, a.due_on, a.stand \
     from dialogue_question q left join assignment a on a.directive = q.directive where q.dialogue = $1 order by q.no, a.id";

/// A dialogue in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn dialogue(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, id: Id) -> Result<DialogueDetails> {
    let condition = scope.condition("d.unit", 1);
    read(tx, at, scope, (&condition, id))
}

/// A dialogue that anybody may read.
///
/// # Errors
/// Not found when there is none, or it was not made public.
pub fn published_one(tx: &mut Tx<'_>, at: &Setting, id: Id) -> Result<DialogueDetails> {
    let whole = Scope::whole();
    let condition = format!(
        "{} and d.published_on is not null",
        whole.condition("d.unit", 1)
    );
    read(tx, at, &whole, (&condition, id))
}

fn read(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    (condition, id): (&str, Id),
) -> Result<DialogueDetails> {
    let sql = format!("select {COLUMNS} from public_dialogue d where d.id = $4 and {condition}");
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![at.now.today, id]);
    let row = tx.first(&sql, &[&[unit, below], own].concat())?;
    let row = line(&row.ok_or(Failure::NotFound)?)?;
    let questions = tx.query(QUESTIONS, params![id])?;
    Ok(DialogueDetails {
        row,
        questions: questions
            .iter()
            .map(question)
            .collect::<store::Result<_>>()?,
        steps: course::steps(tx, KIND, id)?,
    })
}

fn question(row: &Row) -> store::Result<Question> {
    let assignment: Option<Id> = row.get("assignment")?;
    let promise = match assignment {
        Some(id) => Some((id, row.get("unit")?, row.get("due_on")?, row.get("stand")?)),
        None => None,
    };
    Ok(Question {
        no: row.get("no")?,
        topic: row.get("topic")?,
        asked_by: row.get("asked_by")?,
        text: row.get("text")?,
        answer: row.get("answer")?,
        promise,
    })
}
