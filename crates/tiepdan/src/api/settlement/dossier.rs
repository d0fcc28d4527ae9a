//! `GET /cases/{id}/dossier`: everything of a case, with the hashes that prove it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use casework::Id;
use casework::notice::{Bundle, Document};
use casework::petition::Details;
use casework::settlement::{CaseDetails, Entry};
use casework::{Failure, petition, settlement};
use law::Law;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::view::{CaseView, DocketEntry};
use crate::api::petition::view::PetitionView;
use crate::api::problem::Reading;
use crate::api::value::Key;
use crate::app::App;
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// Everything of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Dossier {
    /// The case with its claims, people, clocks, decisions and papers.
    case: CaseView,
    /// Its docket.
    docket: Vec<DocketEntry>,
    /// Hash of the last entry, to which every entry before is bound.
    docket_hash: String,
    /// Its petitions with their files, each by the hash of its content.
    petitions: Vec<DossierPetition>,
    /// SHA-256 over the docket's hash and the hashes of petitions, in this order, each as hexadecimal text.
    hash: String,
}

/// A petition of a dossier.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DossierPetition {
    /// SHA-256 of `petition` as written here, hexadecimal.
    hash: String,
    /// The petition.
    petition: PetitionView,
}

/// Everything of a case with the hashes that prove it. Reading it goes on record.
#[utoipa::path(get, path = "/cases/{id}/dossier", operation_id = "readDossier", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The dossier", body = Dossier), Reading))]
pub(super) async fn dossier(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<Dossier>, Problem> {
    let at = app.setting();
    let found = app.store.write(move |tx| {
        let scope = actor.scope();
        let case = settlement::details(tx, &scope, id)?;
        settlement::record_reading(tx, &at, &actor, id)?;
        let petitions = case
            .petitions
            .iter()
            .map(|petition| petition::details(tx, &scope, *petition))
            .collect::<casework::Result<Vec<_>>>()?;
        Ok::<_, Failure>((case, petitions, settlement::docket(tx, id)?))
    });
    let (case, petitions, docket) = found.await?;
    Ok(Json(put_together(&app.law, case, petitions, docket)?))
}

/// The whole dossier as a ZIP: the bound PDF, every file as it is kept, this dossier as `dossier.json`, and `SHA256SUMS`.
#[utoipa::path(get, path = "/cases/{id}/dossier.zip", operation_id = "exportDossier", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The package", content_type = "application/zip", body = Vec<u8>), Reading))]
pub(super) async fn package(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Response, Problem> {
    let dossier = crate::dossier::put_together(&app, &actor, id).await?;
    let packed = crate::dossier::packed(&app, dossier).await?;
    Ok(([(header::CONTENT_TYPE, "application/zip")], packed.bytes).into_response())
}

/// A dossier as the API gives it, for a package.
///
/// # Errors
/// What the writing of JSON reports.
pub(crate) fn dossier_data(law: &Law, bundle: &Bundle) -> Result<Vec<u8>, Problem> {
    let petitions = bundle
        .leaves
        .iter()
        .filter_map(|leaf| match &leaf.document {
            Document::Petition(details) => Some((**details).clone()),
            _ => None,
        });
    let (case, docket) = (bundle.case.clone(), bundle.docket.clone());
    let dossier = put_together(law, case, petitions.collect(), docket)?;
    serde_json::to_vec_pretty(&dossier).map_err(|fault| Problem::fault(&fault))
}

fn put_together(
    law: &Law,
    case: CaseDetails,
    petitions: Vec<Details>,
    docket: Vec<Entry>,
) -> Result<Dossier, Problem> {
    let docket_hash = case.case.docket_hash.clone();
    let mut whole = Sha256::new().chain_update(&docket_hash);
    let mut kept = Vec::new();
    for found in petitions {
        let petition = PetitionView::of(law, found);
        let text = serde_json::to_vec(&petition).map_err(|fault| Problem::fault(&fault))?;
        let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&text));
        whole.update(&hash);
        kept.push(DossierPetition { hash, petition });
    }
    Ok(Dossier {
        case: CaseView::of(law, case),
        docket: docket.into_iter().map(DocketEntry::from).collect(),
        docket_hash,
        petitions: kept,
        hash: data_encoding::HEXLOWER.encode(&whole.finalize()),
    })
}
