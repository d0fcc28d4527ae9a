//! What was typed about a place, and what may be kept of it.

use jiff::civil::Date;

use crate::given::{LINE, TEXT, bounded, listed, needed, number, past_day};
use crate::reception::form::time;
use crate::{FieldError, Setting};

/// The law's list of incidents.
const INCIDENTS: &str = "reception.incident";
/// The law's list of help.
const HELPS: &str = "reception.help";
/// What a meeting looks back on.
const SPANS: [&str; 2] = ["month", "quarter"];
/// Most people of one row.
const PEOPLE: i64 = 100_000;
/// Most đồng of one row.
const MONEY: i64 = 1_000_000_000;
/// So many digits in a row are the number of somebody's paper or telephone.
const DIGITS: usize = 9;

/// A security meeting as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawMeeting {
    /// Its day.
    pub on: Option<Date>,
    /// `month`, `quarter`.
    pub span: String,
    /// The bodies that came.
    pub bodies: String,
    /// What was said.
    pub minutes: String,
    /// What was agreed on.
    pub tasks: String,
}

/// An incident as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawIncident {
    /// Its day.
    pub on: Option<Date>,
    /// When it began, `08:00`.
    pub starts_at: String,
    /// Its kind, by the law's list `reception.incident`.
    pub kind: String,
    /// How many people.
    pub people: i64,
    /// What happened, without names.
    pub happened: String,
    /// What was done.
    pub done: String,
    /// Did the police come?
    pub police: bool,
}

/// Help as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawHelp {
    /// Its day.
    pub on: Option<Date>,
    /// Its kind, by the law's list `reception.help`.
    pub kind: String,
    /// How many people.
    pub people: i64,
    /// What it cost, in đồng.
    pub amount: i64,
}

/// A security meeting fit to be kept.
#[derive(Debug, Clone)]
pub struct MeetingEntry {
    pub(super) raw: RawMeeting,
    pub(super) on: Date,
}

/// An incident fit to be kept.
#[derive(Debug, Clone)]
pub struct IncidentEntry {
    pub(super) raw: RawIncident,
    pub(super) on: Date,
    pub(super) starts_at: Option<String>,
}

/// Help fit to be kept.
#[derive(Debug, Clone)]
pub struct HelpEntry {
    pub(super) raw: RawHelp,
    pub(super) on: Date,
}

/// A text that tells nobody's number.
fn impersonal(field: &str, text: &str, errors: &mut Vec<FieldError>) {
    let mut run = 0;
    for letter in text
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '.' | '-'))
    {
        run = if letter.is_ascii_digit() { run + 1 } else { 0 };
        if run >= DIGITS {
            errors.push(FieldError::new(field, "tells-of-a-person"));
            return;
        }
    }
}

fn finished<T>(errors: Vec<FieldError>, entry: Option<T>) -> Result<T, Vec<FieldError>> {
    match entry {
        Some(entry) if errors.is_empty() => Ok(entry),
        _ => Err(errors),
    }
}

impl RawMeeting {
    /// The meeting, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<MeetingEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        let on = past_day(at, "on", self.on, &mut errors);
        if !SPANS.contains(&self.span.as_str()) {
            errors.push(FieldError::new("span", "choice-unknown").with("found", &self.span));
        }
        needed("bodies", &self.bodies, LINE, &mut errors);
        needed("minutes", &self.minutes, TEXT, &mut errors);
        bounded("tasks", &self.tasks, TEXT, &mut errors);
        impersonal("minutes", &self.minutes, &mut errors);
        impersonal("tasks", &self.tasks, &mut errors);
        finished(errors, on.map(|on| MeetingEntry { raw: self, on }))
    }
}

impl RawIncident {
    /// The incident, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<IncidentEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        let on = past_day(at, "on", self.on, &mut errors);
        let today = at.now.today;
        listed(
            at,
            "kind",
            (INCIDENTS, &self.kind),
            on.unwrap_or(today),
            &mut errors,
        );
        let starts_at = time("starts_at", &self.starts_at, &mut errors);
        number("people", self.people, (0, PEOPLE), &mut errors);
        needed("happened", &self.happened, TEXT, &mut errors);
        needed("done", &self.done, TEXT, &mut errors);
        impersonal("happened", &self.happened, &mut errors);
        impersonal("done", &self.done, &mut errors);
        let entry = on.map(|on| IncidentEntry {
            raw: self,
            on,
            starts_at,
        });
        finished(errors, entry)
    }
}

impl RawHelp {
    /// The help, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<HelpEntry, Vec<FieldError>> {
        let mut errors = Vec::new();
        let on = past_day(at, "on", self.on, &mut errors);
        let today = at.now.today;
        listed(
            at,
            "kind",
            (HELPS, &self.kind),
            on.unwrap_or(today),
            &mut errors,
        );
        number("people", self.people, (1, PEOPLE), &mut errors);
        number("amount", self.amount, (0, MONEY), &mut errors);
        finished(errors, on.map(|on| HelpEntry { raw: self, on }))
    }
}
