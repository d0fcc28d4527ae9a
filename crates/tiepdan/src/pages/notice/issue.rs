//! Issuing a paper, and beginning a further edition.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use casework::Failure;
use casework::access::{Actor, acts};
use casework::notice::{self, Dossier, PaperRow, Printed, Texts};
use law::papers::Paper;
use words::t;

use super::draft::{again as dossier_of, answer, kept};
use super::paths::PaperPath;
use super::print::Printing;
use super::show::{Found, fields, find, page, paper_of};
use super::sign::Signature;
use crate::app::App;
use crate::papers::notice::templates_hash;
use crate::web::client::server_address;
use crate::web::form::{Drawn, Sent};
use crate::web::{Again, At, Kind, PageContext, Problem, SignedIn};

/// `POST …/issue`: keeps what was written, prints it, freezes it.
pub(super) async fn issue(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<PaperPath>,
    t: PageContext,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, path).await?;
    let paper = paper_of(&app, &found).ok_or(Kind::NotFound)?;
    let mut form = Drawn::filled(fields(&t, Some(paper)), sent)?;
    for field in paper.fields.iter().filter(|field| !field.optional) {
        let name = format!("{}{}", super::show::PREFIX, field.id);
        if form.value(&name).is_empty() {
            form.refuse(&name, t!("form-required"));
        }
    }
    if !form.is_valid() {
        return Ok(Again(page(t, &app, &actor, &found, form)).into_response());
    }
    let draft = match kept(&app, &actor, &found, &form).await {
        Ok(draft) => draft,
        other => return answer(other, t, &app, &actor, &found, form, path),
    };
    let server = server_address(&app, &headers);
    let done = freeze(&app, &actor, paper, &draft, &server).await?;
    answer(done, t, &app, &actor, &found, form, path)
}

/// Prints a draft outside any transaction and issues it as it was printed.
async fn freeze(
    app: &App,
    actor: &Actor,
    paper: &Paper,
    draft: &PaperRow,
    server: &str,
) -> Result<Result<PaperRow, Failure>, Problem> {
    let dossier = dossier_of(app, actor, draft.notice).await?;
    let texts = Texts::kept(&draft.texts);
    let printing = Printing {
        app,
        paper,
        dossier: &dossier,
        texts: &texts,
    };
    let proof = Some((draft.code.as_str(), server));
    let mut filled = printing.filled(proof).ok_or(Kind::NotFound)?;
    let signature = Signature::of(app, actor, &dossier);
    if let (Some(signature), Some(data)) = (&signature, filled.as_object_mut()) {
        data.insert("signed".to_owned(), signature.shown());
    }
    let mut pdf = printing.print(&filled, proof).await?;
    if let Some(signature) = signature {
        pdf = signature.put(app, pdf).await?;
    }
    let printed = Printed {
        version: draft.version,
        number: dossier.number.clone(),
        on: dossier.notice.on,
        filled: filled.to_string(),
        template: templates_hash(&app.law, paper),
        pdf,
    };
    Ok(issued(app, actor, dossier, printed).await)
}

async fn issued(
    app: &App,
    actor: &Actor,
    dossier: Dossier,
    printed: Printed,
) -> Result<PaperRow, Failure> {
    let (at, permit) = (app.setting(), actor.permit::<acts::IssuePaper>()?);
    app.store
        .write(move |tx| notice::issue(tx, &at, &permit, &dossier, &printed))
        .await
}

/// `POST …/again`: a further edition, with the reason for it.
pub(super) async fn again(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<PaperPath>,
    t: PageContext,
    sent: Sent,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, path).await?;
    let form = Drawn::filled(fields(&t, paper_of(&app, &found)), sent)?;
    let done = begun(&app, &actor, &found, form.value("reason").to_owned()).await;
    answer(done, t, &app, &actor, &found, form, path)
}

async fn begun(
    app: &App,
    actor: &Actor,
    found: &Found,
    reason: String,
) -> Result<PaperRow, Failure> {
    let (at, permit) = (app.setting(), actor.permit::<acts::IssuePaper>()?);
    let dossier = found.dossier.clone();
    app.store
        .write(move |tx| notice::reissue(tx, &at, &permit, &dossier, &reason))
        .await
}
