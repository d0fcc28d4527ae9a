//! `/reports/narrative`: the narrative report drafted from the figures, to read, to print and to go on writing.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::access::{Actor, Scope};
use casework::report::{self, Rows};
use jiff::civil::Date;
use law::Law;
use law::period::Period;
use law::unit::{Branch, Level, UnitEntry};
use paper::letter::{self, Letter};
use store::Tx;

use super::choices::Choices;
use super::chosen::{Chosen, ReportQuery};
use super::files::DOCX;
use super::{frame, paths};
use crate::app::App;
use crate::papers::report::{Filled, Heading, narrative};
use crate::web::file::saved;
use crate::web::form::Asked;
use crate::web::{Html, Kind, PageContext, Problem, SignedIn, Typed, legal};

#[derive(Template)]
#[template(path = "pages/report/narrative.html")]
struct NarrativePage {
    t: PageContext,
    form: Typed,
    choices: Choices,
    unit: String,
    period: String,
    /// The period has not ended yet.
    is_running: bool,
    letter: Letter,
    docx: String,
    index: String,
}

/// Shows the report.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<impl IntoResponse, Problem> {
    let (chosen, form) = Chosen::read(&app.law, &actor, t.today(), asked.into_typed())?;
    let letter = drafted(&app, &actor, &t, &chosen).await?;
    Ok(Html(NarrativePage {
        choices: Choices::of(&t, &app.law, &actor, &chosen),
        unit: legal::unit_in_place(&t, &app.law, &chosen.unit),
        period: frame::period(&t, &chosen),
        docx: chosen.link(paths::NARRATIVE_FILE, &[]),
        index: chosen.link(paths::INDEX, &[]),
        is_running: t.today() <= chosen.period.to,
        letter,
        form,
        t,
    }))
}

/// `GET /reports/narrative/docx`.
pub(super) async fn docx(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<ReportQuery>,
) -> Result<Response, Problem> {
    let (chosen, form) = Chosen::read(&app.law, &actor, t.today(), asked.into_typed())?;
    if !form.is_valid() {
        return Err(Kind::NotFound.into());
    }
    let drafted = drafted(&app, &actor, &t, &chosen).await?;
    let bytes = letter::letter(&drafted).map_err(|fault| Problem::fault(&fault))?;
    let name = format!("{}_{}.docx", chosen.unit, chosen.period.text);
    Ok(saved(DOCX, &name, bytes))
}

async fn drafted(
    app: &App,
    actor: &Actor,
    t: &PageContext,
    chosen: &Chosen,
) -> Result<Letter, Problem> {
    let (law, scope, of) = (Arc::clone(&app.law), actor.scope(), chosen.clone());
    let found = app
        .store
        .read(move |tx| forms(tx, &law, &scope, &of))
        .await?;
    let version = app.law.forms.version_on(chosen.period.to);
    let set = version.map(|version| app.law.forms.of_version(&version.id));
    let filled: Vec<Filled<'_>> = set
        .into_iter()
        .flatten()
        .zip(found)
        .map(|(form, (report, comparison))| Filled {
            form,
            report,
            comparison,
        })
        .collect();
    let unit = app.law.units.get(&chosen.unit).ok_or(Kind::NotFound)?;
    Ok(narrative(
        t,
        &heading(t, &app.law, &unit, &chosen.period),
        &filled,
    ))
}

fn heading<'a>(t: &PageContext, law: &Law, unit: &UnitEntry, period: &'a Period) -> Heading<'a> {
    let superior = unit.parent.as_deref().and_then(|code| law.units.get(code));
    let superior = superior.filter(|_| unit.branch != Branch::Government);
    let name = |unit: Option<UnitEntry>| {
        unit.map_or_else(String::new, |unit| legal::text(t, &unit.name).to_owned())
    };
    Heading {
        above: name(above(law, unit, period.to)),
        superior: name(superior),
        unit: legal::text(t, &unit.name).to_owned(),
        name: legal::text(t, &period.name),
        period,
    }
}

/// To whom a unit reports: to the unit above, and in place of the Government to its inspectorate (Circular 06/2025 Art. 7).
fn above(law: &Law, unit: &UnitEntry, on: Date) -> Option<UnitEntry> {
    let above = law.units.get(unit.parent.as_deref()?)?;
    if above.level != Level::Central || above.branch != Branch::Government {
        return Some(above);
    }
    let central = law.units.bodies(&above.territory, on).into_iter();
    let mut inspectorates = central.filter(|body| body.branch == Branch::Inspectorate);
    Some(inspectorates.next().unwrap_or(above))
}

type Figures = (report::Report, Option<report::Comparison>);

/// The forms of the set in force, in their order, each beside the year before.
fn forms(
    tx: &mut Tx<'_>,
    law: &Law,
    scope: &Scope,
    chosen: &Chosen,
) -> Result<Vec<Figures>, Failure> {
    let version = law
        .forms
        .version_on(chosen.period.to)
        .ok_or(Failure::NotFound)?;
    let whole = Chosen {
        rows: Rows::Children,
        ..chosen.clone()
    };
    let mut all = Vec::new();
    for form in law.forms.of_version(&version.id) {
        let question = whole.question(form);
        let report = report::figures(tx, law, scope, &question)?;
        let comparison = report::comparison(tx, law, scope, &question, &report)?;
        all.push((report, comparison));
    }
    Ok(all)
}
