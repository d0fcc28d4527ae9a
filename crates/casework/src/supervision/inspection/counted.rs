//! What form 06/QLKNTC counts of inspections: begun, concluded, recommended, dealt with, carried out.

use jiff::civil::Date;
use store::Tx;

use super::state::{Inspection, Recommendation};
use super::words::RecommendationKind;
use crate::tally::{self, Count};
use crate::{Result, Setting};

/// What is counted when an inspection begins.
pub(super) fn begun(tx: &mut Tx<'_>, at: &Setting, one: &Inspection, on: Date) -> Result<()> {
    let measures = [
        ("inspection.begun", 1),
        ("inspection.begun_units", one.units),
    ];
    count(tx, at, one, on, &measures)
}

/// What is counted when it is concluded.
pub(super) fn concluded(
    tx: &mut Tx<'_>,
    at: &Setting,
    one: &Inspection,
    on: Date,
    recommendations: &[Recommendation],
) -> Result<()> {
    let mut measures = vec![
        ("inspection.concluded", 1),
        ("inspection.concluded_units", one.units),
    ];
    for recommended in recommendations {
        let (organizations, people) = recommended.asked;
        measures.extend(match recommended.kind {
            RecommendationKind::Administrative => vec![
                (
                    "inspection.recommended.administrative.organizations",
                    organizations,
                ),
                ("inspection.recommended.administrative.people", people),
            ],
            RecommendationKind::Investigation => vec![
                (
                    "inspection.recommended.investigation.organizations",
                    organizations,
                ),
                ("inspection.recommended.investigation.people", people),
            ],
            RecommendationKind::Measure => Vec::new(),
        });
    }
    count(tx, at, one, on, &measures)
}

/// What is counted when a recommendation is accepted as carried out.
pub(super) fn accepted(
    tx: &mut Tx<'_>,
    at: &Setting,
    one: &Inspection,
    on: Date,
    recommendation: &Recommendation,
) -> Result<()> {
    let (organizations, people) = recommendation.done;
    let measures = match recommendation.kind {
        RecommendationKind::Administrative => [
            (
                "inspection.handled.administrative.organizations",
                organizations,
            ),
            ("inspection.handled.administrative.people", people),
        ],
        RecommendationKind::Investigation => [
            (
                "inspection.handled.investigation.organizations",
                organizations,
            ),
            ("inspection.handled.investigation.people", people),
        ],
        RecommendationKind::Measure => return Ok(()),
    };
    count(tx, at, one, on, &measures)
}

/// What is counted when nothing of it is left.
pub(super) fn carried_out(tx: &mut Tx<'_>, at: &Setting, one: &Inspection, on: Date) -> Result<()> {
    count(tx, at, one, on, &[("inspection.carried_out", 1)])
}

fn count(
    tx: &mut Tx<'_>,
    at: &Setting,
    one: &Inspection,
    on: Date,
    measures: &[(&str, i64)],
) -> Result<()> {
    if !one.is_counted() {
        return Ok(());
    }
    let counts: Vec<Count<'_>> = measures
        .iter()
        .map(|(measure, amount)| Count {
            unit: &one.unit,
            measure,
            on,
            subject_kind: "inspection",
            subject: one.id,
            amount: *amount,
        })
        .collect();
    tally::count(tx, at, &counts)
}
