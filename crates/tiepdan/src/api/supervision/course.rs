//! What was done with a thing that is followed, and the words that narrow its list.

use casework::supervision::{CourseStep, Listing};
use casework::{Failure, FieldError, Id};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::cursor::{Cursor, Limit, Page};
use crate::api::reception::place;
use crate::api::value::{Day, Key};
use crate::web::Problem;

/// One act on a thing that is followed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CourseStep)]
pub(super) struct CourseStepView {
    act: String,
    on: Day,
    /// Who did it.
    official: Option<Key>,
    /// For which unit.
    unit: String,
    text: String,
    /// The day that was set by it.
    due: Option<Day>,
}

impl From<CourseStep> for CourseStepView {
    fn from(step: CourseStep) -> Self {
        Self {
            act: step.act,
            on: Day(step.on),
            official: step.official.map(Key),
            unit: step.unit,
            text: step.text,
            due: step.due.map(Day),
        }
    }
}

/// Which part of a list, and how its rows stand.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FollowedQuery {
    /// How they stand: `all` when absent, or a word of the list's own tabs, such as `open`, `late`, `answered`, `closed`.
    #[param(inline)]
    situation: Option<String>,
    /// After this place: `next` of the page before.
    #[param(inline)]
    after: Option<Cursor>,
    /// Rows of the page.
    #[param(inline)]
    limit: Option<Limit>,
}

impl FollowedQuery {
    /// The situation that was asked for and the part of the list.
    pub(super) fn read<T: Default>(
        self,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<(T, casework::supervision::Part), Problem> {
        let situation = match self.situation.as_deref() {
            None => T::default(),
            Some(word) => parse(word).ok_or_else(|| unknown(word))?,
        };
        let part = casework::supervision::Part {
            after: self.after.and_then(place),
            limit: self.limit.unwrap_or_default().0,
        };
        Ok((situation, part))
    }
}

fn unknown(word: &str) -> Problem {
    let wrong = FieldError::new("situation", "choice-unknown").with("found", word);
    Failure::from(wrong).into()
}

/// A page of rows as the API shows them.
pub(super) fn page<R, V: ToSchema>(found: Listing<R>, view: impl Fn(R) -> V) -> Page<V> {
    let next: Option<(Date, Id)> = found.next;
    Page {
        next: next.map(|(day, id)| Cursor::from((day.to_string(), id))),
        items: found.rows.into_iter().map(view).collect(),
    }
}
