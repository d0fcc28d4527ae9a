//! `/reports/session/pdf`: the pack for a quarterly session with the places below, in one click.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::access::acts;
use casework::report;
use jiff::civil::Date;
use law::Law;
use law::period::Period;
use words::Language;

use super::chosen::{Chosen, ReportQuery};
use crate::app::App;
use crate::papers;
use crate::web::file::shown;
use crate::web::form::Asked;
use crate::web::{Kind, PageContext, Problem, SignedIn};

/// `GET /reports/session/pdf?unit=…&period=2026-Q2`; without a period the last quarter that is over.
pub(super) async fn pdf(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Direct>()?;
    let mut asked = asked.into_typed();
    if asked.value("period").is_empty() {
        let last = last_quarter(&app.law, t.today());
        asked.put("period", last.map_or_else(String::new, |last| last.text));
    }
    let (chosen, typed) = Chosen::read(&app.law, &actor, t.today(), asked)?;
    if !typed.is_valid() {
        return Err(Kind::NotFound.into());
    }
    let (at, scope) = (app.setting(), actor.scope());
    let pack = app.store.read(move |tx| {
        let place = (chosen.unit.as_str(), &chosen.period);
        report::pack(tx, &at, &permit, &scope, place)
    });
    let pack = pack.await?;
    let voice = app.words.voice(Language::Vi);
    let order = papers::report::session(&app.law, &voice, &pack, t.now.local);
    let bytes = app.press.print(&order).await?;
    let name = format!("session_{}_{}.pdf", pack.unit, pack.period.text);
    Ok(shown(bytes, &name))
}

/// The last quarter that is over.
pub(super) fn last_quarter(law: &Law, today: Date) -> Option<Period> {
    let year = law.periods.month_of(today).year;
    let years = [year - 1, year];
    let named = years.iter().flat_map(|year| law.periods.of_year(*year));
    let is_quarter = |one: &Period| {
        one.sign
            .as_deref()
            .is_some_and(|sign| sign.starts_with('Q'))
    };
    named
        .filter(|one| is_quarter(one) && one.to < today)
        .max_by_key(|one| one.to)
}
