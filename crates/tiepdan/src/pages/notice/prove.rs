//! `/prove`: anybody who holds a copy learns whether it was issued: number, day, unit, hash, and nothing that stands in it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::notice::{self, Proof};
use data_encoding::HEXLOWER;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use words::t;

use crate::app::App;
use crate::papers::notice::code_in_groups;
use crate::web::{Again, At, Field, Fields, Form, Html, PageContext, Problem, Typed, legal};

/// Letters of a SHA-256, hexadecimal.
const HASH: usize = 64;

pub(super) struct ProveForm;

impl Fields for ProveForm {
    const FIELDS: &'static [Field] = &[
        Field::line("code", t!("paper-prove-code"), 20),
        Field::line("hash", t!("paper-prove-hash"), 80),
        Field::files("file", t!("paper-prove-file"), 1),
    ];
}

/// What is told of an issued paper.
struct Told {
    title: String,
    number: String,
    on: String,
    unit: String,
    code: String,
    hash: String,
    is_replaced: bool,
    /// Is the copy at hand the paper itself? None where only the code was given.
    is_same: Option<bool>,
}

#[derive(Template)]
#[template(path = "pages/notice/prove.html")]
struct ProvePage {
    t: PageContext,
    form: Typed,
    told: Option<Told>,
    /// Was something asked that no issued paper answers?
    is_unknown: bool,
}

/// The code in an address.
#[derive(Deserialize)]
pub(super) struct CodePath {
    code: String,
}

/// `GET /prove`.
pub(super) async fn ask(t: PageContext) -> impl IntoResponse {
    Html(page(t, Typed::empty(ProveForm::FIELDS), None, false))
}

/// `GET /prove/{code}`: what the mark on a paper opens.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    At(path): At<CodePath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let form = Typed::empty(ProveForm::FIELDS).fill("code", path.code.clone());
    let found = proof(&app, path.code, String::new()).await?;
    Ok(answered(t, &app, form, found, ""))
}

/// `POST /prove`: a code, a hash, or the file itself, of which nothing is kept.
pub(super) async fn answer(
    State(app): State<Arc<App>>,
    t: PageContext,
    form: Form<ProveForm>,
) -> Result<Response, Problem> {
    let sent = form.uploads().first();
    let hash = match sent {
        Some(file) => HEXLOWER.encode(&Sha256::digest(&file.content)),
        None => form.value("hash").trim().to_lowercase(),
    };
    let code = form.value("code").to_owned();
    let mut form = form.into_typed();
    if !hash.is_empty() && hash.len() != HASH {
        form.refuse("hash", t!("paper-prove-hash-wrong"), Vec::new());
    } else if hash.is_empty() && code.is_empty() {
        form.refuse("code", t!("form-required"), Vec::new());
    }
    if !form.is_valid() {
        return Ok(Again(page(t, form, None, false)).into_response());
    }
    let found = proof(&app, code, hash.clone()).await?;
    Ok(answered(t, &app, form, found, &hash))
}

/// The paper of this code; of this hash where no code is given.
async fn proof(app: &App, code: String, hash: String) -> Result<Option<Proof>, Problem> {
    let found = app.store.read(move |tx| {
        if code.is_empty() {
            notice::by_hash(tx, &hash)
        } else {
            notice::by_code(tx, &code)
        }
    });
    Ok(found.await?)
}

fn answered(t: PageContext, app: &App, form: Typed, found: Option<Proof>, hash: &str) -> Response {
    let is_unknown = found.is_none();
    let told = found.map(|proof| told(&t, app, &proof, hash));
    Html(page(t, form, told, is_unknown)).into_response()
}

fn told(t: &PageContext, app: &App, proof: &Proof, hash: &str) -> Told {
    let form = app.law.notices.get(&proof.form);
    Told {
        title: form.map_or_else(String::new, |form| legal::text(t, &form.title).to_owned()),
        number: proof.number.clone().unwrap_or_default(),
        on: t.date(proof.on),
        unit: legal::unit_in_place(t, &app.law, &proof.unit),
        code: code_in_groups(&proof.code),
        hash: proof.hash.clone(),
        is_replaced: proof.edition < proof.latest,
        is_same: (!hash.is_empty()).then(|| proof.hash == hash),
    }
}

fn page(t: PageContext, form: Typed, told: Option<Told>, is_unknown: bool) -> ProvePage {
    ProvePage {
        t,
        form,
        told,
        is_unknown,
    }
}
