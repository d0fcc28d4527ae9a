//! Dossiers of protection as the API shows them: roles and never a name.

use casework::protection::{CheckOutcome, Dossier, Measure, Protection, Risk, WatchCheck};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::value::{Day, Key};

/// A protection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Protection)]
pub(super) struct ProtectionView {
    id: Key,
    /// Number in the unit's book of protection.
    number: i64,
    year: i64,
    /// `written`, `minutes`, `oral`, `settler`.
    source: &'static str,
    asked_on: Day,
    urgent: bool,
    /// The day by which it is to be decided.
    decide_by: Day,
    /// A code of the law's list `protection.threat`.
    threat: String,
    /// A code of the law's list `protection.from_whom`.
    from_whom: String,
    /// `asked`, `granted`, `refused`, `ended`.
    stand: &'static str,
    decision_number: String,
    decided_on: Option<Day>,
    ended_on: Option<Day>,
    /// How long signs of retaliation are watched for.
    watch_until: Option<Day>,
    /// The next check for retaliation.
    check_on: Option<Day>,
    version: i64,
}

impl ProtectionView {
    pub(super) fn of(one: &Protection, check: Option<Date>) -> Self {
        let (number, year) = one.number;
        Self {
            id: Key(one.id),
            number,
            year,
            source: one.source.as_str(),
            asked_on: Day(one.asked_on),
            urgent: one.is_urgent,
            decide_by: Day(one.decide_by),
            threat: one.threat.clone(),
            from_whom: one.from_whom.clone(),
            stand: one.stand.as_str(),
            decision_number: one.decision.number.clone(),
            decided_on: one.decision.on.map(Day),
            ended_on: one.ending.on.map(Day),
            watch_until: one.ending.watch_until.map(Day),
            check_on: check.map(Day),
            version: one.version,
        }
    }
}

/// An assessment of what threatens.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProtectionRisk)]
pub(super) struct RiskView {
    no: i64,
    on: Day,
    /// `low`, `middle`, `high`.
    gravity: &'static str,
    /// Is danger immediate?
    imminent: bool,
    text: String,
}

impl From<Risk> for RiskView {
    fn from(one: Risk) -> Self {
        Self {
            no: one.no,
            on: Day(one.on),
            gravity: one.gravity.as_str(),
            imminent: one.is_imminent,
            text: one.text,
        }
    }
}

/// A measure.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProtectionMeasure)]
pub(super) struct MeasureView {
    no: i64,
    /// `secrecy`, `job`, `safety`.
    kind: &'static str,
    /// A code of the law's list of that kind.
    code: String,
    /// A code of the law's list `protection.body`.
    body: String,
    /// Was it ordered at once, before the decision?
    immediate: bool,
    ordered_on: Day,
    until: Option<Day>,
    task: String,
    done_on: Option<Day>,
    ended_on: Option<Day>,
}

impl From<Measure> for MeasureView {
    fn from(one: Measure) -> Self {
        Self {
            no: one.no,
            kind: one.kind.as_str(),
            code: one.code,
            body: one.body,
            immediate: one.is_immediate,
            ordered_on: Day(one.ordered_on),
            until: one.until_on.map(Day),
            task: one.task,
            done_on: one.done_on.map(Day),
            ended_on: one.ended_on.map(Day),
        }
    }
}

/// A check for retaliation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProtectionCheck)]
pub(super) struct CheckView {
    no: i64,
    due: Day,
    checked_on: Option<Day>,
    /// Codes of the law's list `protection.sign`.
    signs: Vec<String>,
    /// `nothing`, `renewed`, `superior`.
    outcome: Option<&'static str>,
}

impl From<WatchCheck> for CheckView {
    fn from(one: WatchCheck) -> Self {
        Self {
            no: one.no,
            due: Day(one.due_on),
            checked_on: one.checked_on.map(Day),
            signs: one.signs,
            outcome: one.outcome.map(CheckOutcome::as_str),
        }
    }
}

/// A dossier of protection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProtectionDossier)]
pub(super) struct DossierView {
    #[serde(flatten)]
    protection: ProtectionView,
    /// The case of the denunciation.
    case: Option<Key>,
    /// Roles: codes of the law's list `protection.person`.
    people: Vec<String>,
    risks: Vec<RiskView>,
    measures: Vec<MeasureView>,
    checks: Vec<CheckView>,
}

impl From<Dossier> for DossierView {
    fn from(found: Dossier) -> Self {
        let mut open = found.checks.iter().filter(|one| one.checked_on.is_none());
        let check = open.next().map(|one| one.due_on);
        let people = found.people.into_iter().map(|one| one.relation);
        Self {
            protection: ProtectionView::of(&found.one, check),
            case: found.case.map(|case| Key(case.id)),
            people: people.collect(),
            risks: found.risks.into_iter().map(RiskView::from).collect(),
            measures: found.measures.into_iter().map(MeasureView::from).collect(),
            checks: found.checks.into_iter().map(CheckView::from).collect(),
        }
    }
}
