//! The kinds of problem, each with its status, its code and its message.

use axum::http::StatusCode;
use words::t;

/// A kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The request cannot be read.
    Malformed,
    /// Text that is not UTF-8.
    BrokenText,
    /// A field that the form does not have.
    UnknownField,
    /// Nobody is signed in.
    SignInNeeded,
    /// The post of the official does not allow it.
    Forbidden,
    /// A form of another site.
    ForeignOrigin,
    /// A form of a session that has ended.
    StaleForm,
    /// There is no such thing, or this actor may not know of it.
    NotFound,
    /// The address does not know this method.
    MethodNotAllowed,
    /// The law or the facts refuse it.
    Refused,
    /// Somebody else changed it in the meantime.
    StaleEdit,
    /// The body is too large.
    TooLarge,
    /// The body is of a kind that the address does not take.
    WrongMedia,
    /// What was given cannot be used.
    Invalid,
    /// Too many attempts.
    TooMany,
    /// Something broke.
    Fault,
    /// The register cannot be reached at this moment.
    Unavailable,
    /// The printing program is not there.
    PressMissing,
    /// A key that should sign does not, or nobody stamps time.
    NotSigned,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::Malformed,
        Self::BrokenText,
        Self::UnknownField,
        Self::SignInNeeded,
        Self::Forbidden,
        Self::ForeignOrigin,
        Self::StaleForm,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Refused,
        Self::StaleEdit,
        Self::TooLarge,
        Self::WrongMedia,
        Self::Invalid,
        Self::TooMany,
        Self::Fault,
        Self::Unavailable,
        Self::PressMissing,
        Self::NotSigned,
    ];

    /// The status of the answer.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::BrokenText => StatusCode::BAD_REQUEST,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::ForeignOrigin | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Refused => StatusCode::CONFLICT,
            Self::StaleEdit => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::UnknownField | Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable | Self::PressMissing | Self::NotSigned => {
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }

    /// The key of the message; its attribute `.remedy` says what to do.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Malformed => t!("problem-malformed"),
            Self::BrokenText => t!("problem-broken-text"),
            Self::UnknownField => t!("problem-unknown-field"),
            Self::SignInNeeded => t!("problem-sign-in-needed"),
            Self::Forbidden => t!("problem-forbidden"),
            Self::ForeignOrigin => t!("problem-foreign-origin"),
            Self::StaleForm => t!("problem-stale-form"),
            Self::NotFound => t!("problem-not-found"),
            Self::MethodNotAllowed => t!("problem-method-not-allowed"),
            Self::Refused => t!("problem-refused"),
            Self::StaleEdit => t!("problem-stale-edit"),
            Self::TooLarge => t!("problem-too-large"),
            Self::WrongMedia => t!("problem-wrong-media"),
            Self::Invalid => t!("problem-invalid"),
            Self::TooMany => t!("problem-too-many"),
            Self::Fault => t!("problem-fault"),
            Self::Unavailable => t!("problem-unavailable"),
            Self::PressMissing => t!("problem-press-missing"),
            Self::NotSigned => t!("problem-not-signed"),
        }
    }

    /// The stable code for programs.
    pub fn code(self) -> &'static str {
        self.message().strip_prefix("problem-").unwrap_or("fault")
    }
}

#[cfg(test)]
mod tests;
