//! The list of evidence (danh mục chứng cứ): kind, origin, from whom, when, and the file with the hash of its content.

use store::{Tx, params};

use crate::settlement::case::Case;
use crate::settlement::effect::Doing;
use crate::settlement::entry::EnteredRow;
use crate::{FieldError, Id, Result};

const NEXT: &str =
    "select cast(coalesce(max(no), 0) + 1 as bigint) as no from evidence where case_id = $1";
const ADD: &str = "insert into evidence (case_id, no, what, kind, origin, given_by, received_on, attachment, hash, entry) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// The field of the law that holds the pieces.
const FIELD: &str = "evidence";

/// Puts each piece on the list; none was received after the day of the step.
pub(super) fn record(doing: &Doing<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let row = tx.first(NEXT, params![case.id])?;
    let first: i64 = row.map_or(Ok(1), |row| row.get("no"))?;
    let pieces = doing.entered.rows_of(FIELD).iter().enumerate();
    for (no, (index, piece)) in (first..).zip(pieces) {
        let text = |name: &str| piece.get(name).map_or("", String::as_str);
        if text("received_on") > doing.on.to_string().as_str() {
            let field = format!("fields.{FIELD}.{}.received_on", index + 1);
            let error = FieldError::new(field, "date-after-the-step");
            return Err(error.with("on", doing.on).into());
        }
        let (file, hash) = file_of(piece);
        tx.execute(
            ADD,
            params![
                case.id,
                no,
                text("what"),
                text("kind"),
                text("origin"),
                text("from"),
                text("received_on"),
                file,
                hash,
                case.docket_length
            ],
        )?;
    }
    Ok(())
}

fn file_of(piece: &EnteredRow) -> (Option<Id>, Option<&str>) {
    let file = piece.get("file").and_then(|text| text.parse().ok());
    (file, piece.get("file_hash").map(String::as_str))
}
