//! What is asked for, read from the query: the unit, the period, the rows.

use casework::access::Actor;
use casework::report::{Question, Rows};
use jiff::civil::Date;
use law::Law;
use law::form::Form;
use law::period::{Period, PeriodError};
use words::{Value, t};

use crate::web::form::day_of;
use crate::web::listing::address;
use crate::web::{Field, Fields, Kind, Typed};

/// In place of a period: the two days that stand beside it.
pub(super) const DAYS: &str = "days";

/// The query of every page of figures.
pub(super) struct ReportQuery;

impl Fields for ReportQuery {
    const FIELDS: &'static [Field] = &[
        Field::line("unit", t!("report-unit"), 60),
        Field::line("period", t!("report-period"), 30),
        Field::line("from", t!("report-from"), 10),
        Field::line("until", t!("report-until"), 10),
        Field::line("rows", t!("report-rows"), 20),
        Field::line("row", t!("report-row"), 60),
        Field::line("after", t!("report-after"), 60),
    ];
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) unit: String,
    pub(super) period: Period,
    pub(super) rows: Rows,
    /// The unit of the row whose figure is opened; none: the total.
    pub(super) row: Option<String>,
    /// The place after which the page begins.
    pub(super) after: String,
}

impl Chosen {
    /// Reads the query: without a unit one's own, without a period the year that runs. A wrong period is told in the
    /// form, and the year stands for it.
    ///
    /// # Errors
    /// Not found when not even the year has a rule.
    pub(super) fn read(
        law: &Law,
        actor: &Actor,
        today: Date,
        mut form: Typed,
    ) -> Result<(Self, Typed), Kind> {
        let running = running_year(law, today).ok_or(Kind::NotFound)?;
        let period = period(law, &mut form).unwrap_or(running);
        let rows = match form.value("rows") {
            "" => Rows::Children,
            word => Rows::parse(word).unwrap_or_else(|| {
                form.refuse("rows", t!("form-not-an-option"), Vec::new());
                Rows::Children
            }),
        };
        let given = |name: &str| Some(form.value(name)).filter(|value| !value.is_empty());
        let chosen = Self {
            unit: given("unit").unwrap_or(&actor.unit).to_owned(),
            row: given("row").map(str::to_owned),
            after: form.value("after").to_owned(),
            period,
            rows,
        };
        Ok((chosen.clone(), chosen.typed(form)))
    }

    /// The form filled with what is shown; what was typed wrongly stays to be mended.
    fn typed(&self, mut form: Typed) -> Typed {
        let is_named = self.period.sign.is_some();
        form.put("unit", self.unit.as_str());
        form.put("rows", self.rows.as_str());
        if !form.is_valid() {
            return form;
        }
        form.put("period", if is_named { &self.period.text } else { DAYS });
        if !is_named {
            form.put("from", self.period.from.to_string());
            form.put("until", self.period.to.to_string());
        }
        form
    }

    /// The question for a form of the set in force.
    pub(super) fn question<'a>(&'a self, form: &'a Form) -> Question<'a> {
        Question {
            form: &form.id,
            version: None,
            unit: &self.unit,
            period: &self.period,
            rows: self.rows,
        }
    }

    /// An address that keeps the choice, with more to say.
    pub(super) fn link(&self, path: &str, more: &[(&str, &str)]) -> String {
        let own = [
            ("unit", self.unit.as_str()),
            ("period", self.period.text.as_str()),
            ("rows", self.rows.as_str()),
        ];
        let kept = own
            .into_iter()
            .filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
        let query: Vec<(&str, &str)> = kept.chain(more.iter().copied()).collect();
        address(path, &query)
    }
}

/// The reporting year in which a day lies.
pub(crate) fn running_year(law: &Law, today: Date) -> Option<Period> {
    let year = law.periods.month_of(today).year;
    law.periods.parse(&year.to_string()).ok()
}

fn period(law: &Law, form: &mut Typed) -> Option<Period> {
    let (text, from, until) = (
        form.value("period"),
        form.value("from"),
        form.value("until"),
    );
    let is_days = text == DAYS || (text.is_empty() && !from.is_empty());
    if text.is_empty() && !is_days {
        return None;
    }
    if is_days {
        let (Some(from), Some(until)) = (day_of(from), day_of(until)) else {
            form.refuse("from", t!("form-not-a-day"), Vec::new());
            return None;
        };
        return told(form, "until", law.periods.range(from, until));
    }
    let read = law.periods.parse(text);
    told(form, "period", read)
}

/// The period, or what is wrong with it beside its field.
fn told(
    form: &mut Typed,
    field: &'static str,
    read: Result<Period, PeriodError>,
) -> Option<Period> {
    let (key, values): (_, Vec<(&'static str, Value<'static>)>) = match read {
        Ok(period) => return Some(period),
        Err(PeriodError::Reversed { .. }) => (t!("report-period-reversed"), Vec::new()),
        Err(PeriodError::Day(_)) => (t!("form-not-a-day"), Vec::new()),
        Err(PeriodError::NoRule { .. }) => (t!("report-period-no-rule"), Vec::new()),
        Err(PeriodError::Shape { .. }) => (t!("report-period-wrong"), Vec::new()),
    };
    form.refuse(field, key, values);
    None
}
