//! The row of a petition in its state.

use jiff::civil::Date;
use law::procedure::{Class, Stage};
use store::{Row, Tx, params};

use super::state::{Classified, Handled, Petition, Received, Source};
use crate::{Failure, Id, Result};

const LOAD: &str = "select id, unit, tenant, received_on, due_on, channel, forwarded_by, signers, sealed, version, state, class, stage, field, \
     is_mixed, eligible, within_competence, competent_unit, facts, rule, handled_on, case_id from petition where id = $1 and unit = $2";

impl Petition {
    /// The petition with this id, if this unit holds it.
    ///
    /// # Errors
    /// Not found when it does not exist or another unit holds it.
    pub fn load(tx: &mut Tx<'_>, id: Id, unit: &str) -> Result<Self> {
        let row = tx
            .first(LOAD, params![id, unit])?
            .ok_or(Failure::NotFound)?;
        Ok(of_row(&row)?)
    }
}

fn of_row(row: &Row) -> store::Result<Petition> {
    let forwarded: Option<String> = row.get("forwarded_by")?;
    let received = Received {
        id: row.get("id")?,
        unit: row.get("unit")?,
        tenant: row.get("tenant")?,
        received_on: row.get("received_on")?,
        due_on: row.get("due_on")?,
        channel: row.get("channel")?,
        source: if forwarded.is_some() {
            Source::Forwarded
        } else {
            Source::Petitioner
        },
        signers: row.get("signers")?,
        sealed: row.get("sealed")?,
        version: row.get("version")?,
    };
    let (class, stage): (Option<String>, Option<String>) = (row.get("class")?, row.get("stage")?);
    let (Some(class), Some(stage)) = (
        class.as_deref().and_then(Class::parse),
        stage.as_deref().and_then(Stage::parse),
    ) else {
        return Ok(Petition::Received(received));
    };
    let classified = Classified {
        received,
        class,
        stage,
        field: row.get::<Option<String>>("field")?.unwrap_or_default(),
        is_mixed: row.get("is_mixed")?,
        eligible: row.get::<Option<bool>>("eligible")?.unwrap_or(false),
        within_competence: row
            .get::<Option<bool>>("within_competence")?
            .unwrap_or(false),
        competent_unit: row.get("competent_unit")?,
        facts: row
            .get::<String>("facts")?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
    };
    let (rule, on): (Option<String>, Option<Date>) = (row.get("rule")?, row.get("handled_on")?);
    Ok(match (rule, on) {
        (Some(rule), Some(on)) => Petition::Handled(Box::new(Handled {
            classified,
            rule,
            on,
            case: row.get("case_id")?,
        })),
        _ => Petition::Classified(classified),
    })
}
