//! Writing the petition: what it is, who writes, against whom, the text, the files. What was typed survives every fault.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::document::Upload;
use casework::petition::{self, Filed, RawFiling};
use law::procedure::Class;
use law::unit::Branch;
use words::t;

use super::paths::UnitPath;
use super::{paths, proved};
use crate::app::App;
use crate::federation::Audience;
use crate::pages::petition::people::{self, PersonRow, with_people};
use crate::pages::petition::{label, receipt};
use crate::pages::sign_in::federated::{self, Way};
use crate::web::client::Client;
use crate::web::components::Choice;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, Kind, PageContext, Problem, Typed, legal};

/// The channel of the law through which this page takes petitions.
const CHANNEL: &str = "portal";
/// The answer of somebody who does not know what his petition is.
const UNSURE: &str = "unsure";

pub(super) struct FilingForm;

impl Fields for FilingForm {
    const FIELDS: &'static [Field] = with_people![
        Field::line("do", t!("filing-send"), 30),
        Field::line("once", t!("filing-send"), 30),
        Field::line("proved", t!("identity-proved-by"), 60),
        Field::line("class", t!("filing-class"), 20),
        Field::line("signers", t!("filing-signers"), 7),
        Field::line("respondent", t!("filing-respondent"), 300),
        Field::text("text", t!("filing-text"), 50_000),
        Field::files("files", t!("filing-files"), 20),
    ];
}

#[derive(Template)]
#[template(path = "pages/filing/write.html")]
struct WritePage {
    t: PageContext,
    form: Typed,
    unit: String,
    action: String,
    classes: Vec<Choice>,
    rows: Vec<PersonRow>,
    may_add: bool,
    has_lost_files: bool,
    /// Providers that may prove who writes.
    ways: Vec<Way>,
    /// What the one is called that did.
    proved_by: Option<String>,
}

/// The unit that is written to: a body that exists today.
pub(super) struct Receiver {
    pub(super) code: String,
    name: String,
}

/// The unit of an address.
///
/// # Errors
/// Not found.
pub(super) fn receiver(app: &App, t: &PageContext, path: &UnitPath) -> Result<Receiver, Problem> {
    let unit = app.law.units.as_of(&path.unit, t.today());
    let unit = unit
        .filter(|unit| unit.branch != Branch::Territory)
        .ok_or(Kind::NotFound)?;
    Ok(Receiver {
        name: legal::unit_in_place(t, &app.law, &unit.code),
        code: unit.code,
    })
}

fn page(app: &App, t: PageContext, form: Typed, receiver: &Receiver) -> WritePage {
    let ways = federated::ways(app, &t, Audience::Citizens);
    let proved_by = ways.iter().find(|way| way.code == form.value("proved"));
    let unsure = Choice {
        value: UNSURE.to_owned(),
        label: t.say("filing-class-unsure").into_owned(),
    };
    WritePage {
        proved_by: proved_by.map(|way| way.name.clone()),
        ways,
        unit: receiver.name.clone(),
        action: paths::write(&receiver.code),
        classes: label::classes(&t).into_iter().chain([unsure]).collect(),
        rows: people::rows(&form),
        may_add: people::may_add(&form),
        has_lost_files: !form.uploads().is_empty(),
        form,
        t,
    }
}

/// `GET /file/{unit}`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    Path(path): Path<UnitPath>,
    headers: HeaderMap,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let receiver = receiver(&app, &t, &path)?;
    let mut form = Typed::empty(FilingForm::FIELDS).fill("once", app.chance.token());
    if let Some(held) = federated::held(&app, &headers, t.now.at) {
        proved::fill(&mut form, &held);
    }
    Ok(render(StatusCode::OK, &page(&app, t, form, &receiver)))
}

/// `POST /file/{unit}`.
pub(super) async fn send(
    State(app): State<Arc<App>>,
    Path(path): Path<UnitPath>,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    mut form: Form<FilingForm>,
) -> Result<Response, Problem> {
    let receiver = receiver(&app, &t, &path)?;
    let held = federated::held(&app, &headers, t.now.at);
    if proved::change(&app, &headers, &mut form, held.as_ref()) || people::change(&mut form) {
        let page = page(&app, t, form.into_typed().without_faults(), &receiver);
        return Ok(render(StatusCode::OK, &page));
    }
    let (mut raw, rows) = raw(&mut form);
    proved::mark(&mut raw, &form, held.as_ref());
    let class = form.value("class").to_owned();
    match taken(&app, &receiver, &form, raw, (client, &t)).await {
        Ok(filed) => {
            let answer = receipt::after(&app, paths::RECEIPT, &filed, &class);
            Ok(proved::done(&app, answer, held.as_ref()))
        }
        Err(Failure::Invalid(errors)) => {
            let faults = errors.into_iter();
            form.refuse_all(faults.map(|error| people::fault_of(error, &rows)));
            let page = page(&app, t, form.into_typed(), &receiver);
            Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Files what was typed if nothing is wrong with it, once for each form however often it is sent.
async fn taken(
    app: &App,
    receiver: &Receiver,
    form: &Typed,
    raw: RawFiling,
    (client, t): (Client, &PageContext),
) -> Result<Filed, Failure> {
    if !form.is_valid() {
        // Everything that is wrong is told at once.
        let more = raw.validate(&app.setting()).err();
        return Err(Failure::Invalid(more.unwrap_or_default()));
    }
    let is_crowd = app.filing_throttle.take(CHANNEL, client, t.now.at).is_err();
    let work = || async move {
        let _turn = app.filing_room.enter(is_crowd).await;
        file(app, receiver.code.clone(), raw).await
    };
    app.filed.take(&form.print(), t.now.at, work).await
}

/// The petition as it was typed, and the rows of its people. Without name and address it could not be processed; only a
/// denunciation may come without them: its information may be used all the same (Law on Denunciations art. 25).
fn raw(form: &mut Typed) -> (RawFiling, Vec<usize>) {
    form.required("once");
    form.required("class");
    let class = form.choice("class", |value| match value {
        UNSURE => Some(None),
        value => Class::parse(value).map(Some),
    });
    let class = class.flatten();
    let (rows, people): (Vec<usize>, Vec<_>) = people::filings(form).into_iter().unzip();
    if class != Some(Class::Denunciation) {
        match people.first() {
            None => form.refuse("people.0.name", t!("form-required"), Vec::new()),
            Some(first) if first.identity.address.is_empty() => {
                form.refuse("people.0.address", t!("form-required"), Vec::new());
            }
            Some(_) => {}
        }
    }
    form.required("text");
    let signers = form.number("signers", 0..=100_000).unwrap_or(0);
    let files = form.uploads().iter().map(Upload::from);
    let raw = RawFiling {
        channel: CHANNEL.to_owned(),
        people,
        signers,
        class,
        text: form.value("text").to_owned(),
        respondent: form.value("respondent").to_owned(),
        files: files.collect(),
        ..RawFiling::default()
    };
    (raw, rows)
}

/// Keeps the petition at the unit, which enters the register with it if it has received nothing before. Nobody of the
/// register can be named from here: whoever writes is somebody new.
async fn file(app: &App, unit: String, mut raw: RawFiling) -> Result<Filed, Failure> {
    let at = app.setting();
    raw.people.iter_mut().for_each(|one| one.known = None);
    let filing = raw.validate(&at).map_err(Failure::Invalid)?;
    app.store
        .write(move |tx| petition::file_openly(tx, &at, &unit, &filing))
        .await
}
