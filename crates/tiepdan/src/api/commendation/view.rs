//! Commendations as the API shows them.

use casework::commendation::{Commendation, Figure};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::value::{Day, Key};

/// A figure behind a commendation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommendationFigure)]
pub(super) struct FigureView {
    /// The indicator.
    indicator: String,
    numerator: i64,
    denominator: i64,
}

/// One commendation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Commendation)]
pub(super) struct CommendationView {
    id: Key,
    /// The unit that grants it.
    unit: String,
    /// `unit`, `person`.
    kind: &'static str,
    /// The unit, or the one for which the person works.
    subject: String,
    /// Name and post of the person.
    person: String,
    /// `certificate_of_merit`, `certificate`.
    form: String,
    period: String,
    /// What for.
    merit: String,
    /// As they were when it was proposed.
    figures: Vec<FigureView>,
    proposed_on: Day,
    /// `proposed`, `granted`, `declined`.
    stand: &'static str,
    /// Number of the decision.
    number: String,
    decided_on: Option<Day>,
    /// Why it was declined.
    reason: String,
    version: i64,
}

impl From<Commendation> for CommendationView {
    fn from(one: Commendation) -> Self {
        let figures: Vec<Figure> = serde_json::from_str(&one.figures).unwrap_or_default();
        Self {
            id: Key(one.id),
            unit: one.unit,
            kind: one.kind.as_str(),
            subject: one.subject,
            person: one.person,
            form: one.form,
            period: one.period,
            merit: one.merit,
            figures: figures
                .into_iter()
                .map(|figure| FigureView {
                    indicator: figure.indicator,
                    numerator: figure.numerator,
                    denominator: figure.denominator,
                })
                .collect(),
            proposed_on: Day(one.proposed_on),
            stand: one.stand.as_str(),
            number: one.number,
            decided_on: one.decided_on.map(Day),
            reason: one.reason,
            version: one.version,
        }
    }
}
