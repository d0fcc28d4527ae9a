//! `POST /public/tips`, `/public/tips/talk`, `/public/tips/answers`: without an account, by the code alone. Nothing of a request is
//! kept for retries, for the code would be kept with it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use casework::tip::{self, Code, RawTelling, WrongCode};
use casework::{Failure, FieldError, Secrets as _};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::TalkView;
use crate::api::problem::OpenActing;
use crate::api::read::Body;
use crate::app::App;
use crate::web::Problem;

/// Something told without a name.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewAnonymousTip {
    /// Code of the unit of the one it is about; absent where it is not known.
    about_unit: Option<String>,
    /// His place there: `head`, `staff`, `unsure`. What concerns the head goes to the superior.
    role: String,
    /// About whom.
    whom: String,
    /// What happened.
    what: String,
    when: String,
    place: String,
    /// May questions be asked?
    may_ask: bool,
}

/// The receipt: the code is told here alone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnonymousTipReceipt)]
pub(super) struct ReceiptView {
    /// Forty digits, the only key.
    code: String,
    /// The unit that has it.
    unit: String,
}

/// Tell something without a name. Neither address nor hour are kept; the request cannot be sent again under a key, for the code
/// would be kept with it.
#[utoipa::path(post, path = "/public/tips", operation_id = "tellAnonymously", tag = "public",
    request_body = NewAnonymousTip, security(()),
    responses((status = 201, description = "Kept; the receipt", body = ReceiptView), OpenActing))]
pub(super) async fn give(
    State(app): State<Arc<App>>,
    body: Body<NewAnonymousTip>,
) -> Result<(StatusCode, Json<ReceiptView>), Problem> {
    let (at, said) = (app.setting(), body.value);
    let raw = RawTelling {
        about_unit: said.about_unit,
        role: said.role,
        whom: said.whom,
        what: said.what,
        when: said.when,
        place: said.place,
        may_ask: said.may_ask,
        files: Vec::new(),
    };
    let telling = raw.validate(&at).map_err(Failure::Invalid)?;
    let secret = app.chance.secret();
    let given = app
        .store
        .write(move |tx| tip::give(tx, &at, &telling, secret))
        .await?;
    let receipt = ReceiptView {
        code: given.code.to_string(),
        unit: given.unit,
    };
    Ok((StatusCode::CREATED, Json(receipt)))
}

/// The code of a receipt. It stands in the body, never in an address.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TipCode {
    /// Forty digits; spaces between them do not matter.
    code: String,
}

fn print_of(code: &str) -> Result<String, FieldError> {
    let code = code.parse::<Code>().map_err(|wrong| {
        FieldError::new(
            "code",
            match wrong {
                WrongCode::Length => "code-length",
                WrongCode::Digit => "code-digit",
            },
        )
    });
    code.map(|code| code.print())
}

/// See what became of it, and what is asked.
#[utoipa::path(post, path = "/public/tips/talk", operation_id = "readAnonymousTalk", tag = "public",
    request_body = TipCode, security(()),
    responses((status = 200, description = "The talk", body = TalkView), OpenActing))]
pub(super) async fn talk(
    State(app): State<Arc<App>>,
    body: Body<TipCode>,
) -> Result<Json<TalkView>, Problem> {
    let print = print_of(&body.value.code).map_err(Failure::from)?;
    let at = app.setting();
    let found = app.store.read(move |tx| tip::talk(tx, &at, &print)).await?;
    let talk = found.ok_or(Failure::NotFound)?;
    Ok(Json(talk.into()))
}

/// An answer, or more of what happened.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewTipAnswer {
    /// The code.
    code: String,
    /// What is said.
    text: String,
    /// How many messages you have sent before, as the talk told: one that is sent twice is taken once.
    told: i64,
}

/// Answer what is asked, or tell more.
#[utoipa::path(post, path = "/public/tips/answers", operation_id = "answerAnonymously", tag = "public",
    request_body = NewTipAnswer, security(()),
    responses((status = 200, description = "The talk", body = TalkView), OpenActing))]
pub(super) async fn answer(
    State(app): State<Arc<App>>,
    body: Body<NewTipAnswer>,
) -> Result<Json<TalkView>, Problem> {
    let at = app.setting();
    let NewTipAnswer { code, text, told } = body.value;
    let print = print_of(&code).map_err(Failure::from)?;
    let talk = app.store.write(move |tx| {
        tip::answer(tx, &at, (&print, told), (&text, &[]))?;
        tip::talk(tx, &at, &print)?.ok_or(Failure::NotFound)
    });
    Ok(Json(talk.await?.into()))
}
