//! `/reports/owed`: who owes a report of a period to a unit, what it owes itself, what is copied to it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::report::owed::{self, Owed};
use casework::{Failure, FieldError};
use jiff::civil::Date;
use law::Law;
use law::period::Period;
use law::unit::Branch;
use store::Tx;
use words::t;

use super::super::choices::{ChoiceGroup, Choices};
use super::super::chosen::{Chosen, ReportQuery};
use super::super::{frame, paths};
use super::label;
use crate::app::App;
use crate::pages::supervision::carried::carried;
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::listing::address;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, Kind, PageContext, Problem, SignedIn, Typed, legal};

/// What is set for a period, or for one's own reports.
pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("period", t!("report-period"), 30),
        Field::line("due", t!("owed-field-due"), 10),
        Field::line("receiver", t!("owed-field-receiver"), 60),
    ];
}

/// A unit and where its report stands.
pub(super) struct OwedLine {
    pub(super) href: String,
    pub(super) unit: String,
    pub(super) stand: &'static str,
    pub(super) tone: &'static str,
    pub(super) due: String,
    pub(super) legal: String,
    pub(super) sent: String,
    pub(super) late: i64,
}

#[derive(Template)]
#[template(path = "pages/report/owed/list.html")]
struct OwedPage {
    t: PageContext,
    form: Typed,
    act: Typed,
    choices: Choices,
    unit: String,
    period: String,
    /// As the forms send it.
    period_text: String,
    article: String,
    own: Vec<OwedLine>,
    lines: Vec<OwedLine>,
    copied: Vec<OwedLine>,
    sent: usize,
    late: usize,
    returned: usize,
    may_take: bool,
    may_copy: bool,
}

/// What is read for the page, in one transaction.
type Found = (Option<Owed>, Vec<Owed>, Vec<Owed>);

/// `GET /reports/owed`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let act = Typed::empty(ActForm::FIELDS);
    page(&app, &actor, t, asked.into_typed(), act, StatusCode::OK).await
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    mut asked: Typed,
    act: Typed,
    status: StatusCode,
) -> Result<Response, Problem> {
    if asked.value("period").is_empty() && asked.value("from").is_empty() {
        let last = last_period(&app.law, actor, t.today());
        asked.put("period", last.map_or_else(String::new, |last| last.text));
    }
    let (chosen, form) = Chosen::read(&app.law, actor, t.today(), asked)?;
    let (at, scope, of) = (app.setting(), actor.scope(), chosen.clone());
    let found = app.store.read(move |tx| {
        let (unit, period) = (of.unit.as_str(), &of.period);
        let own = owed::owed_by(tx, &at, &scope, unit, period)?;
        let below = owed::owed_to(tx, &at, &scope, unit, period)?;
        let copied = owed::copied(tx, &at, &scope, unit, period)?;
        Ok::<_, Failure>((own, below, copied))
    });
    let found = found.await?;
    Ok(render(
        status,
        &drawn(app, actor, t, (chosen, form, act), found),
    ))
}

fn drawn(
    app: &App,
    actor: &Actor,
    t: PageContext,
    (chosen, form, act): (Chosen, Typed, Typed),
    (own, mut below, copied): Found,
) -> OwedPage {
    let law = &app.law;
    let mut choices = Choices::of(&t, law, actor, &chosen);
    choices.periods.extend(months(&t, law, &chosen.unit));
    // Those who are late first, then those who have not sent, then the others; each in the order of the law.
    below.sort_by_key(|one| (one.is_sent(), one.late == 0));
    let line = |one: &Owed| line(&t, law, &chosen, one);
    let is_own = chosen.unit == actor.unit;
    let count = |fits: &dyn Fn(&&Owed) -> bool| below.iter().filter(fits).count();
    let cited = below.first().or(own.as_ref());
    let cited = cited.and_then(|one| law.reporting.rules.iter().find(|rule| rule.id == one.rule));
    OwedPage {
        article: cited.map_or_else(String::new, |rule| legal::article(&t, law, &rule.article)),
        unit: legal::unit_in_place(&t, law, &chosen.unit),
        period: frame::period(&t, &chosen),
        period_text: chosen.period.text.clone(),
        own: own.iter().map(line).collect(),
        lines: below.iter().map(line).collect(),
        copied: copied.iter().map(line).collect(),
        sent: count(&|one| one.is_sent()),
        late: count(&|one| !one.is_sent() && one.late > 0),
        returned: count(&|one| one.stand() == Some(owed::Stand::Returned)),
        may_take: is_own && !below.is_empty() && actor.may::<acts::TakeReport>(),
        may_copy: is_own && own.is_some() && actor.may::<acts::Freeze>(),
        choices,
        form,
        act,
        t,
    }
}

