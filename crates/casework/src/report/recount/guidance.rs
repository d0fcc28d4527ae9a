//! Documents and classes counted again.

use store::{Tx, params};

use super::{self as recount, Expected};
use crate::Result;

const DOCUMENTS: &str =
    "select unit, on_day, does from guidance where struck_on is null order by id";
const CLASSES: &str =
    "select unit, on_day, people from training_class where struck_on is null order by id";

pub(super) fn expect(tx: &mut Tx<'_>, expected: &mut Expected) -> Result<()> {
    for row in tx.query(DOCUMENTS, params![])? {
        let (unit, on): (String, String) = (row.get("unit")?, row.get("on_day")?);
        let what = match row.get::<String>("does")?.as_str() {
            "amends" => "amended",
            "cancels" => "cancelled",
            _ => "issued",
        };
        recount::expect(expected, &unit, format!("guidance.{what}"), &on, 1);
    }
    for row in tx.query(CLASSES, params![])? {
        let (unit, on): (String, String) = (row.get("unit")?, row.get("on_day")?);
        recount::expect(expected, &unit, "training.classes".to_owned(), &on, 1);
        let people = row.get("people")?;
        recount::expect(expected, &unit, "training.people".to_owned(), &on, people);
    }
    Ok(())
}
