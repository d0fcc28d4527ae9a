//! What a citizen takes home from a visit, as files: its slip, and the day on which he is answered.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use casework::access::Actor;
use casework::reception::{self, Session, VisitDetails};
use casework::{Failure, Id, petition};
use jiff::civil::Date;
use law::procedure::Class;
use law::{Law, Text};
use paper::order::Order;
use words::Language;

use super::label;
use super::paths::VisitPath;
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::pages::following::paths::printed;
use crate::pages::petition::receipt::kept;
use crate::papers::receipt::{Appointment, Followed, Outcome, Receipt, Taken, ahead};
use crate::web::client::server_address;
use crate::web::file::shown;
use crate::web::{Kind, Problem, SignedIn};

/// A visit, its session, and the code of the petition that was taken at it.
pub(super) type Found = (VisitDetails, Session, Option<String>);

/// `GET /visits/{id}/receipt/pdf`.
pub(super) async fn receipt(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<VisitPath>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (details, session, code) = find(&app, &actor, path.id).await?;
    let secret = kept(&headers).filter(|kept| Some(&kept.code) == code.as_ref());
    let receipt = Receipt {
        taken: taken(&details, &actor.name),
        outcome: Some(Outcome {
            place: &session.place,
            result: outcome(&app.law, &details),
            answer: &details.answer,
        }),
        ahead: ahead(&app.law, &details.clocks),
        followed: code.as_ref().map(|code| Followed {
            code,
            secret: secret.as_ref().map(|kept| kept.secret.as_str()),
            address: printed(&server_address(&app, &headers)),
        }),
    };
    let voice = app.words.voice(Language::Vi);
    let order = receipt.order(&app.law, &voice, app.clock.now().local);
    file(&app, order, &format!("visit_{}.pdf", path.id)).await
}

/// `GET /visits/{id}/appointment`: where an answer was promised.
pub(super) async fn appointment(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<VisitPath>,
) -> Result<Response, Problem> {
    let (details, session, _) = find(&app, &actor, path.id).await?;
    let slip = Appointment {
        taken: taken(&details, &actor.name),
        promised: details.promised_on.ok_or(Kind::NotFound)?,
        place: &session.place,
        answer: &details.answer,
        rule: reception::ANSWER_TIME,
    };
    let voice = app.words.voice(Language::Vi);
    let order = slip.order(&app.law, &voice, app.clock.now().local);
    file(&app, order, &format!("appointment_{}.pdf", path.id)).await
}

/// A visit in scope with what its slip tells.
pub(super) async fn find(app: &App, actor: &Actor, id: Id) -> Result<Found, Problem> {
    let scope = actor.scope();
    let found = app.store.read(move |tx| {
        let details = reception::visit(tx, &scope, id)?;
        let (session, _) = reception::session(tx, &scope, details.row.session)?;
        let code = match details.row.petition {
            Some(id) => Some(petition::details(tx, &scope, id)?.follow_code),
            None => None,
        };
        Ok::<_, Failure>((details, session.session, code))
    });
    let found = found.await?;
    under_seal(app, actor, found.0.row.sealed, Seen::Visit(id)).await?;
    Ok(found)
}

async fn file(app: &App, order: Option<Order>, name: &str) -> Result<Response, Problem> {
    let pdf = app.press.print(&order.ok_or(Kind::NotFound)?).await?;
    Ok(shown(pdf, name))
}

fn taken<'a>(details: &'a VisitDetails, officer: &'a str) -> Taken<'a> {
    let row = &details.row;
    Taken {
        unit: &row.unit,
        number: row.number,
        on: row.on,
        people: &details.people,
        count: row.people,
        sealed: row.sealed,
        class: row.class.as_deref().and_then(Class::parse),
        matter: &row.summary,
        officer: Some(officer),
    }
}

/// What came of it in the words of the law, with the ground of a refusal.
fn outcome(law: &Law, details: &VisitDetails) -> String {
    let row = &details.row;
    let result = told(law, label::RESULTS, &row.outcome, row.on);
    let ground = row.ground.as_deref();
    let ground = ground.and_then(|code| told(law, label::REFUSALS, code, row.on));
    let parts = [result, ground].into_iter().flatten();
    parts.map(|text| text.vi).collect::<Vec<_>>().join(": ")
}

fn told(law: &Law, list: &str, code: &str, on: Date) -> Option<Text> {
    let entry = law.grounds.get(list)?.entry(code, on)?;
    Some(entry.title.clone())
}
