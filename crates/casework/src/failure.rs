//! How an act can end other than well: the law or the facts say no, the entry is wrong, or something broke.

use law::Text;

/// The law or the facts say no. Shown to the person; the API answers 409 or 422 with `code`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable name, also the key of its sentence in `locales/`: `case-changed-meanwhile`.
    pub code: &'static str,
    /// The article that forbids it, where it is a rule of law.
    pub article: Option<String>,
    /// The law's own sentence, where the refusal comes from the law's data.
    pub text: Option<Text>,
    /// Values of the sentence: name and value.
    pub values: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal from the facts.
    pub fn new(code: &'static str) -> Self {
        Self {
            code,
            article: None,
            text: None,
            values: Vec::new(),
        }
    }

    /// With the article that forbids it.
    #[must_use]
    pub fn article(mut self, article: impl Into<String>) -> Self {
        self.article = Some(article.into());
        self
    }

    /// With the law's own sentence.
    #[must_use]
    pub fn text(mut self, text: Text) -> Self {
        self.text = Some(text);
        self
    }

    /// With a value of its sentence.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "days and numbers are given as they are"
    )]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

/// One entry that cannot stand as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field as in the API: `received_on`, `fields.ground`.
    pub field: String,
    /// Stable name, also the key of its sentence in `locales/`: `field-in-the-future`.
    pub code: &'static str,
    /// Values of the sentence.
    pub values: Vec<(&'static str, String)>,
}

impl FieldError {
    /// An error of one field.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self {
            field: field.into(),
            code,
            values: Vec::new(),
        }
    }

    /// With a value of its sentence.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "days and numbers are given as they are"
    )]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

/// How an act ended when it did not end well.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The law or the facts say no.
    #[error("refused: {}", .0.code)]
    Refused(Box<Refusal>),
    /// Entries that cannot stand; nothing was stored.
    #[error("{} wrong entries", .0.len())]
    Invalid(Vec<FieldError>),
    /// There is no such thing for this person: it does not exist, or he may not know that it does.
    #[error("not found")]
    NotFound,
    /// Something broke.
    #[error(transparent)]
    Broken(#[from] store::Error),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<sealing::Fault> for Failure {
    fn from(fault: sealing::Fault) -> Self {
        match fault {
            sealing::Fault::NoEpoch(_) | sealing::Fault::Holder => {
                Refusal::new("seal-keys-missing").into()
            }
            sealing::Fault::NoKey | sealing::Fault::Closed => Refusal::new("seal-damaged").into(),
        }
    }
}

impl From<FieldError> for Failure {
    fn from(error: FieldError) -> Self {
        Self::Invalid(vec![error])
    }
}

/// Shorthand of this room.
pub type Result<T> = std::result::Result<T, Failure>;
