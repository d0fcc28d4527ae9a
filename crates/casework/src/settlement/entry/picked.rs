//! Fields that pick something of the case that still waits: a request for documents, a declaration.

use law::procedure::{Field, FieldKind};
use serde_json::Value as Json;
use store::{Tx, params};

use super::{Entered, Filling, wrong};
use crate::{FieldError, Result};

const REQUEST: &str =
    "select no from document_request where case_id = $1 and no = $2 and met_on is null";
const DECLARATION: &str =
    "select no from interest where case_id = $1 and no = $2 and decision is null";

/// Reads the number of what waits.
pub(super) fn read(
    filling: &Filling<'_>,
    tx: &mut Tx<'_>,
    entered: &mut Entered,
    field: &Field,
) -> Result<std::result::Result<(), FieldError>> {
    let text = filling.text(&field.id);
    if text.is_empty() {
        let outcome = if field.optional {
            Ok(())
        } else {
            Err(wrong(field, "field-missing"))
        };
        return Ok(outcome);
    }
    let sql = if field.kind == FieldKind::Request {
        REQUEST
    } else {
        DECLARATION
    };
    let found = match text.parse::<i64>() {
        Ok(no) => tx.first(sql, params![filling.case.id, no])?.map(|_| no),
        Err(_) => None,
    };
    let Some(no) = found else {
        return Ok(Err(wrong(field, "choice-unknown").with("found", text)));
    };
    entered.picked.insert(field.id.clone(), no);
    entered.json.insert(field.id.clone(), Json::from(text));
    Ok(Ok(()))
}
