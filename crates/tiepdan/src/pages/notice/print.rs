//! A paper as a PDF: its draft as it would be printed, its editions as they were issued.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::Failure;
use casework::notice::{self, Dossier, Texts};
use law::papers::Paper;
use serde_json::Value as Json;
use words::Language;

use super::paths::{self, EditionPath, PaperPath};
use super::show::{drafted, find, paper_of, texts_of};
use crate::app::App;
use crate::papers::notice::{Filling, Setting, code_in_groups, fill, order};
use crate::web::file::shown;
use crate::web::{At, Kind, Problem, SignedIn};

/// `GET …/preview.pdf`: marked as a draft.
pub(super) async fn preview(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<PaperPath>,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, path).await?;
    drafted(&app, &actor, &found).await?;
    let paper = paper_of(&app, &found).ok_or(Kind::NotFound)?;
    let texts = texts_of(&found, paper);
    let printing = Printing {
        app: &app,
        paper,
        dossier: &found.dossier,
        texts: &texts,
    };
    let filled = printing.filled(None).ok_or(Kind::NotFound)?;
    let pdf = printing.print(&filled, None).await?;
    Ok(shown(pdf, &format!("{}_draft.pdf", path.notice)))
}

/// `GET …/{edition}`: the PDF that was issued.
pub(super) async fn edition(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(path): At<EditionPath>,
) -> Result<Response, Problem> {
    let (at, scope) = (app.setting(), actor.scope());
    let pdf = app.store.write(move |tx| {
        let dossier = notice::dossier(tx, &at, &scope, path.notice)?;
        let editions = notice::editions(tx, path.notice)?;
        let row = editions.iter().find(|row| row.edition == path.edition);
        notice::record_reading(tx, &at, &actor, &dossier)?;
        notice::content(tx, row.ok_or(Failure::NotFound)?)?.ok_or(Failure::NotFound)
    });
    let name = format!("{}_{}.pdf", path.notice, path.edition);
    Ok(shown(pdf.await?, &name))
}

/// A paper on its way to the press.
pub(super) struct Printing<'a> {
    pub(super) app: &'a App,
    pub(super) paper: &'a Paper,
    pub(super) dossier: &'a Dossier,
    pub(super) texts: &'a Texts,
}

impl Printing<'_> {
    /// What fills the template; `proof` is the code and the address of the server.
    pub(super) fn filled(&self, proof: Option<(&str, &str)>) -> Option<Json> {
        let place = |server: &str| format!("{server}{}", paths::PROVE);
        let proof = proof.map(|(code, server)| (code_in_groups(code), place(server)));
        fill(&Filling {
            law: &self.app.law,
            voice: self.app.words.voice(Language::Vi),
            paper: self.paper,
            dossier: self.dossier,
            texts: self.texts,
            proof: proof
                .as_ref()
                .map(|(code, address)| (code.as_str(), address.as_str())),
        })
    }

    /// The PDF.
    pub(super) async fn print(
        &self,
        filled: &Json,
        proof: Option<(&str, &str)>,
    ) -> Result<Vec<u8>, Problem> {
        let at = proof.map(|(code, server)| address(server, code));
        let setting = Setting {
            moment: self.app.clock.now().local,
            ident: proof.map_or("draft", |(code, _)| code),
            address: at.as_deref(),
        };
        let order = order(&self.app.law, self.paper, filled, &setting);
        Ok(self.app.press.print(&order).await?)
    }
}

fn address(server: &str, code: &str) -> String {
    format!("{server}{}", paths::proved(code))
}
