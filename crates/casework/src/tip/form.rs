//! What is typed to tell something without a name, made valid.

use jiff::civil::Date;

use super::words::Role;
use crate::document::{self, Upload};
use crate::given::{LINE, TEXT, bounded, needed};
use crate::{FieldError, Setting};

/// Longest text of what happened.
pub(super) const STORY: usize = 20_000;
/// Most files at once.
pub(super) const FILES: usize = 10;

/// What is told, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct RawTelling {
    /// The unit of the one it is about; none where it is not known.
    pub about_unit: Option<String>,
    /// His place there: a word of [`Role`].
    pub role: String,
    /// About whom.
    pub whom: String,
    /// What happened.
    pub what: String,
    /// When, in words.
    pub when: String,
    /// Where, in words.
    pub place: String,
    /// May questions be asked?
    pub may_ask: bool,
    /// What came with it.
    pub files: Vec<Upload>,
}

/// What is told, valid.
#[derive(Debug, Clone)]
pub struct Telling {
    pub(super) raw: RawTelling,
    pub(super) role: Role,
    pub(super) on: Date,
}

impl RawTelling {
    /// Makes it valid: everything that is wrong is told at once.
    ///
    /// # Errors
    /// One error for each wrong field.
    pub fn validate(self, at: &Setting) -> Result<Telling, Vec<FieldError>> {
        let mut errors = Vec::new();
        needed("whom", &self.whom, LINE, &mut errors);
        needed("what", &self.what, STORY, &mut errors);
        bounded("when", &self.when, LINE, &mut errors);
        bounded("place", &self.place, LINE, &mut errors);
        let role = match (self.role.as_str(), &self.about_unit) {
            ("", Some(_)) => {
                errors.push(FieldError::new("role", "field-missing"));
                None
            }
            ("", None) => Some(Role::Unsure),
            (word, _) => Role::parse(word),
        };
        if role.is_none() && !self.role.is_empty() {
            let wrong = FieldError::new("role", "choice-unknown");
            errors.push(wrong.with("found", &self.role));
        }
        check_files(&self.files, &mut errors);
        match role {
            Some(role) if errors.is_empty() => Ok(Telling {
                raw: self,
                role,
                on: at.now.today,
            }),
            _ => Err(errors),
        }
    }
}

/// A message of the talk: text, or files, or both.
pub(super) fn check_message(text: &str, files: &[Upload]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if text.trim().is_empty() && files.is_empty() {
        errors.push(FieldError::new("text", "field-missing"));
    }
    bounded("text", text, TEXT, &mut errors);
    check_files(files, &mut errors);
    errors
}

fn check_files(files: &[Upload], errors: &mut Vec<FieldError>) {
    if files.len() > FILES {
        errors.push(FieldError::new("files", "too-many-files").with("most", FILES));
    }
    for upload in files {
        errors.extend(document::sniff("files", upload).err());
    }
}
