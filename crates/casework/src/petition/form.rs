//! A petition as it was typed, and what is wrong with it.

use jiff::civil::Date;
use law::competence::Role;
use law::procedure::Class;
use sha2::{Digest, Sha256};

use crate::document::{self, Upload};
use crate::person::{Identity, RawIdentity};
use crate::{FieldError, Id, Setting, fold};

/// Longest text of a petition, in letters.
pub(super) const TEXT: usize = 100_000;
/// Longest summary.
pub(super) const SUMMARY: usize = 2_000;
/// Longest name of a respondent or a forwarding body.
pub(super) const LINE: usize = 300;
/// Most people named on one petition.
const MOST_PEOPLE: usize = 500;

/// A person on a petition as it was typed.
#[derive(Debug, Clone, Default)]
pub struct PartyFiling {
    /// `petitioner` or `representative`.
    pub role: String,
    /// Somebody found in the register.
    pub known: Option<Id>,
    /// Or somebody new.
    pub identity: RawIdentity,
}

/// A petition as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawFiling {
    /// How it came.
    pub channel: String,
    /// The day it came.
    pub received_on: Option<Date>,
    /// The day written on it.
    pub dated_on: Option<Date>,
    /// Who wrote it.
    pub people: Vec<PartyFiling>,
    /// People who signed, when more than are named.
    pub signers: i64,
    /// What it is, if the filer says so; a denunciation is sealed at once.
    pub class: Option<Class>,
    /// The officer's summary, without names.
    pub summary: String,
    /// The text.
    pub text: String,
    /// Against whom or what.
    pub respondent: String,
    /// His unit, if it is known.
    pub respondent_unit: Option<String>,
    /// His role there: `head`, `staff`, …
    pub respondent_role: Option<String>,
    /// Who sent it on.
    pub forwarded_by: String,
    /// The unit of the register that sent it on.
    pub forwarded_unit: Option<String>,
    /// Originals enclosed?
    pub has_originals: bool,
    /// The visit at which it was handed in.
    pub visit: Option<Id>,
    /// Files.
    pub files: Vec<Upload>,
    /// Code of the provider that proved who the first person is; who he is there is not kept.
    pub identity_proved_by: Option<String>,
}

/// A petition fit to be kept.
#[derive(Debug, Clone)]
pub struct Filing {
    pub(super) raw: RawFiling,
    pub(super) received_on: Date,
    pub(super) people: Vec<(String, Option<Id>, Option<Identity>)>,
    pub(super) signers: i64,
    pub(super) sealed: bool,
    /// The print of its text, made before the transaction begins.
    pub(super) print: String,
}

impl RawFiling {
    /// The filing, or everything that is wrong with it.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<Filing, Vec<FieldError>> {
        let mut errors = Vec::new();
        let received_on = self.received_on.unwrap_or(at.now.today);
        if received_on > at.now.today {
            errors.push(FieldError::new("received_on", "field-in-the-future"));
        }
        if received_on < at.law.first_day() {
            errors.push(
                FieldError::new("received_on", "field-before-the-law")
                    .with("first", at.law.first_day()),
            );
        }
        if self.dated_on.is_some_and(|dated| dated > received_on) {
            errors.push(FieldError::new("dated_on", "dated-after-received"));
        }
        if at.law.classification.channel(&self.channel).is_none() {
            errors.push(FieldError::new("channel", "choice-unknown").with("found", &self.channel));
        }
        for (field, text, most) in [
            ("text", &self.text, TEXT),
            ("summary", &self.summary, SUMMARY),
            ("respondent", &self.respondent, LINE),
            ("forwarded_by", &self.forwarded_by, LINE),
        ] {
            if text.chars().count() > most {
                errors.push(FieldError::new(field, "field-too-long").with("most", most));
            }
        }
        if self.text.trim().is_empty() && self.summary.trim().is_empty() {
            errors.push(FieldError::new("text", "field-missing"));
        }
        self.check_codes(at, &mut errors);
        let people = validate_people(&self.people, &mut errors);
        for (index, file) in self.files.iter().enumerate() {
            errors.extend(document::sniff(&format!("files.{index}"), file).err());
        }
        let named = i64::try_from(people.len()).unwrap_or(i64::MAX);
        if self.signers < 0 || self.signers > 100_000 {
            errors.push(
                FieldError::new("signers", "number-out-of-range")
                    .with("least", 0)
                    .with("most", 100_000),
            );
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let sealed = self.class == Some(Class::Denunciation);
        Ok(Filing {
            received_on,
            signers: self.signers.max(named),
            people,
            sealed,
            print: print(&self.text),
            raw: self,
        })
    }
}

impl RawFiling {
    fn check_codes(&self, at: &Setting, errors: &mut Vec<FieldError>) {
        for (field, unit) in [
            ("respondent_unit", &self.respondent_unit),
            ("forwarded_unit", &self.forwarded_unit),
        ] {
            if let Some(unit) = unit
                && at.law.units.get(unit).is_none()
            {
                errors.push(FieldError::new(field, "unit-unknown").with("unit", unit));
            }
        }
        if let Some(role) = self.respondent_role.as_deref()
            && Role::parse(role).is_none()
        {
            errors.push(FieldError::new("respondent_role", "choice-unknown").with("found", role));
        }
    }
}

impl Filing {
    /// A petition that another unit of the register held before.
    pub(super) fn again(raw: RawFiling, received_on: Date, signers: i64, sealed: bool) -> Self {
        Self {
            print: print(&raw.text),
            raw,
            received_on,
            people: Vec::new(),
            signers,
            sealed,
        }
    }
}

fn validate_people(
    people: &[PartyFiling],
    errors: &mut Vec<FieldError>,
) -> Vec<(String, Option<Id>, Option<Identity>)> {
    if people.len() > MOST_PEOPLE {
        errors.push(FieldError::new("people", "too-many-people").with("most", MOST_PEOPLE));
        return Vec::new();
    }
    let mut valid = Vec::new();
    for (index, one) in people.iter().enumerate() {
        let role = if one.role == "representative" {
            "representative"
        } else {
            "petitioner"
        };
        if one.known.is_some() {
            valid.push((role.to_owned(), one.known, None));
            continue;
        }
        match one.identity.validate(&format!("people.{index}.")) {
            Ok(identity) => valid.push((role.to_owned(), None, Some(identity))),
            Err(more) => errors.extend(more),
        }
    }
    valid
}

/// The print of a text: equal for equal letters, whatever the marks, case and spaces.
fn print(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() {
        String::new()
    } else {
        data_encoding::HEXLOWER.encode(&Sha256::digest(folded.as_bytes()))
    }
}
