//! Every procedure from the accepted petition to the decision carried out, through the pages of the case.

use axum::http::StatusCode;
use casework::access::Actor;
use casework::petition::{Classifying, Handling};
use casework::testing::{complaint, finding};
use casework::{Id, settlement};
use jiff::ToSpan;
use jiff::civil::Date;
use law::procedure::{Field, FieldKind, Post, Step};

use super::desk::{Desk, TODAY, desks};
use crate::testing::ways::{CALENDAR, COMMUNE, WAYS, Way};

const ALL_POSTS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
    Post::Archivist,
];

fn after(days: i64) -> Date {
    TODAY.saturating_add(days.days())
}

/// What is typed into a field.
fn typed(
    desk: &Desk,
    (officer, other): (&Actor, &Actor),
    step: &Step,
    field: &Field,
    on: Date,
) -> Vec<(String, String)> {
    let name = format!("fields.{}", field.id);
    if field.kind != FieldKind::Rows {
        return one(desk, (officer, other), step, field, on)
            .into_iter()
            .collect();
    }
    let columns = field.columns.iter().filter(|column| !column.optional);
    let cell = |column: &Field| {
        let (_, text) = one(desk, (officer, other), step, column, on)?;
        Some((format!("{name}.1.{}", column.id), text))
    };
    columns.filter_map(cell).collect()
}

/// What is typed into a field of one value.
fn one(
    desk: &Desk,
    (officer, other): (&Actor, &Actor),
    step: &Step,
    field: &Field,
    on: Date,
) -> Option<(String, String)> {
    let name = format!("fields.{}", field.id);
    let listed = || {
        let list = desk.register.at.law.grounds.get(field.list.as_deref()?)?;
        Some(list.on(on).next()?.code.clone())
    };
    let text = match field.kind {
        FieldKind::Line | FieldKind::Text => "Theo hồ sơ".to_owned(),
        FieldKind::Date if step.id == "invite_dialogue" => on.saturating_add(10.days()).to_string(),
        FieldKind::Date => on.to_string(),
        FieldKind::YesNo
            if ["to_enforce", "in_person", "no_relation", "masked", "free"]
                .contains(&field.id.as_str()) =>
        {
            "yes".to_owned()
        }
        FieldKind::YesNo => "no".to_owned(),
        FieldKind::Choice | FieldKind::Choices => {
            return Some((name, listed()?));
        }
        FieldKind::Official => officer.official.to_string(),
        FieldKind::Officials => other.official.to_string(),
        FieldKind::ByContent => {
            let text = listed().unwrap_or_else(|| "Theo hồ sơ".to_owned());
            return Some((format!("{name}.1"), text));
        }
        FieldKind::Rows | FieldKind::File => return None,
        FieldKind::Unit => "ubnd tinh ninh binh".to_owned(),
        FieldKind::Findings => return Some((format!("{name}.1"), "right".to_owned())),
        FieldKind::Contents
        | FieldKind::Withdrawn
        | FieldKind::Members
        | FieldKind::Duty
        | FieldKind::Request
        | FieldKind::Declaration => "1".to_owned(),
        FieldKind::Count | FieldKind::Money | FieldKind::Area => "0".to_owned(),
    };
    Some((name, text))
}

/// Opens the form of a step and sends it filled, as the day is.
async fn take(desk: &Desk, both: (&Actor, &Actor), case: Id, step: &str, on: Date) {
    let officer = both.0;
    let details = desk.register.case(officer, case).await.unwrap();
    let law = &desk.register.at.law;
    let procedure = law.procedures.get(&details.case.procedure).unwrap();
    let wanted = procedure.step_on(step, &details.case.state, details.case.started_on, on);
    let wanted = wanted.unwrap_or_else(|| panic!("{step} is no step of {}", procedure.id));
    let browser = desk.browser_of(officer).await;
    let path = format!("/cases/{case}/steps/{step}");
    let form = browser.open(&path).await;
    assert_eq!(form.status, StatusCode::OK, "{step}: {}", form.body);
    let asked = wanted
        .fields
        .iter()
        .filter(|field| !field.optional || field.id == "to_enforce");
    let mut fields: Vec<(String, String)> = asked
        .flat_map(|field| typed(desk, both, wanted, field, on))
        .collect();
    fields.extend(["version", "seen", "on"].map(|name| (name.to_owned(), form.value(name))));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let answer = browser.send(&path, &fields).await;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{step}: {}",
        answer.body
    );
}

/// Opens a case and takes every step of the way.
async fn walk(desk: &mut Desk, way: &Way, earlier_case: Option<Id>) -> Id {
    desk.register.on(after(way.begins));
    let officer = desk.official(way.unit, ALL_POSTS, false).await;
    let other = desk.official(way.unit, ALL_POSTS, false).await;
    let filed = desk
        .register
        .file(&officer, complaint(COMMUNE))
        .await
        .unwrap();
    let found = Classifying {
        stage: way.stage,
        ..finding(way.class, way.unit)
    };
    desk.register
        .classify(&officer, filed.id, found)
        .await
        .unwrap();
    let handling = Handling {
        rule: way.rule.to_owned(),
        is_discipline: way.is_discipline,
        earlier_case,
        ..Handling::default()
    };
    let case = desk
        .register
        .handle(&officer, filed.id, handling)
        .await
        .unwrap()
        .case
        .unwrap();
    for (day, step) in way.steps {
        desk.register.on(after(*day));
        if *step == CALENDAR {
            let taken = desk
                .register
                .write(move |tx, at| settlement::by_calendar(tx, at, case))
                .await;
            assert!(taken.unwrap() > 0);
        } else {
            take(desk, (&officer, &other), case, step, after(*day)).await;
        }
    }
    let details = desk.register.case(&officer, case).await.unwrap();
    assert_eq!(details.case.procedure, way.procedure);
    case
}

#[tokio::test(flavor = "multi_thread")]
async fn every_procedure_is_carried_out_through_the_pages() {
    for (first, way) in WAYS {
        for mut desk in desks().await {
            let earlier = match first {
                Some(first) => Some(walk(&mut desk, first, None).await),
                None => None,
            };
            let case = walk(&mut desk, way, earlier).await;
            let above = desk.official(way.unit, ALL_POSTS, false).await;
            let details = desk.register.case(&above, case).await.unwrap();
            assert_eq!(details.case.state, "closed", "{}", way.procedure);
            assert_eq!(desk.register.faults().await.unwrap(), Vec::<String>::new());
        }
    }
}
