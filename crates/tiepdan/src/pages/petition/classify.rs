//! Saying what a petition is: class, stage, field, eligibility, facts, and who is competent. The program proposes, the
//! officer decides (Circular 05/2021 art. 6).

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, acts};
use casework::petition::{self, Circumstances, Classifying, Details, Petition};
use casework::{Failure, Refusal};
use law::handling::Kind;
use law::procedure::{Class, Stage};
use words::t;

use super::paths::PetitionPath;
use super::period::{self, Period};
use super::proposal::{self, Proposals};
use super::show::Finding;
use super::unit_choice::{self, UnitField};
use super::{label, paths, queue, show};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::legal::Forbidden;
use crate::web::view::render;
use crate::web::{Field, Fields, Form, PageContext, Problem, SignedIn, Typed, Wanted, legal};

/// The law's list of grounds on which a petition may not be processed.
pub(super) const ELIGIBILITY: &str = "eligibility";
/// The unit a petition is about.
pub(super) const RESPONDENT: UnitField = UnitField {
    code: "respondent_unit",
    typed: "respondent_unit_typed",
    shown: "respondent_unit_shown",
};
/// The unit in which the respondent works now, where he has moved.
pub(super) const PRESENT: UnitField = UnitField {
    code: "present_unit",
    typed: "present_unit_typed",
    shown: "present_unit_shown",
};
/// The competent unit, where it is neither this one nor the proposed one.
pub(super) const COMPETENT: UnitField = UnitField {
    code: "competent_unit",
    typed: "competent_typed",
    shown: "competent_shown",
};
/// Choices of the competent unit that are no codes.
const ANOTHER: &str = "another";
const OUTSIDE: &str = "outside";
const ELIGIBLE: &str = "eligible";

pub(super) struct ClassifyForm;

impl Fields for ClassifyForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("petition-classify"), 20),
        Field::line("expected", t!("petition-field-version"), 20),
        Field::line("class", t!("petition-field-class"), 20),
        Field::line("mixed", t!("petition-field-mixed"), 3),
        Field::line("stage", t!("petition-field-stage"), 10),
        Field::text("summary", t!("petition-field-summary"), 2000),
        Field::line("field", t!("petition-field-field"), 60),
        Field::line("ineligibility", t!("petition-field-ineligibility"), 30),
        Field::many("facts", t!("petition-field-facts"), 40),
        Field::line(RESPONDENT.typed, t!("petition-field-respondent-unit"), 200),
        Field::line(RESPONDENT.code, t!("petition-field-respondent-unit"), 60),
        Field::line(RESPONDENT.shown, t!("petition-field-respondent-unit"), 200),
        Field::line("respondent_role", t!("petition-field-respondent-role"), 20),
        Field::line("circumstance", t!("petition-field-circumstance"), 20),
        Field::line(PRESENT.typed, t!("petition-field-present-unit"), 200),
        Field::line(PRESENT.code, t!("petition-field-present-unit"), 60),
        Field::line(PRESENT.shown, t!("petition-field-present-unit"), 200),
        Field::line("known_on", t!("petition-field-known-on"), 10),
        Field::line("obstacle_from", t!("petition-field-obstacle-from"), 10),
        Field::line("obstacle_until", t!("petition-field-obstacle-until"), 10),
        Field::line("competent", t!("petition-field-competent"), 60),
        Field::line(COMPETENT.typed, t!("petition-field-competent-other"), 200),
        Field::line(COMPETENT.code, t!("petition-field-competent-other"), 60),
        Field::line(COMPETENT.shown, t!("petition-field-competent-other"), 200),
        Field::line("branch", t!("petition-field-branch"), 30),
    ];
}

#[derive(Template)]
#[template(path = "pages/petition/classify.html")]
struct ClassifyPage {
    t: PageContext,
    number: String,
    about: String,
    back: String,
    text: Option<String>,
    is_sealed: bool,
    part: FormPart,
}

#[derive(Template)]
#[template(path = "pages/petition/classify_form.html")]
struct FormPart {
    t: PageContext,
    form: Typed,
    action: String,
    back: String,
    classes: Vec<Choice>,
    stages: Vec<Choice>,
    fields: Vec<Choice>,
    grounds: Vec<Choice>,
    facts: Vec<Choice>,
    respondent: UnitField,
    respondents: Vec<Choice>,
    roles: Vec<Choice>,
    circumstances: Vec<Choice>,
    present: UnitField,
    presents: Vec<Choice>,
    is_period_asked: bool,
    period: Option<Period>,
    proposals: Proposals,
    competents: Vec<Choice>,
    competent: UnitField,
    others: Vec<Choice>,
    branches: Vec<Choice>,
    forbidden: Option<Forbidden>,
    changed: Vec<Finding>,
}

