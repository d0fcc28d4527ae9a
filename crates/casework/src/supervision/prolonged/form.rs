//! Lists and plans as they were typed, and as they may be kept.

use jiff::civil::Date;

use super::super::given::{LINE, TEXT, needed};
use crate::FieldError;

/// Most milestones of one plan.
const MILESTONES: usize = 30;

/// A list as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawList {
    /// Its name.
    pub name: String,
    /// The document behind it.
    pub basis: String,
    /// First day of its period.
    pub from: Option<Date>,
    /// Last day, by which its cases are to be done.
    pub until: Option<Date>,
}

/// A milestone as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawMilestone {
    /// The day by which it is to be reached.
    pub due: Option<Date>,
    /// What is to be reached.
    pub text: String,
}

impl RawList {
    /// The days of the list, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub(super) fn days(&self) -> Result<(Date, Date), Vec<FieldError>> {
        let mut errors = Vec::new();
        needed("name", &self.name, LINE, &mut errors);
        needed("basis", &self.basis, LINE, &mut errors);
        match (self.from, self.until) {
            (Some(from), Some(until)) if from <= until && errors.is_empty() => {
                return Ok((from, until));
            }
            (Some(from), Some(until)) if from > until => {
                errors.push(FieldError::new("until", "ends-before-it-begins"));
            }
            (from, until) => {
                let days = [("from", from), ("until", until)];
                let missing = days.into_iter().filter(|(_, day)| day.is_none());
                errors.extend(missing.map(|(field, _)| FieldError::new(field, "field-missing")));
            }
        }
        Err(errors)
    }
}

/// The milestones of a plan made on a day, in the order of their days.
pub(super) fn milestones(
    raw: &[RawMilestone],
    on: Date,
) -> Result<Vec<(Date, String)>, Vec<FieldError>> {
    let (mut errors, mut kept) = (Vec::new(), Vec::new());
    for (index, one) in raw.iter().enumerate() {
        let field = |name| format!("milestones.{index}.{name}");
        needed(&field("text"), &one.text, TEXT, &mut errors);
        match one.due {
            None => errors.push(FieldError::new(field("due"), "field-missing")),
            Some(due) if due < on => {
                errors.push(FieldError::new(field("due"), "due-before-it-was-given"));
            }
            Some(due) => kept.push((due, one.text.trim().to_owned())),
        }
    }
    if raw.is_empty() {
        errors.push(FieldError::new("milestones", "field-missing"));
    }
    if raw.len() > MILESTONES {
        errors.push(FieldError::new("milestones", "too-many").with("most", MILESTONES));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    kept.sort_by_key(|(due, _)| *due);
    Ok(kept)
}
