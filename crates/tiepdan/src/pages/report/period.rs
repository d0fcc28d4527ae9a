//! Closing a period of one's own unit, and sending its figures to the unit above.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Permit, acts};
use casework::report;
use casework::{Failure, Setting};
use law::period::Period;
use store::Tx;
use words::t;

use super::{index, paths};
use crate::app::App;
use crate::web::listing::address;
use crate::web::{Field, Fields, Form, Kind, PageContext, Problem, SignedIn, legal};

/// Which period, and that its figures were read.
pub(super) struct PeriodForm;

impl Fields for PeriodForm {
    const FIELDS: &'static [Field] = &[
        Field::line("period", t!("report-period"), 30),
        Field::line("read", t!("report-freeze-read"), 3),
    ];
}

type Act = fn(&mut Tx<'_>, &Setting, &Permit<acts::Freeze>, &Period) -> casework::Result<()>;

/// `POST /reports/freeze`.
pub(super) async fn freeze(
    State(app): State<Arc<App>>,
    signed_in: SignedIn,
    t: PageContext,
    form: Form<PeriodForm>,
) -> Result<Response, Problem> {
    if !form.has("read", "yes") {
        return index::again(&app, &signed_in.0, t, form.value("period"), None).await;
    }
    act(&app, signed_in, t, form, report::freeze).await
}

/// `POST /reports/send`.
pub(super) async fn send(
    State(app): State<Arc<App>>,
    signed_in: SignedIn,
    t: PageContext,
    form: Form<PeriodForm>,
) -> Result<Response, Problem> {
    act(&app, signed_in, t, form, report::send).await
}

async fn act(
    app: &App,
    SignedIn(actor): SignedIn,
    t: PageContext,
    form: Form<PeriodForm>,
    work: Act,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Freeze>()?;
    let period = app.law.periods.parse(form.value("period"));
    let period = period.map_err(|_| Kind::NotFound)?;
    let back = address(paths::INDEX, &[("period", &period.text)]);
    let at = app.setting();
    let done = app
        .store
        .write(move |tx| work(tx, &at, &permit, &period))
        .await;
    match done {
        Ok(()) => Ok(Redirect::to(&back).into_response()),
        Err(Failure::Refused(refusal)) => {
            let forbidden = legal::forbidden(&t, &app.law, &refusal);
            index::again(app, &actor, t, form.value("period"), Some(forbidden)).await
        }
        Err(other) => Err(other.into()),
    }
}