pub(super) fn line(t: &PageContext, law: &Law, chosen: &Chosen, one: &Owed) -> OwedLine {
    let (stand, tone) = label::stand(one);
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| t.date(day));
    let sent = one.report.as_ref().and_then(|report| report.sent_on);
    OwedLine {
        href: paths::owed_one(&one.unit, &chosen.period.text),
        unit: legal::unit_in_place(t, law, &one.unit),
        stand,
        tone,
        due: day(one.due()),
        legal: day(one.legal.filter(|_| one.due() != one.legal)),
        sent: day(sent),
        late: one.late,
    }
}

/// The months of the last years, for units that report every month.
fn months(t: &PageContext, law: &Law, unit: &str) -> Vec<ChoiceGroup> {
    let unit = law.units.get(unit);
    let year = law.periods.month_of(t.today()).year;
    let of_year = |year: i16| ChoiceGroup {
        label: t
            .say_with("owed-months-of", &[("year", year.to_string().into())])
            .into_owned(),
        choices: law
            .periods
            .months_of_year(year)
            .into_iter()
            .map(|one| choice(t, one))
            .collect(),
    };
    unit.filter(|unit| unit.branch == Branch::Party)
        .map_or_else(Vec::new, |_| vec![of_year(year), of_year(year - 1)])
}

fn choice(t: &PageContext, period: Period) -> Choice {
    Choice {
        label: legal::text(t, &period.name).to_owned(),
        value: period.text,
    }
}

/// The last period that is over and of which the unit owes a report; the shortest of those that end together.
fn last_period(law: &Law, actor: &Actor, today: Date) -> Option<Period> {
    let unit = law.units.get(&actor.unit)?;
    let year = law.periods.month_of(today).year;
    let years = [year - 1, year];
    let named = years.iter().flat_map(|year| {
        let months = law.periods.months_of_year(*year);
        law.periods.of_year(*year).into_iter().chain(months)
    });
    named
        .filter(|one| one.to < today && law.reporting.owed(&unit, one).is_some())
        .max_by_key(|one| (one.to, one.from))
}

/// `POST /reports/owed`: the day by which reports are wanted, or where one's own are copied.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    mut form: Form<ActForm>,
) -> Result<Response, Problem> {
    let period = app.law.periods.parse(form.value("period"));
    let period = period.map_err(|_| Kind::NotFound)?;
    let (due, receiver) = (form.day("due"), form.value("receiver").trim().to_owned());
    let (act, who, at) = (
        form.value("do").to_owned(),
        Arc::clone(&actor),
        app.setting(),
    );
    let there = address(paths::OWED, &[("period", &period.text)]);
    let asked = Typed::empty(ReportQuery::FIELDS).fill("period", period.text.clone());
    let work = move |tx: &mut Tx<'_>| match act.as_str() {
        "day" => owed::set_day(tx, &at, &who.permit::<acts::TakeReport>()?, &period, due),
        "copy" => owed::copy_to(tx, &at, &who.permit::<acts::Freeze>()?, &receiver),
        _ => Err(FieldError::new("do", "choice-unknown").into()),
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(()) => Ok(Redirect::to(&there).into_response()),
        Err((_, status)) => page(&app, &actor, t, asked, form.into_typed(), status).await,
    }
}
