//! `/figures`: the figures of the country by province, or of a province by commune.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::report::{LEAST, PublicReport};
use jiff::civil::Date;
use law::Law;
use law::form::Form;
use law::period::Period;
use law::unit::{Branch, Level};
use words::t;

use super::paths;
use super::read::{country_code, open_figures, open_period};
use crate::app::App;
use crate::pages::report::{ChoiceGroup, periods, running_year};
use crate::papers::report::{main_column, main_label};
use crate::web::components::Choice;
use crate::web::form::Asked;
use crate::web::{Field, Fields, Html, Kind, PageContext, Problem, Typed, legal};

/// Which place and period.
pub(super) struct FiguresQuery;

impl Fields for FiguresQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("unit", t!("figures-place"), 60),
        Field::line("period", t!("report-period"), 30),
    ];
}

/// A form as a table of its open columns.
struct FigureTable {
    title: String,
    columns: Vec<String>,
    rows: Vec<PlaceLine>,
    /// Empty: hidden.
    total: Vec<String>,
}

/// A place.
struct PlaceLine {
    name: String,
    href: String,
    /// Empty: hidden.
    figures: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/figures/show.html")]
struct FiguresPage {
    t: PageContext,
    form: Typed,
    places: Vec<Choice>,
    periods: Vec<ChoiceGroup>,
    place: String,
    period: String,
    /// What the main figures are called, and what they are.
    stats: Vec<(&'static str, String)>,
    tables: Vec<FigureTable>,
    least: String,
    data: String,
}

/// `GET /figures`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    t: PageContext,
    asked: Asked<FiguresQuery>,
) -> Result<impl IntoResponse, Problem> {
    let mut form = asked.into_typed();
    let law = &app.law;
    let running = running_year(law, t.today()).ok_or(Kind::NotFound)?;
    let period = match form.value("period") {
        "" => running,
        text => open_period(law, text, t.today()).ok_or(Kind::NotFound)?,
    };
    let unit = match form.value("unit") {
        "" => country_code(law),
        unit => unit.to_owned(),
    };
    form.put("unit", unit.as_str());
    form.put("period", period.text.as_str());
    let found = open_figures(&app, &unit, &period).await?;
    let data = crate::web::listing::address(
        "/api/v1/public/figures",
        &[("unit", &unit), ("period", &period.text)],
    );
    Ok(Html(FiguresPage {
        places: places(&t, law, period.to),
        periods: periods(&t, law, t.today()),
        place: place(&t, law, &unit),
        period: format!(
            "{} · {}",
            legal::text(&t, &period.name),
            t.span(period.from, period.to)
        ),
        stats: stats(&t, law, &found),
        tables: tables(&t, law, &period, &found),
        least: t.number(LEAST),
        data,
        form,
        t,
    }))
}

fn place(t: &PageContext, law: &Law, code: &str) -> String {
    if code == country_code(law) {
        return t.say(t!("figures-country")).into_owned();
    }
    let unit = law.units.get(code);
    unit.map_or_else(String::new, |unit| legal::text(t, &unit.name).to_owned())
}

fn places(t: &PageContext, law: &Law, on: Date) -> Vec<Choice> {
    let country = country_code(law);
    let provinces = law.units.children(&country, on).into_iter();
    let provinces = provinces.filter(|unit| unit.branch == Branch::Territory);
    let codes = [country].into_iter().chain(provinces.map(|unit| unit.code));
    let choice = |code: String| Choice {
        label: place(t, law, &code),
        value: code,
    };
    codes.map(choice).collect()
}

/// The main figure of each form.
pub(crate) fn stats(
    t: &PageContext,
    law: &Law,
    found: &[PublicReport],
) -> Vec<(&'static str, String)> {
    let stat = |one: &PublicReport| {
        let form = law.forms.get(one.version(), one.form())?;
        let main = main_column(form)?;
        let at = one.columns.iter().position(|(no, _)| *no == main)?;
        Some((
            main_label(&form.slug)?,
            figure(t, one.total.get(at).copied().flatten()),
        ))
    };
    found.iter().filter_map(stat).collect()
}

fn figure(t: &PageContext, figure: Option<i64>) -> String {
    figure.map_or_else(String::new, |figure| t.number(figure))
}

fn tables(t: &PageContext, law: &Law, period: &Period, found: &[PublicReport]) -> Vec<FigureTable> {
    let in_words = |figures: &[Option<i64>]| figures.iter().map(|one| figure(t, *one)).collect();
    let table = |one: &PublicReport| {
        let form: &Form = law.forms.get(one.version(), one.form())?;
        let label = |no: u16| {
            form.column(no)
                .map_or_else(String::new, |one| one.label.join(": "))
        };
        let counted = one.rows.iter();
        let counted = counted.filter(|row| row.figures.iter().any(|figure| *figure != Some(0)));
        let rows = counted.map(|row| PlaceLine {
            name: legal::whole_name(t, law, &row.unit, &row.name),
            href: href(law, &row.unit, period),
            figures: in_words(&row.figures),
        });
        Some(FigureTable {
            title: form.title.clone(),
            columns: one.columns.iter().map(|(no, _)| label(*no)).collect(),
            rows: rows.collect(),
            total: in_words(&one.total),
        })
    };
    found.iter().filter_map(table).collect()
}

/// The figures of a province; nothing for what has none of its own.
fn href(law: &Law, unit: &str, period: &Period) -> String {
    let unit = law.units.get(unit);
    let province =
        unit.filter(|unit| unit.branch == Branch::Territory && unit.level == Level::Province);
    province.map_or_else(String::new, |unit| paths::figures(&unit.code, &period.text))
}
