//! A unit at work, told in the words of the field.

use std::collections::BTreeMap;

use law::form::Row;
use law::procedure::{Class, Post, Stage};
use store::Tx;

use crate::access::{Actor, Scope, acts};
use crate::person::RawIdentity;
use crate::petition::{Classifying, Handling, PartyFiling, RawFiling};
use crate::report::{Question, Report, Rows, figures};
use crate::settlement::Taking;
use crate::testing::Register;
use crate::{Failure, Id, Result, Setting, petition, settlement};

/// The People's Committee of the commune of Hoa Lư, Ninh Bình, since 2025.
pub(super) const COMMUNE: &str = "14005-2025.ubnd";
/// Its neighbour.
pub(super) const NEIGHBOUR: &str = "14011-2025.ubnd";
/// The People's Committee of the province above both.
pub(super) const PROVINCE: &str = "37-2025.ubnd";
pub(super) const ALL_POSTS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
];

/// A petition comes to the desk.
pub(super) fn file(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, text: &str) -> Result<Id> {
    let identity = RawIdentity {
        name: "Đỗ Thị Ước".to_owned(),
        address: "Thôn 3".to_owned(),
        ..RawIdentity::default()
    };
    let raw = RawFiling {
        channel: "desk".to_owned(),
        people: vec![PartyFiling {
            role: "petitioner".to_owned(),
            known: None,
            identity,
        }],
        summary: "Việc thu hồi đất".to_owned(),
        text: text.to_owned(),
        ..RawFiling::default()
    };
    let filing = raw.validate(at).map_err(Failure::Invalid)?;
    Ok(petition::file(tx, at, &actor.permit::<acts::File>()?, &filing)?.id)
}

/// What an officer finds a petition to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) class: Class,
    pub(super) stage: Stage,
    pub(super) field: &'static str,
    pub(super) is_within: bool,
    pub(super) is_eligible: bool,
}

pub(super) const COMPLAINT: Found = Found {
    class: Class::Complaint,
    stage: Stage::First,
    field: "land.compensation",
    is_within: true,
    is_eligible: true,
};

/// Classifies and handles a petition; answers the case.
pub(super) fn process(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    id: Id,
    found: Found,
    handling: &Handling,
) -> Result<Option<Id>> {
    let competent = if found.is_within {
        &actor.unit
    } else {
        PROVINCE
    };
    let finding = Classifying {
        class: found.class,
        stage: found.stage,
        field: found.field.to_owned(),
        ineligibility: (!found.is_eligible).then(|| first_ground(at)),
        competent_unit: Some(competent.to_owned()),
        branch: "administrative".to_owned(),
        is_mixed: false,
        facts: match handling.rule.as_str() {
            "XD-03" => Vec::new(),
            _ => vec!["conditions_met".to_owned()],
        },
        respondent_unit: None,
        respondent_role: None,
        circumstances: petition::Circumstances::default(),
        summary: None,
        expected: None,
    };
    petition::classify(tx, at, &actor.permit::<acts::Classify>()?, id, &finding)?;
    let permit = actor.permit::<acts::Handle>()?;
    Ok(settlement::handle(tx, at, &permit, id, handling)?.case)
}

fn first_ground(at: &Setting) -> String {
    let list = at.law.grounds.get("eligibility").unwrap();
    list.on(at.now.today).next().unwrap().code.clone()
}

/// Handling by a rule.
pub(super) fn by(rule: &str) -> Handling {
    Handling {
        rule: rule.to_owned(),
        sent_to: Some(PROVINCE.to_owned()),
        ..Handling::default()
    }
}

/// Takes a step of a case.
pub(super) fn step(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    case: Id,
    name: &str,
    fields: &[(&str, &str)],
) -> Result<()> {
    let fields: BTreeMap<String, String> = fields
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    let taking = Taking {
        step: name.to_owned(),
        fields,
        ..Taking::default()
    };
    settlement::take(tx, at, actor, case, &taking).map(drop)
}

/// From acceptance to the decision.
pub(super) fn decide(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    case: Id,
    more: &[(&str, &str)],
) -> Result<()> {
    let verified = [("result", "Đã xác minh"), ("positions_differ", "no")];
    step(tx, at, actor, case, "report_verification", &verified)?;
    let decided = [
        ("number", "12/QĐ-UBND"),
        ("findings.1", "right"),
        ("outcome", "amend"),
        ("to_enforce", "no"),
    ];
    let changed = |name: &str| more.iter().any(|(other, _)| *other == name);
    let mut fields: Vec<(&str, &str)> = decided
        .into_iter()
        .filter(|(name, _)| !changed(name))
        .collect();
    fields.extend(more);
    step(tx, at, actor, case, "decide", &fields)
}

/// Fills a form for whoever sees everything.
pub(super) async fn fill(
    register: &Register,
    form: &'static str,
    unit: &'static str,
    period: &str,
    rows: Rows,
) -> Report {
    fill_as(register, &Scope::whole(), form, unit, period, rows)
        .await
        .unwrap()
}

/// Fills a form for a reader.
pub(super) async fn fill_as(
    register: &Register,
    scope: &Scope,
    form: &'static str,
    unit: &'static str,
    period: &str,
    rows: Rows,
) -> Result<Report> {
    let (scope, period) = (
        scope.clone(),
        register.at.law.periods.parse(period).unwrap(),
    );
    register
        .read(move |tx, at| {
            let question = Question {
                form,
                version: None,
                unit,
                period: &period,
                rows,
            };
            figures(tx, &at.law, &scope, &question)
        })
        .await
}

/// Some columns of a row.
pub(super) fn columns(row: &Row, numbers: &[u16]) -> Vec<i64> {
    numbers.iter().map(|no| row.get(*no)).collect()
}
