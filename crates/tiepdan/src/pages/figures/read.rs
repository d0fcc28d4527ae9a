//! Reading the public figures: of a territory and a named period, kept for some minutes, since anybody may ask.

use std::sync::Arc;

use casework::Failure;
use casework::report::{PublicReport, Question, Rows, public_figures};
use jiff::civil::Date;
use law::Law;
use law::period::Period;
use law::unit::{Branch, Level};

use crate::app::App;
use crate::web::{Kind, Problem};

/// Seconds for which figures are kept.
const KEPT: i64 = 600;

/// The code of the country.
pub(crate) fn country_code(law: &Law) -> String {
    law.units
        .country()
        .map_or_else(String::new, |country| country.code)
}

/// A period that anybody may ask for: one with a name, up to the year that runs. Days of one's own choice would tell by
/// subtraction what is hidden.
pub(crate) fn open_period(law: &Law, text: &str, today: Date) -> Option<Period> {
    let years = law.first_day().year()..=law.periods.month_of(today).year;
    let period = law.periods.parse(text).ok();
    period.filter(|period| period.sign.is_some() && years.contains(&period.year))
}

/// The forms of a place that have something for anybody.
///
/// # Errors
/// Not found for what is neither the country nor a province.
pub(crate) async fn open_figures(
    app: &App,
    unit: &str,
    period: &Period,
) -> Result<Arc<Vec<PublicReport>>, Problem> {
    let place = app.law.units.get(unit).ok_or(Kind::NotFound)?;
    if place.branch != Branch::Territory || place.level > Level::Province {
        return Err(Kind::NotFound.into());
    }
    let now = app.clock.now().at;
    let print = format!("{unit} {} {}", period.text, now.as_second() / KEPT);
    let (law, unit, period) = (Arc::clone(&app.law), unit.to_owned(), period.clone());
    let read = || {
        app.store.read(move |tx| {
            let version = law.forms.version_on(period.to).ok_or(Failure::NotFound)?;
            let mut all = Vec::new();
            let of_set = law.forms.of_version(&version.id);
            for form in of_set.filter(|form| form.columns.iter().any(|one| one.public.is_some())) {
                let question = Question {
                    form: &form.id,
                    version: Some(&version.id),
                    unit: &unit,
                    period: &period,
                    rows: Rows::Children,
                };
                all.push(public_figures(tx, &law, &question)?);
            }
            Ok::<_, Failure>(Arc::new(all))
        })
    };
    Ok(app.figures.take(&print, now, read).await?)
}
