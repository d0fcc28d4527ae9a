//! What the work answers when an act did not end well, as a problem for people and programs.

use casework::{Failure, FieldError, Refusal};
use words::{Value, t};

use crate::press;
use crate::web::error::{Kind, Problem};
use crate::web::form::FieldFault;
use crate::web::refusal::{entry_key, refusal_key};

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => refused(*refusal),
            Failure::Invalid(errors) => Self::fields(errors.into_iter().map(field_fault).collect()),
            Failure::NotFound => Kind::NotFound.into(),
            Failure::Broken(fault) => Self::fault(&fault),
        }
    }
}

impl From<store::Error> for Problem {
    fn from(fault: store::Error) -> Self {
        Self::fault(&fault)
    }
}

impl From<press::Fault> for Problem {
    fn from(fault: press::Fault) -> Self {
        match fault {
            press::Fault::NotInstalled => Kind::PressMissing.into(),
            other => Self::fault(&other),
        }
    }
}

fn refused(refusal: Refusal) -> Problem {
    let kind = match refusal.code {
        "changed-meanwhile" => Kind::StaleEdit,
        "idempotency-key-reused" => Kind::Invalid,
        "act-needs-post" | "step-needs-post" | "unit-keeps-no-such-register" => Kind::Forbidden,
        _ => Kind::Refused,
    };
    if let Some(text) = refusal.text {
        let problem = Problem::refused(kind, refusal.code, "", Vec::new(), refusal.article);
        return problem.in_words_of_the_law(text);
    }
    let reason = match refusal.code {
        "idempotency-key-reused" => t!("api-idempotency-key-reused"),
        code => refusal_key(code),
    };
    let values = refusal
        .values
        .into_iter()
        .map(|(name, value)| (name, Value::from(value)));
    Problem::refused(
        kind,
        refusal.code,
        reason,
        values.collect(),
        refusal.article,
    )
}

/// One wrong entry, with the key of its message.
pub fn field_fault(error: FieldError) -> FieldFault {
    let values = error
        .values
        .into_iter()
        .map(|(name, value)| (name, Value::from(value)));
    FieldFault {
        field: error.field.into(),
        key: entry_key(error.code).into(),
        values: values.collect(),
    }
}
