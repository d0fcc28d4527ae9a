//! Handling a classified petition: what the law allows, the proposed outcome first, each with its paper, its term and
//! its article (Circular 05/2021; rulebook §4.4).

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{Actor, acts};
use casework::petition::{self, Details, Handling, Likeness, Part};
use casework::settlement::{self, Joined};
use casework::{Failure, Id, Refusal};
use law::handling::Rule;
use law::procedure::{Class, Stage};
use words::t;

use super::paths::PetitionPath;
use super::show::{Finding, Similar};
use super::unit_choice::{self, UnitField};
use super::{label, paths, queue, show};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::web::components::{Choice, ClockView};
use crate::web::failure::field_fault;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, legal};

/// Where a petition is sent.
pub(super) const SENT_TO: UnitField = UnitField {
    code: "sent_to",
    typed: "sent_to_typed",
    shown: "sent_to_shown",
};

/// Rows for the parts of a mixed petition.
const PARTS: usize = 4;

/// The fields of a form together with those of the rows of parts.
macro_rules! with_parts {
    ($($own:expr,)*) => {
        with_parts!(@rows [$($own,)*] "0" "1" "2" "3")
    };
    (@rows [$($own:expr,)*] $($n:literal)*) => {
        &[
            $($own,)*
            $(
                Field::line(concat!("parts.", $n, ".class"), t!("petition-field-class"), 20),
                Field::line(concat!("parts.", $n, ".summary"), t!("petition-field-summary"), 2000),
                Field::text(concat!("parts.", $n, ".text"), t!("petition-field-part"), 50_000),
            )*
            Field::line("parts", t!("petition-group-splitting"), 1),
        ]
    };
}

pub(super) struct HandleForm;

impl Fields for HandleForm {
    const FIELDS: &'static [Field] = with_parts![
        Field::line("expected", t!("petition-field-version"), 20),
        Field::line("rule", t!("petition-field-rule"), 20),
        Field::line("on", t!("petition-field-on"), 10),
        Field::line(SENT_TO.typed, t!("petition-field-sent-to"), 200),
        Field::line(SENT_TO.code, t!("petition-field-sent-to"), 60),
        Field::line(SENT_TO.shown, t!("petition-field-sent-to"), 200),
        Field::line("join_case", t!("petition-field-join"), 13),
        Field::text("contents", t!("petition-field-contents"), 10_000),
        Field::many("facts", t!("petition-field-case-facts"), 40),
        Field::line("discipline", t!("petition-field-discipline"), 3),
        Field::line("earlier_case", t!("petition-field-earlier"), 13),
        Field::line("duplicate_of", t!("petition-field-duplicate"), 13),
        Field::text("reason", t!("petition-field-reason"), 4000),
    ];
}

/// One part of a mixed petition, with the names of its fields.
struct PartRow {
    number: usize,
    class: String,
    summary: String,
    text: String,
}

impl PartRow {
    fn new(index: usize) -> Self {
        Self {
            number: index + 1,
            class: format!("parts.{index}.class"),
            summary: format!("parts.{index}.summary"),
            text: format!("parts.{index}.text"),
        }
    }
}

/// The parts as they were typed; rows left empty are passed over.
fn parts(form: &Typed) -> Vec<Part> {
    let part = |row: PartRow| Part {
        class: Class::parse(form.value(&row.class)),
        summary: form.value(&row.summary).to_owned(),
        text: form.value(&row.text).to_owned(),
    };
    let typed = (0..PARTS).map(PartRow::new).map(part);
    typed
        .filter(|part| !part.summary.is_empty() || !part.text.is_empty())
        .collect()
}

/// One lawful outcome.
struct Way {
    rule: String,
    outcome: &'static str,
    title: String,
    paper: String,
    article: String,
    term: Option<ClockView>,
    is_once: bool,
}

#[derive(Template)]
#[template(path = "pages/petition/handle.html")]
struct HandlePage {
    t: PageContext,
    form: Typed,
    number: String,
    about: String,
    action: String,
    back: String,
    ways: Vec<Way>,
    findings: Vec<Finding>,
    sent_to: UnitField,
    found: Vec<Choice>,
    facts: Vec<Choice>,
    classes: Vec<Choice>,
    parts: Vec<PartRow>,
    is_complaint: bool,
    is_second: bool,
    cases: Vec<Choice>,
    earlier: Vec<Choice>,
    copies: Vec<Choice>,
    similar: Vec<Similar>,
    forbidden: Option<Forbidden>,
    changed: bool,
}

/// What a page of this petition is made from.
struct Desk<'a> {
    app: &'a App,
    actor: &'a Actor,
    details: Details,
    rules: Vec<Rule>,
    similar: Vec<Likeness>,
}