/// What the officer found, or nothing with the faults in the form.
fn finding(form: &mut Typed) -> Option<Classifying> {
    let given = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
    form.required("class");
    form.required("summary");
    form.required("field");
    form.required("ineligibility");
    form.required("competent");
    let class = form.choice("class", Class::parse);
    let stage = form.choice("stage", Stage::parse).unwrap_or(Stage::First);
    let competent_unit = match form.value("competent") {
        ANOTHER => {
            form.required(COMPETENT.typed);
            given(form.value(COMPETENT.code))
        }
        OUTSIDE => None,
        unit => given(unit),
    };
    let circumstances = circumstances(form);
    let class = class.filter(|_| form.is_valid())?;
    Some(Classifying {
        class,
        stage,
        field: form.value("field").to_owned(),
        ineligibility: given(form.value("ineligibility")).filter(|ground| ground != ELIGIBLE),
        competent_unit,
        branch: form.value("branch").to_owned(),
        is_mixed: form.value("mixed") == "yes",
        facts: form
            .values("facts")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        respondent_unit: given(form.value(RESPONDENT.code)),
        respondent_role: given(form.value("respondent_role")),
        circumstances,
        summary: given(form.value("summary")),
        expected: form.value("expected").parse().ok(),
    })
}

/// What is out of the ordinary; an obstacle has a first and a last day.
fn circumstances(form: &mut Typed) -> Circumstances {
    for day in ["known_on", "obstacle_from", "obstacle_until"] {
        form.day(day);
    }
    for (one, other) in [
        ("obstacle_from", "obstacle_until"),
        ("obstacle_until", "obstacle_from"),
    ] {
        if !form.value(one).is_empty() {
            form.required(other);
        }
    }
    period::given(form)
}

/// What a page of this petition is made from.
struct Desk<'a> {
    app: &'a App,
    actor: &'a Actor,
    details: Details,
}

/// The units to choose from beside the two typed names.
#[derive(Default)]
struct Found {
    respondents: Vec<Choice>,
    presents: Vec<Choice>,
    others: Vec<Choice>,
}

/// `GET /petitions/{id}/classification`.
pub(super) async fn ask(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    actor.permit::<acts::Classify>()?;
    let (details, facts) = load(&app, &actor, path).await?;
    under_seal(&app, &actor, details.row.sealed, Seen::Petition(path.id)).await?;
    if details.row.state == "handled" {
        return Ok(Redirect::to(&paths::petition(path.id)).into_response());
    }
    let desk = Desk {
        app: &app,
        actor: &actor,
        details,
    };
    let form = desk.filled(&t, &facts);
    let found = Found {
        respondents: unit_choice::shown(&t, &app.law, &form, RESPONDENT),
        presents: unit_choice::shown(&t, &app.law, &form, PRESENT),
        others: unit_choice::shown(&t, &app.law, &form, COMPETENT),
    };
    Ok(render(StatusCode::OK, &desk.page(t, form, found, None)))
}

