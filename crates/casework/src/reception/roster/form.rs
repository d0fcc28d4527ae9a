//! Days of duty as they were typed, and as they may be kept.

use jiff::civil::Date;
use law::allowance::{Counted, PaidGroup};

use crate::given::{LINE, TEXT, bounded, day, needed};
use crate::{FieldError, Id, Setting};

/// Most days that are put on a roster at once.
pub(super) const MOST_DAYS: usize = 62;
/// Minutes of a whole day.
pub(super) const MOST_MINUTES: i64 = 24 * 60;

/// Days of duty of one person as they were typed.
#[derive(Debug, Clone, Default)]
pub struct RawDuty {
    /// Group of the decree: `receiver`, `head`, `coordination`, `handler`.
    pub group: String,
    /// An official of the unit.
    pub official: Option<Id>,
    /// Or somebody of another body: his name.
    pub name: String,
    /// And his body.
    pub body: String,
    /// Does he have an occupational responsibility allowance?
    pub has_allowance: bool,
    /// Number of the decision that assigns him.
    pub basis: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day; absent: the first.
    pub until: Option<Date>,
    /// Minutes in fact, where they are known.
    pub minutes: Option<i64>,
    /// What else to know; in a month that was closed, why it is corrected.
    pub note: String,
}

/// Days of duty fit to be put on the roster.
#[derive(Debug, Clone)]
pub struct DutyEntry {
    pub(super) group: String,
    pub(super) official: Option<Id>,
    pub(super) name: String,
    pub(super) body: String,
    pub(super) has_allowance: bool,
    pub(super) basis: String,
    pub(super) days: Vec<Date>,
    pub(super) minutes: Option<i64>,
    pub(super) note: String,
}

impl RawDuty {
    /// The days, or everything that is wrong with them.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<DutyEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        let group = at.law.allowance.group(&self.group);
        if group.is_none() {
            let code = if self.group.is_empty() {
                "field-missing"
            } else {
                "choice-unknown"
            };
            errors.push(FieldError::new("group", code).with("found", &self.group));
        }
        let is_assigned = group.is_some_and(|group| group.counted == Counted::Assigned);
        if self.official.is_none() {
            needed("name", &self.name, LINE, &mut errors);
            needed("body", &self.body, LINE, &mut errors);
        }
        if is_assigned {
            needed("basis", &self.basis, LINE, &mut errors);
        }
        bounded("basis", &self.basis, LINE, &mut errors);
        bounded("note", &self.note, TEXT, &mut errors);
        let minutes = self.minutes.filter(|_| !is_assigned);
        check_minutes("minutes", minutes, &mut errors);
        let from = day(at, "from", self.from, &mut errors);
        let days = from.map_or_else(Vec::new, |from| self.days(at, from, group, &mut errors));
        if !errors.is_empty() {
            return Err(errors);
        }
        let told = |text: &str| match self.official {
            Some(_) => String::new(),
            None => text.trim().to_owned(),
        };
        Ok(DutyEntry {
            name: told(&self.name),
            body: told(&self.body),
            group: self.group,
            official: self.official,
            has_allowance: self.has_allowance,
            basis: self.basis.trim().to_owned(),
            days,
            minutes,
            note: self.note.trim().to_owned(),
        })
    }

    /// One day as it is typed; of a span its working days. Assigned days are working days.
    fn days(
        &self,
        at: &Setting,
        from: Date,
        group: Option<&PaidGroup>,
        errors: &mut Vec<FieldError>,
    ) -> Vec<Date> {
        let until = self.until.unwrap_or(from);
        if until < from {
            errors.push(FieldError::new("until", "last-day-before-first"));
            return Vec::new();
        }
        let working = at.law.calendar.working_days(from, until).to_vec();
        let is_one = from == until && group.is_some_and(|one| one.counted == Counted::Actual);
        let days = if is_one { vec![from] } else { working };
        if days.is_empty() {
            errors.push(FieldError::new("from", "not-a-working-day"));
        }
        if days.len() > MOST_DAYS {
            errors.push(FieldError::new("until", "too-many").with("most", MOST_DAYS));
        }
        if let Some(group) = group {
            let unpaid = days.iter().find(|on| {
                let rates = &at.law.allowance.rates;
                !rates
                    .iter()
                    .any(|rate| rate.holds_on(**on) && rate.groups.contains(&group.id))
            });
            errors.extend(
                unpaid.map(|on| FieldError::new("from", "no-rate-that-day").with("on", on)),
            );
        }
        days
    }
}

/// Minutes of a day.
pub(super) fn check_minutes(field: &str, minutes: Option<i64>, errors: &mut Vec<FieldError>) {
    if let Some(minutes) = minutes {
        crate::given::number(field, minutes, (1, MOST_MINUTES), errors);
    }
}
