//! A session as it was typed, and as it may be kept.

use jiff::civil::{Date, Time};
use law::grounds::Entry;

use super::words::{Kind, Receiver};
use crate::{FieldError, Refusal, Setting};

/// The law's list of forms of reception.
const FORMS: &str = "reception.form";
/// The law's list of occasions on which citizens are received online.
const ONLINE_GROUNDS: &str = "reception.online";
/// The form that needs nothing more than a room.
pub(super) const DIRECT: &str = "direct";
/// The form in which officials and citizens see each other over a link.
pub(super) const ONLINE: &str = "online";

/// Longest name, place or time.
const LINE: usize = 300;
/// Longest content, list of attendees or note.
pub(super) const TEXT: usize = 2_000;

/// A session as it was typed. What is left empty takes the usual value.
#[derive(Debug, Clone, Default)]
pub struct RawSession {
    /// `regular` (when empty), `periodic`, `unscheduled`.
    pub kind: String,
    /// `direct` (when empty), `online`.
    pub form: String,
    /// Why online, by the law's list.
    pub online_ground: String,
    /// `head`, `delegate`, `officer`; when empty, an officer at a regular session and the head at his own.
    pub received_by: String,
    /// Name of who receives; when empty, the holder of the post.
    pub host: String,
    /// Name of the head for whom a delegate receives.
    pub delegated_by: String,
    /// The day; absent: today.
    pub on: Option<Date>,
    /// Where.
    pub place: String,
    /// Expected content.
    pub content: String,
    /// Who else sits there.
    pub attendees: String,
    /// The day its calendar was published, where it was.
    pub announced_on: Option<Date>,
    /// When it begins, `08:00`.
    pub starts_at: String,
    /// When it ends.
    pub ends_at: String,
    /// What else to know.
    pub note: String,
}

/// A session fit to be planned or opened.
#[derive(Debug, Clone)]
pub struct SessionPlan {
    pub(super) kind: Kind,
    pub(super) form: String,
    pub(super) online_ground: Option<String>,
    pub(super) received_by: Receiver,
    pub(super) host: String,
    pub(super) delegated_by: String,
    pub(super) on: Date,
    pub(super) place: String,
    pub(super) content: String,
    pub(super) attendees: String,
    pub(super) announced_on: Option<Date>,
    pub(super) starts_at: Option<String>,
    pub(super) ends_at: Option<String>,
    pub(super) note: String,
}

impl RawSession {
    /// The session, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<SessionPlan, Vec<FieldError>> {
        let mut errors = Vec::new();
        let kind = chosen(&self.kind, Kind::Regular, Kind::parse).unwrap_or_else(|| {
            errors.push(FieldError::new("kind", "choice-unknown").with("found", &self.kind));
            Kind::Regular
        });
        let usual = if kind == Kind::Regular {
            Receiver::Officer
        } else {
            Receiver::Head
        };
        let received_by = chosen(&self.received_by, usual, Receiver::parse)
            .filter(|by| (*by == Receiver::Officer) == (kind == Kind::Regular))
            .unwrap_or_else(|| {
                let wrong = FieldError::new("received_by", "receiver-not-of-this-kind");
                errors.push(wrong.with("kind", kind.as_str()));
                usual
            });
        if received_by == Receiver::Delegate && self.delegated_by.trim().is_empty() {
            errors.push(FieldError::new("delegated_by", "field-missing"));
        }
        let on = self.on.unwrap_or(at.now.today);
        check_day("on", on, at, &mut errors);
        if self.announced_on.is_some_and(|announced| announced > on) {
            errors.push(FieldError::new(
                "announced_on",
                "announced-after-the-session",
            ));
        }
        if self.announced_on.is_some_and(|day| day > at.now.today) {
            errors.push(FieldError::new("announced_on", "field-in-the-future"));
        }
        let form = text_or(&self.form, DIRECT);
        self.check_form(&form, on, at, &mut errors);
        self.check_lengths(&mut errors);
        let starts_at = time("starts_at", &self.starts_at, &mut errors);
        let ends_at = time("ends_at", &self.ends_at, &mut errors);
        if let (Some(starts), Some(ends)) = (&starts_at, &ends_at)
            && ends < starts
        {
            errors.push(FieldError::new("ends_at", "ends-before-it-begins"));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(SessionPlan {
            kind,
            online_ground: Some(self.online_ground).filter(|ground| !ground.is_empty()),
            form,
            received_by,
            host: self.host.trim().to_owned(),
            delegated_by: self.delegated_by.trim().to_owned(),
            on,
            place: self.place.trim().to_owned(),
            content: self.content.trim().to_owned(),
            attendees: self.attendees.trim().to_owned(),
            announced_on: self.announced_on,
            starts_at,
            ends_at,
            note: self.note.trim().to_owned(),
        })
    }