/// `POST /petitions/{id}/classification`.
pub(super) async fn classify(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    wanted: Wanted,
    t: PageContext,
    mut form: Form<ClassifyForm>,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::Classify>()?;
    let (details, _) = load(&app, &actor, path).await?;
    let desk = Desk {
        app: &app,
        actor: &actor,
        details,
    };
    if form.value("do") == "refresh" {
        let mut typed = form.into_typed();
        let found = desk.resolve(&t, &mut typed);
        return Ok(desk.refreshed(wanted, t, typed.without_faults(), found));
    }
    let found = desk.resolve(&t, &mut form);
    let Some(finding) = finding(&mut form) else {
        let page = desk.page(t, form.into_typed(), found, None);
        return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let (at, reader) = (app.setting(), Arc::clone(&actor));
    let answer = app
        .store
        .write(move |tx| {
            petition::classify(tx, &at, &permit, path.id, &finding)?;
            access::is_kept_from(tx, &at, &reader, path.id)
        })
        .await;
    match answer {
        Ok(false) => Ok(Redirect::to(&paths::petition(path.id)).into_response()),
        // It is against his own head: the unit above has it now.
        Ok(true) => Ok(Redirect::to(paths::QUEUE).into_response()),
        Err(failure) => desk.failed(t, form.into_typed(), found, failure).await,
    }
}

/// The petition of this unit with the facts found before.
async fn load(
    app: &App,
    actor: &Actor,
    path: PetitionPath,
) -> Result<(Details, Vec<String>), Problem> {
    let (scope, unit) = (actor.scope().own(), actor.unit.clone());
    let loaded = app.store.read(move |tx| {
        let details = petition::details(tx, &scope, path.id)?;
        let facts = match Petition::load(tx, path.id, &unit)? {
            Petition::Classified(classified) => classified.facts,
            _ => Vec::new(),
        };
        Ok::<_, Failure>((details, facts))
    });
    Ok(loaded.await?)
}

impl Desk<'_> {
    /// The form as it is first shown: what was found before, or what can be told from the petition.
    fn filled(&self, t: &PageContext, facts: &[String]) -> Typed {
        let Details { row, .. } = &self.details;
        let law = &self.app.law;
        let sealed = row.sealed.then_some(Class::Denunciation.as_str());
        let said = sealed.or(self.details.stated_class.as_deref());
        let mut form = Typed::empty(ClassifyForm::FIELDS);
        form.put("expected", self.details.version.to_string());
        form.put("class", row.class.as_deref().or(said).unwrap_or_default());
        form.put("mixed", if self.details.is_mixed { "yes" } else { "" });
        form.put(
            "stage",
            self.details
                .stage
                .as_deref()
                .unwrap_or(Stage::First.as_str()),
        );
        form.put("summary", row.summary.clone());
        form.put("field", self.details.field.as_deref().unwrap_or_default());
        form.put(
            "respondent_role",
            self.details.respondent_role.as_deref().unwrap_or_default(),
        );
        if let Some(eligible) = self.details.eligible {
            let ground = self.details.ineligibility.as_deref().unwrap_or_default();
            form.put("ineligibility", if eligible { ELIGIBLE } else { ground });
        }
        if let Some(unit) = self.details.respondent_unit.as_deref() {
            unit_choice::fill(t, law, &mut form, RESPONDENT, unit);
        }
        self.fill_circumstances(t, &mut form);
        form.put(
            "branch",
            label::branches(t, law)
                .first()
                .map_or("", |first| first.value.as_str()),
        );
        let competent = match (&self.details.competent_unit, &row.class) {
            (Some(unit), _) => unit.clone(),
            (None, Some(_)) => OUTSIDE.to_owned(),
            (None, None) => String::new(),
        };
        form.put("competent", competent);
        facts
            .iter()
            .fold(form, |form, fact| form.fill("facts", fact.clone()))
    }

    fn fill_circumstances(&self, t: &PageContext, form: &mut Typed) {
        let given = &self.details.circumstances;
        form.put("circumstance", given.shift.as_deref().unwrap_or_default());
        if let Some(unit) = given.present_unit.as_deref() {
            unit_choice::fill(t, &self.app.law, form, PRESENT, unit);
        }
        let (from, until) = given.obstacle.unzip();
        for (name, day) in [
            ("known_on", given.known_on),
            ("obstacle_from", from),
            ("obstacle_until", until),
        ] {
            form.put(name, day.map_or_else(String::new, |day| day.to_string()));
        }
    }

    /// Finds out which units the typed names mean; what they mean stands in the form afterwards.
    fn resolve(&self, t: &PageContext, form: &mut Typed) -> Found {
        let law = &self.app.law;
        let (_, respondents) = unit_choice::resolve(t, law, form, RESPONDENT);
        let (_, presents) = unit_choice::resolve(t, law, form, PRESENT);
        let others = if form.value("competent") == ANOTHER {
            unit_choice::resolve(t, law, form, COMPETENT).1
        } else {
            Vec::new()
        };
        Found {
            respondents,
            presents,
            others,
        }
    }

    fn kind(form: &Typed) -> Option<Kind> {
        if form.value("mixed") == "yes" {
            return Some(Kind::Mixed);
        }
        Class::parse(form.value("class")).map(Kind::from)
    }

    /// This unit, the proposed one, the one found before, another one, one outside the register.
    fn competents(&self, t: &PageContext, form: &Typed, proposed: Option<String>) -> Vec<Choice> {
        let mut codes = vec![self.actor.unit.clone()];
        let chosen = form.value("competent");
        let chosen = (!["", ANOTHER, OUTSIDE].contains(&chosen)).then(|| chosen.to_owned());
        for code in proposed.into_iter().chain(chosen) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        let units = codes.into_iter().map(|code| Choice {
            label: legal::unit_in_place(t, &self.app.law, &code),
            value: code,
        });
        let others = [
            (ANOTHER, t!("petition-competent-another")),
            (OUTSIDE, t!("petition-competent-outside")),
        ];
        let others = others.into_iter().map(|(value, label)| Choice {
            value: value.to_owned(),
            label: t.say(label).into_owned(),
        });
        units.chain(others).collect()
    }

    fn grounds(&self, t: &PageContext) -> Vec<Choice> {
        let eligible = Choice {
            value: ELIGIBLE.to_owned(),
            label: t.say("petition-eligible").into_owned(),
        };
        let list = self.app.law.grounds.get(ELIGIBILITY);
        let told = |ground: &law::grounds::Entry| {
            let values = [("ground", legal::text(t, &ground.title).into())];
            Choice {
                value: ground.code.clone(),
                label: t.say_with("petition-not-eligible", &values).into_owned(),
            }
        };
        let grounds = list
            .into_iter()
            .flat_map(|list| list.on(t.today()))
            .map(told);
        std::iter::once(eligible).chain(grounds).collect()
    }

    fn facts(&self, t: &PageContext, form: &Typed) -> Vec<Choice> {
        let asked = Self::kind(form).map(|kind| petition::facts_asked(&self.app.law, kind));
        asked
            .unwrap_or_default()
            .into_iter()
            .map(|fact| Choice {
                value: fact.id.clone(),
                label: legal::text(t, &fact.title).to_owned(),
            })
            .collect()
    }

    fn part(
        &self,
        t: PageContext,
        mut form: Typed,
        found: Found,
        refusal: Option<&Refusal>,
    ) -> FormPart {
        let law = &self.app.law;
        let on = self.details.row.received_on;
        let proposals = proposal::proposals(&t, self.app, &form, on);
        if let Some(unit) = proposals
            .unit
            .as_deref()
            .filter(|_| form.value("competent").is_empty())
        {
            form.put("competent", unit);
        }
        let is_stale = refusal.is_some_and(|refusal| refusal.code == "changed-meanwhile");
        FormPart {
            action: paths::classification(self.details.row.id),
            back: paths::petition(self.details.row.id),
            classes: label::classes(&t),
            stages: label::stages(&t),
            fields: label::fields(&t, law),
            grounds: self.grounds(&t),
            facts: self.facts(&t, &form),
            respondent: RESPONDENT,
            respondents: found.respondents,
            roles: label::roles(&t),
            circumstances: proposal::circumstances(&t, law, &form, on),
            present: PRESENT,
            presents: found.presents,
            is_period_asked: period::is_asked(&form),
            period: period::of_form(&t, self.app, &form, &self.details),
            competents: self.competents(&t, &form, proposals.unit.clone()),
            proposals,
            competent: COMPETENT,
            others: found.others,
            branches: label::branches(&t, law),
            forbidden: refusal.map(|refusal| legal::forbidden(&t, law, refusal)),
            changed: if is_stale {
                show::findings(&t, self.app, &self.details)
            } else {
                Vec::new()
            },
            form,
            t,
        }
    }

    fn page(
        &self,
        t: PageContext,
        form: Typed,
        found: Found,
        refusal: Option<&Refusal>,
    ) -> ClassifyPage {
        ClassifyPage {
            number: queue::number(self.details.row.number),
            about: queue::title(&t, &self.details.row),
            back: paths::petition(self.details.row.id),
            text: self.details.text.clone(),
            is_sealed: self.details.row.sealed,
            part: self.part(t.clone(), form, found, refusal),
            t,
        }
    }

    /// The form again with what is wrong or what forbids it.
    async fn failed(
        &self,
        t: PageContext,
        mut form: Typed,
        found: Found,
        failure: Failure,
    ) -> Result<Response, Problem> {
        match failure {
            Failure::Invalid(errors) => {
                form.refuse_all(errors.into_iter().map(field_fault));
                let page = self.page(t, form, found, None);
                Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
            }
            Failure::Refused(refusal) => {
                let path = PetitionPath {
                    id: self.details.row.id,
                };
                let (details, _) = load(self.app, self.actor, path).await?;
                let fresh = Desk { details, ..*self };
                Ok(fresh.refused(t, form, found, &refusal))
            }
            failure => Err(failure.into()),
        }
    }

    fn refreshed(&self, wanted: Wanted, t: PageContext, form: Typed, found: Found) -> Response {
        let page = self.page(t, form, found, None);
        wanted.show(&page, &page.part)
    }

    /// The form again with what forbids it. A stale edit shows what is there now and may be sent again.
    fn refused(
        &self,
        t: PageContext,
        mut form: Typed,
        found: Found,
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
