//! The minutes of a meeting (forms 06 and 14 of Decree 124/2020, form 08 of Decree 31/2019).

use law::procedure::{Act, Post};
use store::{Tx, params};

use crate::settlement::case::Case;
use crate::settlement::effect::Doing;
use crate::{FieldError, Id, Result};

const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from meeting where case_id = $1";
const ADD: &str = "insert into meeting (case_id, no, kind, on_day, place, host, told, entry) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const ADD_PERSON: &str = "insert into meeting_person (case_id, meeting, no, name, post, role, presence, signature) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)";
const ADD_CONTENT: &str =
    "insert into meeting_content (case_id, meeting, content, position) values ($1, $2, $3, $4)";
const HEADS: &str = "select id from post where official = $1 and unit = $2 and post = $3 and from_on <= $4 \
     and (until_on is null or until_on >= $4)";

/// Fields in which a step tells what was said.
const TOLD: [&str; 5] = ["content", "explanation", "outcome", "minutes", "reason"];
/// Fields whose rows are the people of a meeting.
const PEOPLE: [&str; 2] = ["people", "mediators"];
const POSITIONS: &str = "positions";
const PRESENT: &str = "present";

/// Writes the meeting that a step tells of.
pub(in crate::settlement) fn record(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    if !is_meeting(doing.step.act) {
        return Ok(());
    }
    check_host(doing, tx, case)?;
    check_presence(doing)?;
    let entered = doing.entered;
    let told = TOLD.iter().find_map(|name| entered.line(name));
    let place = entered.line("place").unwrap_or_default();
    let host = entered.officials.get("host").copied();
    let row = tx.first(NEXT, params![case.id])?;
    let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
    tx.execute(
        ADD,
        params![
            case.id,
            no,
            doing.step.act.as_str(),
            doing.on,
            place,
            host,
            told.unwrap_or_default(),
            case.docket_length
        ],
    )?;
    add_people(doing, tx, case, no)?;
    for (content, position) in entered.by_content.get(POSITIONS).into_iter().flatten() {
        tx.execute(ADD_CONTENT, params![case.id, no, *content, position])?;
    }
    Ok(())
}

fn is_meeting(act: Act) -> bool {
    matches!(
        act,
        Act::WorkWith
            | Act::HearAccused
            | Act::HoldDialogue
            | Act::MissDialogue
            | Act::PostponeDialogue
            | Act::Conciliate
    )
}

/// Held in person means by the head of the unit that settles (rulebook KN-I3).
fn check_host(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let in_person = doing.entered.answers.get("in_person") == Some(&true);
    let Some(host) = doing.entered.officials.get("host").filter(|_| in_person) else {
        return Ok(());
    };
    match tx.first(
        HEADS,
        params![*host, case.unit, Post::Head.as_str(), doing.on],
    )? {
        Some(_) => Ok(()),
        None => Err(FieldError::new("fields.host", "host-not-the-head").into()),
    }
}

/// A dialogue in which the petitioner's side was not there was not held: it was missed, or is postponed.
fn check_presence(doing: &Doing<'_>) -> Result<()> {
    let rows = doing.entered.rows_of("people");
    if doing.step.act != Act::HoldDialogue || rows.is_empty() {
        return Ok(());
    }
    let is_there = rows.iter().any(|row| {
        let is = |column: &str, known: &[&str]| {
            row.get(column)
                .is_some_and(|found| known.contains(&found.as_str()))
        };
        is("role", &["petitioner", "representative"]) && is("presence", &[PRESENT])
    });
    if is_there {
        Ok(())
    } else {
        Err(FieldError::new("fields.people", "petitioner-not-there").into())
    }
}

fn add_people(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case, meeting: i64) -> Result<()> {
    let rows = PEOPLE.iter().flat_map(|field| doing.entered.rows_of(field));
    for (no, row) in (1_i64..).zip(rows) {
        let text = |name: &str| row.get(name).map_or("", String::as_str);
        let presence = row.get("presence").map_or(PRESENT, String::as_str);
        let id: Id = case.id;
        tx.execute(
            ADD_PERSON,
            params![
                id,
                meeting,
                no,
                text("name"),
                text("post"),
                text("role"),
                presence,
                text("signature")
            ],
        )?;
    }
    Ok(())
}
