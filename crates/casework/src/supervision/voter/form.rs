//! A meeting with voters and a petition of theirs, as they were typed.

use jiff::civil::Date;

use super::super::given::{LINE, TEXT, bounded, check_topic, day_or_today, needed};
use super::words::MeetingKind;
use crate::{FieldError, Id, Setting};

/// Most voters of one meeting.
const VOTERS: i64 = 100_000;

/// A meeting with voters as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawVoterMeeting {
    /// `before_session`, `after_session`, `thematic`, `local`.
    pub kind: String,
    /// Its day; absent: today.
    pub on: Option<Date>,
    /// Where.
    pub place: String,
    /// The district of the deputies.
    pub district: String,
    /// The deputies, a name a line.
    pub deputies: String,
    /// How many voters came.
    pub voters: Option<i64>,
}

/// A voters' petition as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawVoterPetition {
    /// The meeting at which it was said.
    pub meeting: Option<Id>,
    /// The district of the deputies; empty: that of the meeting.
    pub district: String,
    /// The day it was received; absent: that of the meeting, or today.
    pub on: Option<Date>,
    /// Its field.
    pub topic: String,
    /// What the voters say.
    pub text: String,
}

impl RawVoterMeeting {
    /// Everything that is wrong with it; its kind, day and number of voters when nothing is.
    pub(super) fn validate(
        &self,
        at: &Setting,
    ) -> Result<(MeetingKind, Date, i64), Vec<FieldError>> {
        let mut errors = Vec::new();
        let kind = MeetingKind::parse(&self.kind);
        if kind.is_none() {
            errors.push(FieldError::new("kind", "field-missing"));
        }
        needed("place", &self.place, LINE, &mut errors);
        needed("district", &self.district, LINE, &mut errors);
        needed("deputies", &self.deputies, TEXT, &mut errors);
        let on = day_or_today("on", self.on, at, &mut errors);
        let voters = self.voters.unwrap_or(-1);
        if !(0..=VOTERS).contains(&voters) {
            errors.push(FieldError::new("voters", "number-wrong").with("found", voters));
        }
        match (kind, errors.is_empty()) {
            (Some(kind), true) => Ok((kind, on, voters)),
            _ => Err(errors),
        }
    }
}

impl RawVoterPetition {
    /// Everything that is wrong with it, the district apart.
    pub(super) fn faults(&self, at: &Setting) -> Vec<FieldError> {
        let mut errors = Vec::new();
        needed("text", &self.text, TEXT, &mut errors);
        bounded("district", &self.district, LINE, &mut errors);
        check_topic(at, &self.topic, &mut errors);
        day_or_today("on", self.on, at, &mut errors);
        errors
    }
}
