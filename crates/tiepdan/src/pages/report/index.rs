//! `/reports`: a unit and a period; its forms and files; whether it is closed and sent; who below has not sent.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::access::{Actor, acts};
use casework::report::{self, Closing, Reporter};
use law::Law;
use law::form::Form;
use words::t;

use super::choices::Choices;
use super::chosen::{Chosen, ReportQuery};
use super::{frame, paths, sheet};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::legal::Forbidden;
use crate::web::{Again, Fields, Html, PageContext, Problem, Refused, SignedIn, Typed, legal};

/// A form with its ways.
struct FormLine {
    number: String,
    title: String,
    sheet: String,
    compared: String,
    csv: String,
    xlsx: String,
    pdf: String,
}

/// What may be done with the period next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Nothing,
    Freeze,
    Send,
}

/// A unit below that must report.
struct ReporterLine {
    unit: String,
    href: String,
    due: String,
    sent: String,
    label: &'static str,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "pages/report/index.html")]
struct IndexPage {
    t: PageContext,
    form: Typed,
    choices: Choices,
    unit: String,
    period: String,
    /// As the forms send it.
    period_text: String,
    due: String,
    is_later_layout: bool,
    forms: Vec<FormLine>,
    narrative: String,
    /// The pack for a session; empty for whoever does not direct.
    session: String,
    /// When it was closed and sent, in words; empty while it is open.
    closed: String,
    next: Next,
    /// The figures were not said to be read.
    is_unread: bool,
    forbidden: Option<Forbidden>,
    reporters: Vec<ReporterLine>,
    sent: usize,
}

/// Shows what there is to report.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let page = page(&app, &actor, t, asked.into_typed()).await?;
    Ok(Html(page).into_response())
}

/// The page again, because its figures were not said to be read or because something stands against the act.
pub(super) async fn again(
    app: &App,
    actor: &Actor,
    t: PageContext,
    period: &str,
    forbidden: Option<Forbidden>,
) -> Result<Response, Problem> {
    let asked = Typed::empty(ReportQuery::FIELDS).fill("period", period);
    let mut page = page(app, actor, t, asked).await?;
    if forbidden.is_none() {
        page.is_unread = true;
        return Ok(Again(page).into_response());
    }
    page.forbidden = forbidden;
    Ok(Refused(page).into_response())
}

async fn page(
    app: &App,
    actor: &Actor,
    t: PageContext,
    asked: Typed,
) -> Result<IndexPage, Problem> {
    let (chosen, form) = Chosen::read(&app.law, actor, t.today(), asked)?;
    let (law, scope, of, today) = (
        Arc::clone(&app.law),
        actor.scope(),
        chosen.clone(),
        t.today(),
    );
    let found = app.store.read(move |tx| {
        let (unit, period) = (of.unit.as_str(), &of.period);
        if !report::sees(tx, &law, &scope, unit)? {
            return Err(Failure::NotFound);
        }
        let closing = report::closing(tx, &law, &scope, unit, period)?;
        let reporters = match period.sign {
            Some(_) => report::reporters(tx, &law, &scope, unit, period, today)?,
            None => Vec::new(),
        };
        Ok((closing, reporters))
    });
    let (closing, reporters) = found.await?;
    Ok(filled(app, actor, t, (chosen, form), closing, reporters))
}

fn filled(
    app: &App,
    actor: &Actor,
    t: PageContext,
    (chosen, form): (Chosen, Typed),
    closing: Option<Closing>,
    reporters: Vec<Reporter>,
) -> IndexPage {
    let law = &app.law;
    let period = &chosen.period;
    let is_mine = chosen.unit == actor.unit && actor.may::<acts::Freeze>();
    let is_over = period.may_close() && t.today() > period.to;
    let version = law.forms.version_on(period.to);
    let forms = version.map(|version| law.forms.of_version(&version.id));
    let due = law.units.get(&chosen.unit);
    let due = due.and_then(|unit| report::due(law, &unit, period));
    IndexPage {
        choices: Choices::of(&t, law, actor, &chosen),
        unit: legal::unit_in_place(&t, law, &chosen.unit),
        period: frame::period(&t, &chosen),
        period_text: period.text.clone(),
        due: due.map_or_else(String::new, |due| t.date(due)),
        is_later_layout: version.is_some_and(|version| period.to < version.from),
        forms: forms
            .into_iter()
            .flatten()
            .map(|one| form_line(&chosen, one))
            .collect(),
        narrative: chosen.link(paths::NARRATIVE, &[]),
        session: if actor.may::<acts::Direct>() {
            chosen.link(paths::SESSION, &[])
        } else {
            String::new()
        },
        closed: closing.map_or_else(String::new, |closing| {
            sheet::closed(&t, app, closing.at, closing.sent_on)
        }),
        next: match closing {
            None if is_mine && is_over => Next::Freeze,
            Some(closing) if is_mine && closing.sent_on.is_none() => Next::Send,
            _ => Next::Nothing,
        },
        is_unread: false,
        forbidden: None,
        sent: reporters.iter().filter(|one| one.sent_on.is_some()).count(),
        reporters: reporter_lines(&t, law, &chosen, reporters),
        form,
        t,
    }
}

fn form_line(chosen: &Chosen, form: &Form) -> FormLine {
    let link = |what: &str| chosen.link(&paths::of_sheet(form, what), &[]);
    FormLine {
        number: form.id.clone(),
        title: form.title.clone(),
        sheet: chosen.link(&paths::sheet(form), &[]),
        compared: link("compared"),
        csv: link("csv"),
        xlsx: link("xlsx"),
        pdf: link("pdf"),
    }
}

/// Those who are late first, then those who have time, then those who have sent.
fn reporter_lines(
    t: &PageContext,
    law: &Law,
    chosen: &Chosen,
    mut reporters: Vec<Reporter>,
) -> Vec<ReporterLine> {
    reporters.sort_by_key(|one| (one.sent_on.is_some(), !one.is_late));
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| t.date(day));
    let line = |one: Reporter| {
        let (label, tone) = match (one.sent_on.is_some(), one.is_late) {
            (true, false) => (t!("report-sent-in-time"), "good"),
            (true, true) => (t!("report-sent-late"), "wait"),
            (false, true) => (t!("report-not-sent-late"), "bad"),
            (false, false) => (t!("report-not-sent"), "plain"),
        };
        ReporterLine {
            href: chosen.link(paths::INDEX, &[("unit", &one.unit)]),
            unit: legal::unit_name(t, law, &one.unit),
            due: day(one.due),
            sent: day(one.sent_on),
            label,
            tone,
        }
    };
    reporters.into_iter().map(line).collect()
}
