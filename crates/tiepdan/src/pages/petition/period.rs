//! The period in which a first complaint may be made, shown while a petition is classified and after.

use casework::petition::{self, Circumstances, Details, Limitation};
use jiff::civil::Date;
use law::procedure::{Class, Stage};
use words::t;

use crate::app::App;
use crate::web::form::day_of;
use crate::web::{PageContext, Typed, legal};

/// The period of a petition in words.
pub(super) struct Period {
    pub(super) sentence: String,
    pub(super) article: String,
    pub(super) is_over: bool,
}

/// Is it asked when the complainant knew?
pub(super) fn is_asked(form: &Typed) -> bool {
    let stage = Stage::parse(form.value("stage")).unwrap_or(Stage::First);
    Class::parse(form.value("class")) == Some(Class::Complaint) && stage == Stage::First
}

/// What is in the form of the days of a complaint. Days that cannot be read are told by the form.
pub(super) fn given(form: &Typed) -> Circumstances {
    let day = |name: &str| -> Option<Date> { day_of(form.value(name)) };
    let known = |name: &str| Some(form.value(name).to_owned()).filter(|value| !value.is_empty());
    Circumstances {
        shift: known("circumstance"),
        present_unit: known(super::classify::PRESENT.code),
        known_on: day("known_on"),
        obstacle: day("obstacle_from").zip(day("obstacle_until")),
    }
}

/// The period of what is in the form.
pub(super) fn of_form(
    t: &PageContext,
    app: &App,
    form: &Typed,
    details: &Details,
) -> Option<Period> {
    let class = Class::parse(form.value("class"))?;
    let stage = Stage::parse(form.value("stage")).unwrap_or(Stage::First);
    let made_on = details.dated_on.unwrap_or(details.row.received_on);
    let at = app.setting();
    let found = petition::limitation(&at, class, stage, &given(form), made_on)?;
    Some(in_words(t, &found))
}

/// The period of a petition as it was classified.
pub(super) fn of_petition(t: &PageContext, app: &App, details: &Details) -> Option<Period> {
    let class = Class::parse(details.row.class.as_deref()?)?;
    let stage = Stage::parse(details.stage.as_deref()?)?;
    let made_on = details.dated_on.unwrap_or(details.row.received_on);
    let at = app.setting();
    let found = petition::limitation(&at, class, stage, &details.circumstances, made_on)?;
    Some(in_words(t, &found))
}

fn in_words(t: &PageContext, found: &Limitation) -> Period {
    let key = if found.is_over {
        t!("petition-period-over")
    } else {
        t!("petition-period-until")
    };
    Period {
        sentence: t
            .say_with(key, &[("day", t.date(found.due).into())])
            .into_owned(),
        article: legal::text(t, &found.article).to_owned(),
        is_over: found.is_over,
    }
}
