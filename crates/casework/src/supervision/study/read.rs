//! One study, with what the commission reads of the petition.

use store::{Tx, Value, params};

use super::KIND;
use super::query::{SELECT, StudyRow, line, seen};
use crate::access::Scope;
use crate::supervision::course::{self, CourseStep};
use crate::{Failure, Id, Result};

/// A study with everything of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyDetails {
    /// The study and its petition.
    pub row: StudyRow,
    /// The letter; none where who wrote it is under seal.
    pub text: Option<String>,
    /// May whoever asks open the petition itself?
    pub is_petition_seen: bool,
    /// Everything done with it.
    pub steps: Vec<CourseStep>,
}

const TEXT: &str = "select t.text from open_text t join petition q on q.id = t.subject where t.subject = $1 and not q.sealed";
const OF_PETITION: &str = "select id from petition_study where petition = $1";

/// A study in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn study(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<StudyDetails> {
    let sql = format!("{SELECT} where s.id = $3 and {}", seen(scope));
    let ([unit, below], own): (_, &[Value<'_>]) = (scope.values(), params![id]);
    let row = tx.first(&sql, &[&[unit, below], own].concat())?;
    let row = line(&row.ok_or(Failure::NotFound)?)?;
    let petition = row.study.petition;
    let text = tx.first(TEXT, params![petition])?;
    Ok(StudyDetails {
        text: text.map(|text| text.get("text")).transpose()?,
        is_petition_seen: super::super::directive::is_seen(tx, scope, "petition", petition)?,
        steps: course::steps(tx, KIND, id)?,
        row,
    })
}

/// The study of a petition that the scope sees; none where nobody studies it.
///
/// # Errors
/// What the database reports.
pub fn of_petition(tx: &mut Tx<'_>, petition: Id) -> Result<Option<Id>> {
    let row = tx.first(OF_PETITION, params![petition])?;
    Ok(row.map(|row| row.get("id")).transpose()?)
}
