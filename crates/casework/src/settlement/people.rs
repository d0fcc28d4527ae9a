//! Who takes part in a case, and what it is about: taken from its petitions.

use law::procedure::Class;
use store::{Tx, params};

use super::case::Case;
use crate::{Id, Result};

const CONTENT: &str =
    "insert into case_content (case_id, no, text, state) values ($1, $2, $3, 'open')";
const NEXT_CONTENT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from case_content where case_id = $1";
const PARTIES: &str =
    "select no, role, person, sealed from petition_party where petition = $1 order by no";
const NEXT_PARTY: &str = "select cast(coalesce(max(no), 0) + 1 as bigint) as no from case_participant where case_id = $1";
const PARTICIPANT: &str = "insert into case_participant (case_id, no, role, person, sealed, name, unit) values ($1, $2, $3, $4, $5, $6, $7)";
const RESPONDENT: &str = "select respondent, respondent_unit from petition where id = $1";
const HAS_RESPONDENT: &str =
    "select no from case_participant where case_id = $1 and role = $2 and name = $3 order by no";

/// The claims of a case; without any, its title is the one claim.
pub(super) fn add_contents(tx: &mut Tx<'_>, case: &Case, told: &[String]) -> Result<()> {
    let told = told.iter().map(|text| text.trim());
    let mut contents: Vec<&str> = told.filter(|text| !text.is_empty()).collect();
    if contents.is_empty() {
        contents.push(&case.title);
    }
    for text in contents {
        let no = next(tx, NEXT_CONTENT, case.id)?;
        tx.send(CONTENT, params![case.id, no, text])?;
    }
    Ok(())
}

/// The role of those who petition, by class.
pub(super) const fn own_role(class: Class) -> &'static str {
    match class {
        Class::Complaint => "complainant",
        Class::Denunciation => "denouncer",
        Class::Recommendation => "recommender",
    }
}

/// The petition's people take part under the role of their class; whom it is about, once.
pub(super) fn add_people(tx: &mut Tx<'_>, case: &Case, petition: Id) -> Result<()> {
    let own = own_role(case.class);
    let other = match case.class {
        Class::Complaint => "respondent",
        Class::Denunciation => "accused",
        Class::Recommendation => "affected",
    };
    let mut no = next(tx, NEXT_PARTY, case.id)?;
    for row in tx.query(PARTIES, params![petition])? {
        let role: String = row.get("role")?;
        let (person, sealed): (Option<Id>, Option<Id>) = (row.get("person")?, row.get("sealed")?);
        let role = if role == "representative" {
            "representative"
        } else {
            own
        };
        let nobody = None::<String>;
        tx.send(
            PARTICIPANT,
            params![case.id, no, role, person, sealed, nobody, nobody],
        )?;
        no += 1;
    }
    let Some(row) = tx.first(RESPONDENT, params![petition])? else {
        return Ok(());
    };
    let name: String = row.get("respondent")?;
    let is_new = tx
        .first(HAS_RESPONDENT, params![case.id, other, name])?
        .is_none();
    if !name.is_empty() && is_new {
        let (unit, nobody) = (row.get::<Option<String>>("respondent_unit")?, None::<Id>);
        tx.send(
            PARTICIPANT,
            params![case.id, no, other, nobody, nobody, name, unit],
        )?;
    }
    Ok(())
}

fn next(tx: &mut Tx<'_>, sql: &str, case: Id) -> Result<i64> {
    let row = tx.first(sql, params![case])?;
    Ok(row.map_or(Ok(1), |row| row.get("no"))?)
}
