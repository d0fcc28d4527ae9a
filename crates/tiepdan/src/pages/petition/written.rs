//! A complaint told at the desk on the form of the law, for the citizen to sign (Law on Complaints art. 8(3)).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use casework::Failure;
use casework::petition::{self, Details};
use law::procedure::Class;
use words::{Language, t};

use super::paths::{self, PetitionPath};
use crate::app::App;
use crate::papers::citizen::{CitizenForm, Written};
use crate::web::file::shown;
use crate::web::{Kind, Problem, SignedIn};

/// The form, by its name in addresses.
const COMPLAINT: &str = "124-2020-01";

/// Where a petition is printed on the form; none for what is no complaint, or whose text is under the seal.
pub(super) fn href(details: &Details) -> Option<String> {
    let row = &details.row;
    let class = row.class.as_deref().or(details.stated_class.as_deref());
    let is_complaint = class.and_then(Class::parse) == Some(Class::Complaint);
    (is_complaint && !row.sealed).then(|| paths::complaint_form(row.id))
}

/// `GET /petitions/{id}/receipt/complaint`; the reading goes on record.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
) -> Result<Response, Problem> {
    let at = app.setting();
    let read = app.store.write(move |tx| {
        let details = petition::details(tx, &actor.scope(), path.id)?;
        petition::record_reading(tx, &at, &actor, path.id)?;
        Ok::<_, Failure>(details)
    });
    let details = read.await?;
    href(&details).ok_or(Kind::NotFound)?;
    let form = CitizenForm::of_slug(COMPLAINT).ok_or(Kind::NotFound)?;
    let order = form.order(&app.law, &written(&app, details), app.clock.now().local);
    let pdf = app.press.print(&order.ok_or(Kind::NotFound)?).await?;
    Ok(shown(pdf, &format!("complaint_{}.pdf", path.id)))
}

fn written(app: &App, details: Details) -> Written {
    let first = details.people.into_iter().find_map(|one| one.identity);
    let first = first.unwrap_or_default();
    let more = details.row.signers - 1;
    let name = if more > 0 {
        let values = [("name", first.name.as_str().into()), ("more", more.into())];
        let voice = app.words.voice(Language::Vi);
        voice
            .say_with(t!("petition-and-more"), &values)
            .into_owned()
    } else {
        first.name
    };
    let unit = app.law.units.get(&details.row.unit);
    Written {
        to: unit.map_or_else(String::new, |unit| unit.name.vi.clone()),
        name,
        id_number: first.id_number.unwrap_or_default(),
        address: first.address,
        against: details.respondent,
        content: details.text.unwrap_or_default(),
    }
}
