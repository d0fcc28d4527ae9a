//! Requests for documents, several open at once, each met by its own delivery (rulebook KN-09, forms 07 and 08).

use law::procedure::{Act, TermAction};
use store::{Tx, params};

use crate::settlement::case::Case;
use crate::settlement::effect::Doing;
use crate::{Id, Result, term};

const NEXT: &str = "select cast(coalesce(max(no), 0) + 1 as bigint) as no from document_request where case_id = $1";
const ADD: &str = "insert into document_request (case_id, no, holder, what, asked_on, answer_by, clock, entry, giver, items) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, '', '')";
const MEET: &str = "update document_request set met_on = $3, giver = $4, items = $5, met_entry = $6 where case_id = $1 and no = $2 and met_on is null";
const CLOCK: &str = "select clock from document_request where case_id = $1 and no = $2";

/// A request; the clock that the step opened is its own.
pub(super) fn ask(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let opened = doing.step.terms.iter();
    let mut opened = opened.filter(|effect| effect.does == TermAction::Opens);
    let clock = match opened.next() {
        Some(effect) => {
            let clocks = term::of_subject(tx, case.id)?;
            let mut of_term = clocks.into_iter().rev();
            of_term.find(|clock| clock.term == effect.term)
        }
        None => None,
    };
    let typed = doing.entered.dates.get("answer_by").copied();
    let answer_by = typed.or(clock.as_ref().and_then(|clock| clock.due));
    let line = |name| doing.entered.line(name).unwrap_or_default();
    let row = tx.first(NEXT, params![case.id])?;
    let no: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
    tx.execute(
        ADD,
        params![
            case.id,
            no,
            line("holder"),
            line("what"),
            doing.on,
            answer_by,
            clock.map(|clock| clock.id),
            case.docket_length
        ],
    )?;
    Ok(())
}

/// A delivery meets the request that it names.
pub(super) fn receive(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let Some(no) = doing.entered.picked.get("request") else {
        return Ok(());
    };
    let line = |name| doing.entered.line(name).unwrap_or_default();
    tx.execute(
        MEET,
        params![
            case.id,
            *no,
            doing.on,
            line("giver"),
            line("items"),
            case.docket_length
        ],
    )?;
    Ok(())
}

/// The clock that the delivery closes, where it is one request's own; the others run on.
pub(in crate::settlement) fn clock_to_meet(
    doing: &Doing<'_>,
    tx: &mut Tx<'_>,
    case: &Case,
) -> Result<Option<Id>> {
    let picked = doing.entered.picked.get("request");
    let Some(no) = picked.filter(|_| doing.step.act == Act::ReceiveDocuments) else {
        return Ok(None);
    };
    let row = tx.first(CLOCK, params![case.id, *no])?;
    Ok(row.map_or(Ok(None), |row| row.get("clock"))?)
}
