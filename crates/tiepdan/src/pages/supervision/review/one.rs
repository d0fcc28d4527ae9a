//! `/meetings/{id}`: one review meeting: its agenda, what each unit reports, its minutes, what it ordered.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::supervision::review::{
    self, Closing, Item, ItemKind, MeetingDetails, Stand, Telling, UnitReport,
};
use casework::supervision::{self, AssignmentRow};
use casework::{Failure, FieldError, Id, Setting};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::super::carried::carried;
use super::super::lines::{Line, line};
use super::super::paths::{self, RowPath};
use super::label;
use crate::app::App;
use crate::pages::{petition, reception, settlement};
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::text("text", t!("review-field-text"), 4000),
        Field::text("minutes", t!("review-field-minutes"), 20_000),
        Field::text("reason", t!("review-field-reason"), 4000),
    ];
}

/// A line of the agenda.
struct AgendaLine {
    no: i64,
    href: String,
    thing: String,
    note: String,
    owner: String,
    day: Date,
}

/// The lines of one kind.
struct Part {
    title: &'static str,
    lines: Vec<AgendaLine>,
}

/// What one unit reports.
struct ReportLine {
    unit: String,
    figures: UnitReport,
}

#[derive(Template)]
#[template(path = "pages/supervision/review/one.html")]
struct MeetingPage {
    t: PageContext,
    form: Typed,
    meeting: review::Meeting,
    unit: String,
    stand: &'static str,
    tone: &'static str,
    parts: Vec<Part>,
    shown: i64,
    reports: Vec<ReportLine>,
    directives: Vec<Line>,
    give: String,
    forbidden: Option<Forbidden>,
    action: String,
    /// `open`, `close`, or nothing.
    next: &'static str,
    may_tell: bool,
}

/// `GET /meetings/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ActForm::FIELDS);
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
    let scope = actor.scope();
    let found = app
        .store
        .read(move |tx| {
            let details = review::meeting(tx, &scope, id)?;
            Ok::<_, Failure>((details, supervision::directives_of(tx, &scope, id)?))
        })
        .await?;
    let page = drawn(app, actor, t, form, found, forbidden);
    Ok(render(status, &page))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (details, directives): (MeetingDetails, Vec<AssignmentRow>),
    forbidden: Option<Forbidden>,
) -> MeetingPage {
    let MeetingDetails {
        meeting,
        items,
        reports,
    } = details;
    let is_own = meeting.unit == actor.unit;
    let holds = is_own && actor.may::<acts::HoldReview>();
    let reports_here = reports.iter().any(|one| one.unit == actor.unit);
    let (stand, tone) = label::stand(meeting.stand);
    let was_opened = matches!(meeting.stand, Stand::Open | Stand::Closed);
    let may_give = is_own && was_opened && actor.may::<acts::Direct>();
    MeetingPage {
        unit: legal::unit_in_place(&t, &app.law, &meeting.unit),
        stand,
        tone,
        parts: parts(&t, app, &items),
        shown: i64::try_from(items.len()).unwrap_or_default(),
        reports: reports
            .into_iter()
            .map(|figures| ReportLine {
                unit: legal::unit_in_place(&t, &app.law, &figures.unit),
                figures,
            })
            .collect(),
        directives: directives.iter().map(|row| line(&t, app, row)).collect(),
        give: if may_give {
            paths::give("meeting", meeting.id)
        } else {
            String::new()
        },
        action: paths::meeting(meeting.id),
        next: match meeting.stand {
            Stand::Called if holds => "open",
            Stand::Open if holds => "close",
            _ => "",
        },
        may_tell: reports_here && meeting.stand == Stand::Open && actor.may::<acts::ReportUp>(),
        meeting,
        forbidden,
        form,
        t,
    }
}

/// The agenda by kind, in order.
fn parts(t: &PageContext, app: &App, items: &[Item]) -> Vec<Part> {
    let of = |kind: &ItemKind| Part {
        title: label::kind(*kind),
        lines: items
            .iter()
            .filter(|item| item.kind == *kind)
            .map(|item| agenda_line(t, app, item))
            .collect(),
    };
    let all = ItemKind::ALL.iter().map(of);
    all.filter(|part| !part.lines.is_empty()).collect()
}

fn agenda_line(t: &PageContext, app: &App, item: &Item) -> AgendaLine {
    let thing = t.say(label::thing(&item.subject_kind));
    AgendaLine {
        no: item.no,
        href: match item.subject_kind.as_str() {
            "case" => settlement::paths::case(item.subject),
            "petition" => petition::paths::petition(item.subject),
            "visit" => reception::paths::visit(item.subject),
            "urging" => paths::urging(item.subject),
            _ => paths::assignment(item.subject),
        },
        thing: match item.number {
            Some((number, year)) => {
                let values = [
                    ("thing", thing.as_ref().into()),
                    ("number", format!("{number}/{year}").into()),
                ];
                t.say_with("urging-subject", &values).into_owned()
            }
            None => thing.into_owned(),
        },
        note: match item.kind {
            ItemKind::Overdue => legal::term_name(t, &app.law, &item.note),
            ItemKind::Mass => {
                let people = item.note.parse::<i64>().unwrap_or_default();
                t.say_with("review-people", &[("people", people.into())])
                    .into_owned()
            }
            ItemKind::Stuck => t.say(t!("review-stuck-since")).into_owned(),
            ItemKind::Directive | ItemKind::Urging => String::new(),
        },
        owner: legal::unit_in_place(t, &app.law, &item.owner),
        day: item.day,
    }
}

/// `POST /meetings/{id}`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let asked = Asked::read(&form);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| asked.carry_out(tx, &at, &who, id);
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&paths::meeting(id)).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    text: String,
    minutes: String,
    reason: String,
    expected: Option<i64>,
}

impl Asked {
    fn read(form: &Typed) -> Self {
        let of = |name: &str| form.value(name).to_owned();
        Self {
            act: of("do"),
            text: of("text"),
            minutes: of("minutes"),
            reason: of("reason"),
            expected: form.value("version").parse().ok(),
        }
    }

    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> Result<(), Failure> {
        let holding = || actor.permit::<acts::HoldReview>();
        match self.act.as_str() {
            "open" => review::open(tx, at, &holding()?, id, self.expected),
            "cancel" => review::cancel(tx, at, &holding()?, id, (&self.reason, self.expected)),
            "tell" => {
                let said = Telling {
                    text: self.text.clone(),
                };
                review::tell(tx, at, &actor.permit::<acts::ReportUp>()?, id, &said)
            }
            "close" => {
                let said = Closing {
                    minutes: self.minutes.clone(),
                    expected: self.expected,
                };
                review::close(tx, at, &holding()?, id, &said)
            }
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
