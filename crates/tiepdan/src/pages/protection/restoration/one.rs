//! `/restorations/{id}`: what is owed the accused of one case: the notice, his consent, publicity, and that it is done.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::protection::restoration::{self, Consent, Finishing, RawPost, RawTelling, Restored};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use super::super::act::named;
use super::super::{label, paths};
use super::list::stand;
use crate::app::App;
use crate::pages::settlement::paths as cases;
use crate::pages::supervision::carried::carried;
use crate::pages::supervision::paths::RowPath;
use crate::web::components::{Choice, ClockView};
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Forms of publicity and signs of slander.
const WAYS: &str = "denunciation.publicity";
const SLANDER: &str = "restoration.slander";

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("number", t!("restoration-field-number"), 300),
        Field::line("told", t!("restoration-field-told"), 10),
        Field::text("text", t!("restoration-field-text"), 4000),
        Field::line("consent", t!("restoration-field-consent"), 20),
        Field::line("way", t!("restoration-field-way"), 40),
        Field::line("place", t!("restoration-field-place"), 300),
        Field::line("from", t!("restoration-field-from"), 10),
        Field::line("until", t!("restoration-field-until"), 10),
        Field::line("times", t!("restoration-field-times"), 5),
        Field::line("slander", t!("restoration-field-slander"), 40),
        Field::text("note", t!("restoration-field-note"), 4000),
    ];
}

struct PostLine {
    no: i64,
    way: String,
    place: String,
    from: jiff::civil::Date,
    until: Option<jiff::civil::Date>,
}

#[derive(Template)]
#[template(path = "pages/protection/restoration/one.html")]
struct OnePage {
    t: PageContext,
    form: Typed,
    forbidden: Option<Forbidden>,
    found: Restored,
    number: String,
    case: String,
    finding: &'static str,
    stand: &'static str,
    tone: &'static str,
    clock: Option<ClockView>,
    consent: &'static str,
    slander: String,
    posts: Vec<PostLine>,
    consents: Vec<Choice>,
    ways: Vec<Choice>,
    slanders: Vec<Choice>,
    action: String,
    notice: String,
    version: i64,
    /// What may be done next: `tell`, `follow`, or nothing.
    next: &'static str,
}

/// `GET /restorations/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let today = t.today().to_string();
    let form = Typed::empty(ActForm::FIELDS)
        .fill("told", today.clone())
        .fill("from", today);
    page(&app, &actor, t, form, (id, None), StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (id, forbidden): (Id, Option<Forbidden>),
    status: StatusCode,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::RestoreAccused>()?;
    let at = app.setting();
    let found = app
        .store
        .read(move |tx| restoration::shown(tx, &at, &permit, id))
        .await?;
    Ok(render(status, &drawn(app, (t, form), found, forbidden)))
}

fn drawn(
    app: &App,
    (t, form): (PageContext, Typed),
    found: Restored,
    forbidden: Option<Forbidden>,
) -> OnePage {
    let (owed, law) = (&found.owed, &app.law);
    let (stand, tone) = stand(owed);
    let (number, year) = owed.number;
    let one = owed.restored.as_ref();
    let is_done = one.is_some_and(|one| one.done_on.is_some());
    let consents = [Consent::Given, Consent::Declined].map(|one| Choice {
        value: one.as_str().to_owned(),
        label: t.say(label::consent(one)).into_owned(),
    });
    let post = |one: &restoration::PostRow| PostLine {
        no: one.no,
        way: label::entry(&t, law, (WAYS, &one.way)),
        place: one.place.clone(),
        from: one.from,
        until: one.until,
    };
    OnePage {
        number: format!("{number}/{year}"),
        case: cases::case(owed.case),
        finding: label::finding(&owed.finding),
        stand,
        tone,
        clock: (!is_done).then(|| legal::due(&t, law, owed.due_on)),
        consent: label::consent(one.map_or(Consent::Asked, |one| one.consent)),
        slander: one.map_or_else(String::new, |one| {
            label::entry(&t, law, (SLANDER, &one.slander))
        }),
        posts: found.posts.iter().map(post).collect(),
        consents: consents.to_vec(),
        ways: label::listed(&t, law, WAYS, t.today()),
        slanders: label::listed(&t, law, SLANDER, t.today()),
        action: paths::restoration(owed.case),
        notice: paths::notice(owed.case),
        version: one.map_or(0, |one| one.version),
        next: match one {
            None => "tell",
            Some(_) if !is_done => "follow",
            Some(_) => "",
        },
        found,
        forbidden,
        form,
        t,
    }
}

/// `POST /restorations/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&mut form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| {
        let done = asked.carry_out(tx, &at, &who, id);
        done.map_err(|failure| named(failure, &[("on", "told")]))
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::restoration(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    expected: Option<i64>,
    telling: RawTelling,
    consent: Option<Consent>,
    post: RawPost,
    finishing: Finishing,
}

impl Asked {
    fn read(form: &mut Typed) -> Self {
        let (told, from, until) = (form.day("told"), form.day("from"), form.day("until"));
        let expected = form.value("version").parse().ok();
        let of = |name: &str| form.value(name).to_owned();
        Self {
            act: of("do"),
            expected,
            telling: RawTelling {
                number: of("number"),
                on: told,
                text: of("text"),
            },
            consent: Consent::parse(form.value("consent")),
            post: RawPost {
                way: of("way"),
                place: of("place"),
                from,
                until,
                times: form.value("times").parse().ok(),
                expected,
            },
            finishing: Finishing {
                on: None,
                slander: of("slander"),
                note: of("note"),
                expected,
            },
        }
    }

    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        case: Id,
    ) -> Result<(), Failure> {
        let permit = actor.permit::<acts::RestoreAccused>()?;
        let owed = restoration::owed(tx, at, &permit, case)?;
        if self.act == "tell" {
            return restoration::tell(tx, at, &permit, case, &self.telling).map(drop);
        }
        let id = owed.restored.ok_or(Failure::NotFound)?.id;
        match self.act.as_str() {
            "consent" => {
                let said = (self.consent, None, self.expected);
                restoration::consent(tx, at, &permit, id, said)
            }
            "post" => restoration::post(tx, at, &permit, id, &self.post),
            "finish" => restoration::finish(tx, at, &permit, id, &self.finishing),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
