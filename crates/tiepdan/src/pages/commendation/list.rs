//! `/commendations`: how many were granted of each period, who is proposed, a new proposal.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::Failure;
use casework::access::{Actor, acts};
use casework::commendation::{
    self, Commendation, CommendationSums, Filter, Page, RawCommendation, Stand, SubjectKind,
};
use jiff::civil::Date;
use law::unit::Lookup;
use words::t;

use super::{kind, paths, period, stand, who};
use crate::app::App;
use crate::pages::supervision::paths as places;
use crate::web::components::{Choice, Tab};
use crate::web::failure::field_fault;
use crate::web::form::Asked;
use crate::web::listing::Pager;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Rows of a page.
const ROWS: i64 = 50;

pub(super) struct ProposalForm;

impl Fields for ProposalForm {
    const FIELDS: &'static [Field] = &[
        Field::line("kind", t!("commendation-field-kind"), 10),
        Field::line("subject", t!("commendation-field-subject"), 200),
        Field::line("person", t!("commendation-field-person"), 300),
        Field::line("form", t!("commendation-field-form"), 40),
        Field::line("period", t!("commendation-field-period"), 30),
        Field::text("merit", t!("commendation-field-merit"), 4000),
        Field::line("on", t!("commendation-field-on"), 10),
    ];
}

/// What narrows the list.
pub(super) struct Narrowing;

impl Fields for Narrowing {
    const FIELDS: &'static [Field] = &[
        Field::line("stand", t!("supervision-column-stand"), 20),
        Field::line("after", t!("supervision-tabs"), 40),
    ];
}

struct Line {
    href: String,
    who: String,
    kind: &'static str,
    form: String,
    period: String,
    on: Date,
    stand: &'static str,
    tone: &'static str,
}

/// Granted of one period.
struct Sum {
    period: String,
    units: i64,
    persons: i64,
    open: i64,
}

#[derive(Template)]
#[template(path = "pages/commendation/list.html")]
struct ListPage {
    t: PageContext,
    form: Typed,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
    sums: Vec<Sum>,
    kinds: Vec<Choice>,
    forms: Vec<Choice>,
    may_propose: bool,
}

/// `GET /commendations`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<Narrowing>,
) -> Result<Response, Problem> {
    let form = Typed::empty(ProposalForm::FIELDS)
        .fill("kind", SubjectKind::Unit.as_str())
        .fill("period", t.today().year().to_string())
        .fill("on", t.today().to_string());
    let asked = asked.into_typed();
    page(&app, &actor, t, (form, asked), StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    (form, asked): (Typed, Typed),
    status: StatusCode,
) -> Result<Response, Problem> {
    let scope = actor.scope();
    let filter = Filter {
        stand: Stand::parse(asked.value("stand")),
        after: places::place(asked.value("after")),
        limit: ROWS,
        ..Filter::default()
    };
    let found = app.store.read(move |tx| {
        let page = commendation::list(tx, &scope, &filter)?;
        Ok::<_, Failure>((page, commendation::sums(tx, &scope)?))
    });
    let found = found.await?;
    let page = drawn(app, actor, t, (form, &asked), found);
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    (form, asked): (Typed, &Typed),
    (page, sums): (Page, Vec<CommendationSums>),
) -> ListPage {
    let here = asked.value("stand");
    let tab = |word: &str, label: &str| Tab {
        href: paths::list(word, ""),
        label: t.say(label).into_owned(),
        count: None,
        is_here: here == word,
    };
    let stands = Stand::ALL
        .iter()
        .map(|one| tab(one.as_str(), stand(*one).0));
    let sum = |one: CommendationSums| Sum {
        period: period(&t, &app.law, &one.period),
        units: one.units,
        persons: one.persons,
        open: one.open,
    };
    let level = app.law.units.get(&actor.unit).map(|unit| unit.level);
    let forms = app.law.commendations.forms.iter();
    let forms = forms.filter(|form| level.is_some_and(|level| form.levels.contains(&level)));
    ListPage {
        tabs: std::iter::once(tab("", t!("commendation-all")))
            .chain(stands)
            .collect(),
        lines: page.rows.iter().map(|one| line(&t, app, one)).collect(),
        pager: Pager {
            first: (!asked.value("after").is_empty()).then(|| paths::list(here, "")),
            next: page.next.map(|next| paths::list(here, &places::key(next))),
        },
        sums: sums.into_iter().map(sum).collect(),
        kinds: SubjectKind::ALL
            .iter()
            .map(|one| Choice {
                value: one.as_str().to_owned(),
                label: t.say(kind(*one)).into_owned(),
            })
            .collect(),
        forms: forms
            .map(|form| Choice {
                value: form.id.clone(),
                label: legal::text(&t, &form.title).to_owned(),
            })
            .collect(),
        may_propose: actor.may::<acts::Commend>(),
        form,
        t,
    }
}

fn line(t: &PageContext, app: &App, one: &Commendation) -> Line {
    let (stand, tone) = stand(one.stand);
    let form = app.law.commendations.form(&one.form);
    Line {
        href: paths::one(one.id),
        who: who(t, &app.law, one),
        kind: kind(one.kind),
        form: form.map_or_else(String::new, |form| legal::text(t, &form.title).to_owned()),
        period: period(t, &app.law, &one.period),
        on: one.proposed_on,
        stand,
        tone,
    }
}

/// `POST /commendations`: a proposal.
pub(super) async fn propose(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<ProposalForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Commend>()?;
    let on = form.day("on");
    let subject = unit(&app, &t, form.value("subject"));
    let of = |name: &str| form.value(name).to_owned();
    let raw = RawCommendation {
        kind: of("kind"),
        subject: subject.unwrap_or_else(|| of("subject")),
        official: None,
        person: of("person"),
        form: of("form"),
        period: of("period"),
        merit: of("merit"),
        on,
    };
    let done = if form.is_valid() {
        let at = app.setting();
        app.store
            .write(move |tx| commendation::propose(tx, &at, &permit, &raw))
            .await
    } else {
        Err(Failure::Invalid(Vec::new()))
    };
    match done {
        Ok(id) => Ok(Redirect::to(&paths::one(id)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_fault));
            let forms = (form.into_typed(), Typed::empty(Narrowing::FIELDS));
            page(&app, &actor, t, forms, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The unit of this name or code; none where it is unknown or several bear the name.
fn unit(app: &App, t: &PageContext, name: &str) -> Option<String> {
    let units = &app.law.units;
    if let Some(found) = units.get(name) {
        return Some(found.code);
    }
    match units.by_name(name, t.today()) {
        Lookup::One(found) => Some(found.code),
        Lookup::Unknown | Lookup::Several(_) => None,
    }
}
