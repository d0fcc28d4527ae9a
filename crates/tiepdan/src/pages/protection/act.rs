//! `POST /protections/{id}`: what a button of the dossier asks for.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::protection::{self, RawCheck, RawDecision, RawEnding, RawMeasure, RawRisk};
use casework::{Failure, FieldError, Id, Setting};
use jiff::civil::Date;
use store::Tx;
use words::t;

use super::one::page;
use super::paths;
use crate::app::App;
use crate::pages::supervision::carried::carried;
use crate::pages::supervision::paths::RowPath;
use crate::web::{At, Field, Fields, Form, PageContext, Problem, SignedIn, Typed};

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::line("gravity", t!("protection-field-gravity"), 20),
        Field::line("imminent", t!("protection-field-imminent"), 5),
        Field::text("risk", t!("protection-field-risk"), 4000),
        Field::line("measure", t!("protection-field-measure"), 60),
        Field::line("body", t!("protection-field-body"), 40),
        Field::text("task", t!("protection-field-task"), 4000),
        Field::line("until", t!("protection-field-until"), 10),
        Field::line("no", t!("protection-field-no"), 10),
        Field::text("done", t!("protection-field-done"), 4000),
        Field::line("number", t!("protection-field-number"), 300),
        Field::line("decided", t!("protection-field-decided"), 10),
        Field::line("starts", t!("protection-field-starts"), 10),
        Field::line("last", t!("protection-field-last"), 10),
        Field::line("ground", t!("protection-field-ground"), 40),
        Field::text("reason", t!("protection-field-reason"), 4000),
        Field::line("end_ground", t!("protection-field-end-ground"), 40),
        Field::line("end_number", t!("protection-field-end-number"), 300),
        Field::line("ended", t!("protection-field-ended"), 10),
        Field::text("end_reason", t!("protection-field-end-reason"), 4000),
        Field::text("asked", t!("protection-field-asked"), 4000),
        Field::many("signs", t!("protection-field-signs"), 40),
        Field::line("outcome", t!("protection-field-outcome"), 20),
    ];
}

/// Wrong entries under the names that the fields have on the page.
pub(super) fn named(failure: Failure, names: &[(&str, &str)]) -> Failure {
    let Failure::Invalid(mut errors) = failure else {
        return failure;
    };
    for error in &mut errors {
        if let Some((_, to)) = names.iter().find(|(from, _)| *from == error.field) {
            (*to).clone_into(&mut error.field);
        }
    }
    Failure::Invalid(errors)
}

/// `POST /protections/{id}`.
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
        // Who does not see it is told that there is no such thing, whatever he may do elsewhere.
        protection::dossier(tx, &who.permit::<acts::WatchProtection>()?, id)?;
        let done = asked.carry_out(tx, &at, &who, id);
        done.map_err(|failure| named(failure, asked.names()))
    };
    match carried(&app, &t, &mut form, work).await? {
        Ok(to) => Ok(Redirect::to(&paths::protection(to.unwrap_or(id))).into_response()),
        Err((forbidden, status)) => {
            page(&app, &actor, t, form.into_typed(), (id, forbidden), status).await
        }
    }
}

/// What a button of the page asks for.
struct Asked {
    act: String,
    expected: Option<i64>,
    risk: RawRisk,
    measure: RawMeasure,
    progress: (Option<i64>, String),
    decision: RawDecision,
    ending: RawEnding,
    check: RawCheck,
}

impl Asked {
    fn read(form: &mut Typed) -> Self {
        let mut day = |name| form.day(name);
        let days: [Option<Date>; 5] = [
            day("until"),
            day("decided"),
            day("starts"),
            day("last"),
            day("ended"),
        ];
        let [until, decided, starts, last, ended] = days;
        let expected = form.value("version").parse().ok();
        let of = |name: &str| form.value(name).to_owned();
        let (kind, code) = form.value("measure").split_once('.').unwrap_or_default();
        let signs = form.values("signs").into_iter().map(str::to_owned);
        Self {
            act: of("do"),
            expected,
            risk: RawRisk {
                on: None,
                gravity: of("gravity"),
                is_imminent: form.has("imminent", "yes"),
                text: of("risk"),
                expected,
            },
            measure: RawMeasure {
                kind: kind.to_owned(),
                code: code.to_owned(),
                body: of("body"),
                task: of("task"),
                on: None,
                until,
                expected,
            },
            progress: (form.value("no").parse().ok(), of("done")),
            decision: RawDecision {
                number: of("number"),
                on: decided,
                starts,
                until: last,
                ground: of("ground"),
                reason: of("reason"),
                expected,
            },
            ending: RawEnding {
                ground: of("end_ground"),
                number: of("end_number"),
                on: ended,
                reason: of("end_reason"),
                expected,
            },
            check: RawCheck {
                on: None,
                asked: of("asked"),
                signs: signs.collect(),
                outcome: of("outcome"),
                expected,
            },
        }
    }

    /// The names on the page of what the act calls by names of its own.
    fn names(&self) -> &'static [(&'static str, &'static str)] {
        match self.act.as_str() {
            "assess" => &[("text", "risk")],
            "carry_out" | "end_measure" => &[("text", "done")],
            "grant" | "refuse" => &[("on", "decided"), ("until", "last")],
            "end" => &[
                ("ground", "end_ground"),
                ("number", "end_number"),
                ("reason", "end_reason"),
                ("on", "ended"),
            ],
            _ => &[],
        }
    }

    /// The dossier to go on with, where it is another.
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> Result<Option<Id>, Failure> {
        match self.act.as_str() {
            "check" => return protection::watch(tx, at, &actor.permit()?, id, &self.check),
            "confirm" => {
                let said = (None, self.expected);
                protection::confirm(tx, at, &actor.permit()?, id, said)
            }
            "assess" => protection::assess(tx, at, &actor.permit()?, id, &self.risk),
            "order" => protection::order(tx, at, &actor.permit()?, id, &self.measure),
            "carry_out" | "end_measure" => self.follow(tx, at, actor, id),
            "grant" => protection::grant(tx, at, &actor.permit()?, id, &self.decision),
            "refuse" => protection::refuse(tx, at, &actor.permit()?, id, &self.decision),
            "end" => protection::end(tx, at, &actor.permit()?, id, &self.ending),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }?;
        Ok(None)
    }

    /// What became of one measure.
    fn follow(&self, tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<(), Failure> {
        let (no, text) = (self.progress.0, self.progress.1.as_str());
        let no = no.ok_or_else(|| FieldError::new("no", "field-missing"))?;
        let said = (None, text, self.expected);
        if self.act == "carry_out" {
            protection::carry_out(tx, at, &actor.permit()?, (id, no), said)
        } else {
            protection::end_measure(tx, at, &actor.permit()?, (id, no), said)
        }
    }
}