/// `GET /petitions/{id}/handling`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::Handle>()?;
    let desk = match load(&app, &actor, path).await {
        Ok(desk) => desk,
        Err(Failure::Refused(refusal)) => return Ok(elsewhere(path, &refusal)),
        Err(failure) => return Err(failure.into()),
    };
    let is_sealed = desk.details.row.sealed;
    under_seal(&app, &actor, is_sealed, Seen::Petition(path.id)).await?;
    let form = desk.filled(&t);
    Ok(render(
        StatusCode::OK,
        &desk.page(t, form, Vec::new(), None),
    ))
}

/// `POST /petitions/{id}/handling`.
pub(super) async fn handle(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    t: PageContext,
    mut form: Form<HandleForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Handle>()?;
    let (_, found) = unit_choice::resolve(&t, &app.law, &mut form, SENT_TO);
    let Some(handling) = handling(&mut form) else {
        let desk = load(&app, &actor, path).await?;
        let page = desk.page(t, form.into_typed(), found, None);
        return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let at = app.setting();
    let answer = app
        .store
        .write(move |tx| settlement::handle(tx, &at, &permit, path.id, &handling))
        .await;
    match answer {
        Ok(joined) => Ok(Redirect::to(&after(path.id, &joined)).into_response()),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(field_of).map(field_fault));
            let desk = load(&app, &actor, path).await?;
            let page = desk.page(t, form.into_typed(), found, None);
            Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(Failure::Refused(refusal)) => match load(&app, &actor, path).await {
            Ok(desk) => Ok(desk.refused(t, form.into_typed(), found, &refusal)),
            // Somebody handled it meanwhile: what was done stands, and its page tells it.
            Err(_) => Err(Failure::Refused(refusal).into()),
        },
        Err(failure) => Err(failure.into()),
    }
}

/// A target that the law needs is chosen by its typed name here.
fn field_of(mut error: casework::FieldError) -> casework::FieldError {
    if error.field == SENT_TO.code {
        error.field = SENT_TO.typed.into();
    }
    error
}

/// The case that was opened or joined, or the petition with what was done.
fn after(id: Id, joined: &Joined) -> String {
    joined
        .case
        .map_or_else(|| paths::petition(id), |case| format!("/cases/{case}"))
}

/// A petition that cannot be handled now has another page that says what comes first.
fn elsewhere(path: PetitionPath, refusal: &Refusal) -> Response {
    let to = match refusal.code {
        "petition-unclassified" => paths::classification(path.id),
        _ => paths::petition(path.id),
    };
    Redirect::to(&to).into_response()
}

async fn load<'a>(app: &'a App, actor: &'a Actor, path: PetitionPath) -> Result<Desk<'a>, Failure> {
    let (at, unit, scope) = (app.setting(), actor.unit.clone(), actor.scope());
    let loaded = app.store.read(move |tx| {
        let rules = petition::lawful_outcomes(tx, &at, &unit, path.id)?;
        let rules: Vec<Rule> = rules.into_iter().cloned().collect();
        let details = petition::details(tx, &scope, path.id)?;
        Ok::<_, Failure>((rules, details, petition::similar(tx, &scope, path.id)?))
    });
    let (rules, details, similar) = loaded.await?;
    Ok(Desk {
        app,
        actor,
        details,
        rules,
        similar,
    })
}

/// What the officer asks for, or nothing with the faults in the form.
fn handling(form: &mut Typed) -> Option<Handling> {
    form.required("rule");
    let on = form.day("on");
    if !form.is_valid() {
        return None;
    }
    let id = |name: &str| form.value(name).parse::<Id>().ok();
    let contents = form.value("contents").lines().map(str::trim);
    Some(Handling {
        rule: form.value("rule").to_owned(),
        on,
        sent_to: Some(form.value(SENT_TO.code).to_owned()).filter(|unit| !unit.is_empty()),
        reason: form.value("reason").to_owned(),
        join_case: id("join_case"),
        earlier_case: id("earlier_case"),
        contents: contents
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        facts: form
            .values("facts")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        is_discipline: form.value("discipline") == "yes",
        duplicate_of: id("duplicate_of"),
        expected: form.value("expected").parse().ok(),
        parts: parts(form),
    })
}

