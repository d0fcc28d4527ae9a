//! What is asked of a form, read from the query.

use casework::access::Actor;
use casework::report::{self, Question, Rows};
use law::Law;
use law::form::Form;
use law::period::{Period, PeriodError};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::read::of_entry;
use crate::web::Problem;

/// Which rows a report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Rows)]
pub(super) enum RowsName {
    /// each unit directly below
    #[default]
    Children,
    /// the unit alone
    Own,
    /// each central body
    Central,
    /// each unit of a province
    Province,
    /// each unit of a district
    District,
    /// each unit of a commune
    Commune,
}

impl From<RowsName> for Rows {
    fn from(name: RowsName) -> Self {
        use law::unit::Level;
        match name {
            RowsName::Children => Self::Children,
            RowsName::Own => Self::Own,
            RowsName::Central => Self::EachLevel(Level::Central),
            RowsName::Province => Self::EachLevel(Level::Province),
            RowsName::District => Self::EachLevel(Level::District),
            RowsName::Commune => Self::EachLevel(Level::Commune),
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) form: String,
    pub(super) version: Option<String>,
    pub(super) unit: String,
    pub(super) period: Period,
    pub(super) rows: Rows,
}

impl Wanted {
    /// The question.
    pub(super) fn question(&self) -> Question<'_> {
        Question {
            form: &self.form,
            version: self.version.as_deref(),
            unit: &self.unit,
            period: &self.period,
            rows: self.rows,
        }
    }

    /// The form it means.
    ///
    /// # Errors
    /// A field error where there is none.
    pub(super) fn form<'a>(&self, law: &'a Law) -> Result<&'a Form, Problem> {
        Ok(report::form_of(law, &self.question())?.0)
    }
}

/// The unit asked for; one's own where none is named.
pub(super) fn unit(actor: &Actor, unit: Option<String>) -> String {
    unit.unwrap_or_else(|| actor.unit.clone())
}

/// The period that a text means.
///
/// # Errors
/// The field with what is wrong.
pub(super) fn period(law: &Law, text: &str) -> Result<Period, Problem> {
    let read = law.periods.parse(text);
    read.map_err(|fault| match fault {
        PeriodError::Day(_) => of_entry("period", "date-wrong"),
        PeriodError::Shape { .. } | PeriodError::Reversed { .. } | PeriodError::NoRule { .. } => {
            of_entry("period", "period-wrong")
        }
    })
}