    fn check_form(&self, form: &str, on: Date, at: &Setting, errors: &mut Vec<FieldError>) {
        if !entries(at, FORMS).any(|entry| entry.code == form) {
            errors.push(FieldError::new("form", "choice-unknown").with("found", form));
        }
        let ground = &self.online_ground;
        let known = || {
            entries(at, ONLINE_GROUNDS).any(|entry| entry.code == *ground && entry.is_in_force(on))
        };
        if !ground.is_empty() && (form != ONLINE || !known()) {
            errors.push(FieldError::new("online_ground", "choice-unknown").with("found", ground));
        }
    }

    fn check_lengths(&self, errors: &mut Vec<FieldError>) {
        for (field, text, most) in [
            ("host", &self.host, LINE),
            ("delegated_by", &self.delegated_by, LINE),
            ("place", &self.place, LINE),
            ("content", &self.content, TEXT),
            ("attendees", &self.attendees, TEXT),
            ("note", &self.note, TEXT),
        ] {
            bounded(field, text, most, errors);
        }
    }
}

/// The session may not be online before the law knows that form.
pub(super) fn check_lawful(at: &Setting, plan: &SessionPlan) -> crate::Result<()> {
    let form = entries(at, FORMS).find(|entry| entry.code == plan.form);
    match form {
        Some(form) if !form.is_in_force(plan.on) => {
            let refusal = Refusal::new("form-not-lawful-yet").article(&form.article);
            let from = form.from.unwrap_or(plan.on);
            Err(refusal.with("form", &form.code).with("from", from).into())
        }
        _ => Ok(()),
    }
}

/// Where the law lets denunciations be heard online.
pub(super) fn online_denunciation(at: &Setting) -> Option<&Entry> {
    entries(at, ONLINE_GROUNDS)
        .find(|entry| entry.code == law::procedure::Class::Denunciation.as_str())
}

/// The entries of a list of the law, of every day.
pub(super) fn entries<'a>(at: &'a Setting, list: &str) -> impl Iterator<Item = &'a Entry> {
    at.law
        .grounds
        .get(list)
        .into_iter()
        .flat_map(|list| &list.entries)
}

/// A day that the register can keep: not before its first, not after its calendar.
pub(super) fn check_day(field: &str, day: Date, at: &Setting, errors: &mut Vec<FieldError>) {
    let first = at.law.first_day();
    if day < first {
        errors.push(FieldError::new(field, "field-before-the-law").with("first", first));
    }
    let last = at.law.calendar.years().last().map(|last| last.year);
    if let Some(last) = last
        && day.year() > last
    {
        errors.push(FieldError::new(field, "field-after-the-calendar").with("last", last));
    }
}

/// A text that must not be longer than so many letters.
pub(super) fn bounded(field: &str, text: &str, most: usize, errors: &mut Vec<FieldError>) {
    if text.chars().count() > most {
        errors.push(FieldError::new(field, "field-too-long").with("most", most));
    }
}

/// A time of day as `08:00`, none when nothing was typed.
pub(super) fn time(field: &str, typed: &str, errors: &mut Vec<FieldError>) -> Option<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let Ok(time) = Time::strptime("%H:%M", typed) else {
        errors.push(FieldError::new(field, "time-wrong").with("found", typed));
        return None;
    };
    Some(time.strftime("%H:%M").to_string())
}

fn chosen<T>(typed: &str, usual: T, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    if typed.is_empty() {
        Some(usual)
    } else {
        parse(typed)
    }
}

fn text_or(typed: &str, usual: &str) -> String {
    if typed.is_empty() { usual } else { typed }.to_owned()
}