impl Desk<'_> {
    fn filled(&self, t: &PageContext) -> Typed {
        let mut form = Typed::empty(HandleForm::FIELDS);
        form.put("expected", self.details.version.to_string());
        form.put("on", t.today().to_string());
        form.put(
            "rule",
            self.rules.first().map_or("", |rule| rule.id.as_str()),
        );
        form.put("contents", self.details.row.summary.clone());
        if self.details.circumstances.is_discipline() {
            form.put("discipline", "yes");
        }
        if let Some(unit) = self
            .details
            .competent_unit
            .as_deref()
            .filter(|unit| *unit != self.actor.unit)
        {
            unit_choice::fill(t, &self.app.law, &mut form, SENT_TO, unit);
        }
        form
    }

    fn ways(&self, t: &PageContext) -> Vec<Way> {
        let law = &self.app.law;
        let way = |rule: &Rule| {
            let paper = rule
                .document
                .as_deref()
                .and_then(|form| law.notices.get(form));
            let term = rule.term.as_deref();
            Way {
                rule: rule.id.clone(),
                outcome: rule.outcome.as_str(),
                title: legal::text(t, &rule.title).to_owned(),
                paper: paper
                    .map_or_else(String::new, |paper| legal::text(t, &paper.title).to_owned()),
                article: legal::article(t, law, &rule.article),
                term: term
                    .and_then(|term| legal::term_from(t, law, term, self.details.row.received_on)),
                is_once: rule.once_per_content,
            }
        };
        self.rules.iter().map(way).collect()
    }

    /// What the case that would open asks of the petition, of every procedure that could begin.
    fn facts(&self, t: &PageContext) -> Vec<Choice> {
        let Some((class, stage)) = self.class_and_stage() else {
            return Vec::new();
        };
        let on = self.details.row.received_on;
        let mut choices: Vec<Choice> = Vec::new();
        for is_discipline in [false, true] {
            let procedure = self
                .app
                .law
                .procedures
                .find(class, stage, is_discipline, on);
            for fact in procedure.into_iter().flat_map(settlement::facts_asked) {
                if choices.iter().all(|known| known.value != fact.id) {
                    choices.push(Choice {
                        value: fact.id.clone(),
                        label: legal::text(t, &fact.title).to_owned(),
                    });
                }
            }
        }
        choices
    }

    fn class_and_stage(&self) -> Option<(Class, Stage)> {
        let class = self.details.row.class.as_deref().and_then(Class::parse)?;
        let stage = self.details.stage.as_deref().and_then(Stage::parse)?;
        Some((class, stage))
    }

    /// Cases of similar petitions: those of this unit may be joined, any may have been settled first.
    fn cases(&self, t: &PageContext, is_ours: bool) -> Vec<Choice> {
        let with_case = self
            .similar
            .iter()
            .filter(|one| !is_ours || one.unit == self.actor.unit);
        let mut choices: Vec<Choice> = Vec::new();
        for one in with_case {
            let Some(case) = one.case.map(|case| case.to_string()) else {
                continue;
            };
            if choices.iter().all(|known| known.value != case) {
                choices.push(Choice {
                    label: self.named(t, one),
                    value: case,
                });
            }
        }
        choices
    }

    fn copies(&self, t: &PageContext) -> Vec<Choice> {
        let seen = self.similar.iter().filter(|one| one.summary.is_some());
        seen.map(|one| Choice {
            value: one.id.to_string(),
            label: self.named(t, one),
        })
        .collect()
    }

    fn named(&self, t: &PageContext, one: &Likeness) -> String {
        let values = [
            ("number", queue::number(one.number).into()),
            ("unit", legal::unit_name(t, &self.app.law, &one.unit).into()),
            ("summary", one.summary.clone().unwrap_or_default().into()),
        ];
        t.say_with("petition-similar-named", &values).into_owned()
    }

    fn page(
        &self,
        t: PageContext,
        form: Typed,
        found: Vec<Choice>,
        refusal: Option<&Refusal>,
    ) -> HandlePage {
        let law = &self.app.law;
        let kind = self.class_and_stage();
        let found = if found.is_empty() {
            unit_choice::shown(&t, law, &form, SENT_TO)
        } else {
            found
        };
        HandlePage {
            number: queue::number(self.details.row.number),
            about: queue::title(&t, &self.details.row),
            action: paths::handling(self.details.row.id),
            back: paths::petition(self.details.row.id),
            ways: self.ways(&t),
            findings: show::findings(&t, self.app, &self.details),
            sent_to: SENT_TO,
            found,
            facts: self.facts(&t),
            classes: label::classes(&t),
            parts: (0..PARTS).map(PartRow::new).collect(),
            is_complaint: kind.is_some_and(|(class, _)| class == Class::Complaint),
            is_second: kind.is_some_and(|(_, stage)| stage == Stage::Second),
            cases: self.cases(&t, true),
            earlier: self.cases(&t, false),
            copies: self.copies(&t),
            similar: self
                .similar
                .iter()
                .cloned()
                .map(|one| show::likeness(&t, self.app, one))
                .collect(),
            forbidden: refusal.map(|refusal| legal::forbidden(&t, law, refusal)),
            changed: refusal.is_some_and(|refusal| refusal.code == "changed-meanwhile"),
            form,
            t,
        }
    }

    /// The form again with what forbids it. A stale edit shows what is there now and may be sent again.
    fn refused(
        &self,
        t: PageContext,
        mut form: Typed,
        found: Vec<Choice>,
        refusal: &Refusal,
    ) -> Response {
        let is_stale = refusal.code == "changed-meanwhile";
        if is_stale {
            form.put("expected", self.details.version.to_string());
        }
        let status = if is_stale {
            StatusCode::PRECONDITION_FAILED
        } else {
            StatusCode::CONFLICT
        };
        render(status, &self.page(t, form, found, Some(refusal)))
    }
}
