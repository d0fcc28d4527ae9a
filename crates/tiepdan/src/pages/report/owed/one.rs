//! `/reports/owed/of`: the report of one unit of one period: to whom, by when, who did what; accepted or returned.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::report::owed::{self, Answer, OwedDetails, ReportStep, Stand};
use casework::{Failure, FieldError, Id, Setting};
use law::period::Period;
use store::Tx;
use words::t;

use super::super::chosen::{Chosen, ReportQuery};
use super::super::{frame, paths};
use super::label;
use super::list::{OwedLine, line};
use crate::app::App;
use crate::pages::supervision::carried::carried;
use crate::web::components::Moment;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::listing::address;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, Kind, PageContext, Problem, SignedIn, Typed, legal};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("unit", t!("report-unit"), 60),
        Field::line("period", t!("report-period"), 30),
        Field::line("version", t!("petition-field-version"), 20),
        Field::text("text", t!("owed-field-text"), 4000),
        Field::text("reason", t!("owed-field-reason"), 4000),
    ];
}

#[derive(Template)]
#[template(path = "pages/report/owed/one.html")]
struct ReportPage {
    t: PageContext,
    form: Typed,
    chosen: Chosen,
    title: String,
    article: String,
    unit: String,
    period: String,
    lines: Vec<OwedLine>,
    receiver: String,
    /// Who else is told, in words.
    to: String,
    copies: Vec<String>,
    moments: Vec<Moment>,
    version: i64,
    forbidden: Option<Forbidden>,
    back: String,
    /// Where the figures are closed and sent; empty where that is not the next thing to do.
    figures: String,
    may_send: bool,
    may_take: bool,
}

/// `GET /reports/owed/of`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let form = Typed::empty(ActForm::FIELDS);
    let there = asked.into_typed();
    page(&app, &actor, t, form, (there, None), StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    form: Typed,
    (asked, forbidden): (Typed, Option<Forbidden>),
    status: StatusCode,
) -> Result<Response, Problem> {
    let (chosen, asked) = Chosen::read(&app.law, actor, t.today(), asked)?;
    if !asked.is_valid() {
        return Err(Kind::NotFound.into());
    }
    let (at, scope, of) = (app.setting(), actor.scope(), chosen.clone());
    let found = app.store.read(move |tx| {
        let details = owed::report_of(tx, &at, &scope, &of.unit, &of.period)?;
        let people: Vec<Id> = details
            .steps
            .iter()
            .filter_map(|one| one.official)
            .collect();
        Ok::<_, Failure>((details, access::names(tx, &people)?))
    });
    let (details, names) = found.await?;
    let steps = details.steps.iter();
    let moments = steps.map(|step| {
        let name = step.official.and_then(|official| names.get(&official));
        moment(&t, app, step, name.map_or("", String::as_str))
    });
    let moments = moments.collect();
    let page = drawn(app, actor, t, (form, chosen, moments), details);
    let page = ReportPage { forbidden, ..page };
    Ok(render(status, &page))
}

fn moment(t: &PageContext, app: &App, step: &ReportStep, name: &str) -> Moment {
    let unit = legal::unit_name(t, &app.law, &step.unit);
    Moment {
        title: t.say(label::act(&step.act)).into_owned(),
        when: t.date(step.on),
        who: if name.is_empty() {
            unit
        } else {
            format!("{name}, {unit}")
        },
        note: step.text.clone(),
        tone: "done",
    }
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    (form, chosen, moments): (Typed, Chosen, Vec<Moment>),
    OwedDetails {
        owed: one, copies, ..
    }: OwedDetails,
) -> ReportPage {
    let law = &app.law;
    let rule = law.reporting.rules.iter().find(|rule| rule.id == one.rule);
    let is_own = chosen.unit == actor.unit && actor.may::<acts::Freeze>();
    let is_over = chosen.period.to < t.today();
    let is_to_send = is_own && is_over && !one.is_sent();
    let has_figures = rule.is_some_and(|rule| rule.has_figures);
    let receives = one.receiver.as_deref() == Some(&actor.unit);
    let name = |code: &String| legal::unit_in_place(&t, law, code);
    ReportPage {
        title: rule.map_or_else(String::new, |rule| legal::text(&t, &rule.title).to_owned()),
        article: rule.map_or_else(String::new, |rule| legal::article(&t, law, &rule.article)),
        unit: name(&chosen.unit),
        period: frame::period(&t, &chosen),
        lines: vec![line(&t, law, &chosen, &one)],
        receiver: one.receiver.as_ref().map_or_else(String::new, name),
        to: rule
            .and_then(|rule| rule.to.as_ref())
            .map_or_else(String::new, |to| legal::text(&t, to).to_owned()),
        copies: copies.iter().map(name).collect(),
        version: one.report.as_ref().map_or(0, |report| report.version),
        back: address(paths::OWED, &[("period", &chosen.period.text)]),
        figures: if is_to_send && has_figures {
            chosen.link(paths::INDEX, &[])
        } else {
            String::new()
        },
        may_send: is_to_send && !has_figures,
        may_take: receives && one.stand() == Some(Stand::Sent) && actor.may::<acts::TakeReport>(),
        moments,
        chosen,
        forbidden: None,
        form,
        t,
    }
}

/// `POST /reports/owed/of`.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let period = app.law.periods.parse(form.value("period"));
    let period = period.map_err(|_| Kind::NotFound)?;
    let unit = form.value("unit").to_owned();
    let there = paths::owed_one(&unit, &period.text);
    let asked = Typed::empty(ReportQuery::FIELDS)
        .fill("unit", unit.clone())
        .fill("period", period.text.clone());
    let wanted = Wanted::read(&form, unit, period);
    let (at, who) = (app.setting(), Arc::clone(&actor));
    let work = move |tx: &mut Tx<'_>| wanted.carry_out(tx, &at, &who);
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&there).into_response()),
        Err((forbidden, status)) => {
            let there = (asked, forbidden);
            page(&app, &actor, t, form.into_typed(), there, status).await
        }
    }
}

/// What a button of the page asks for.
struct Wanted {
    act: String,
    unit: String,
    period: Period,
    text: String,
    answer: Answer,
}

impl Wanted {
    fn read(form: &Typed, unit: String, period: Period) -> Self {
        Self {
            act: form.value("do").to_owned(),
            unit,
            period,
            text: form.value("text").to_owned(),
            answer: Answer {
                reason: form.value("reason").to_owned(),
                expected: form.value("version").parse().ok(),
            },
        }
    }

    fn carry_out(&self, tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<(), Failure> {
        // Who does not see it is told that there is no such thing.
        owed::report_of(tx, at, &actor.scope(), &self.unit, &self.period)?;
        let place = (self.unit.as_str(), self.period.text.as_str());
        let taking = || actor.permit::<acts::TakeReport>();
        match self.act.as_str() {
            "send" if self.unit == actor.unit => {
                let permit = actor.permit::<acts::Freeze>()?;
                owed::send(tx, at, &permit, &self.period, &self.text)
            }
            "accept" => owed::accept(tx, at, &taking()?, place, self.answer.expected),
            "return" => owed::give_back(tx, at, &taking()?, place, &self.answer),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }
}
