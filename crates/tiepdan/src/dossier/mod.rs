//! The dossier of a case on its way out of the register: bound as one PDF with its contents and its docket, or packed as
//! one ZIP with every file and the hashes that prove them.

mod front;
mod leaf;
mod pack;
mod unpack;

use casework::Id;
use casework::access::{Actor, acts};
use casework::notice::{self, Bundle};
use paper::binding::{Part, bind};
use words::{Language, t};

use crate::app::App;
use crate::web::{Kind, Problem};

pub use leaf::Note;
use leaf::{Sheet, sheets};
pub use pack::Packed;
use pack::pack;
pub(crate) use unpack::unpack;

/// A dossier as it leaves.
pub struct Dossier {
    /// What it was put together from.
    pub bundle: Bundle,
    /// Its documents, in order.
    pub sheets: Vec<Sheet>,
    /// All of it as one PDF.
    pub pdf: Vec<u8>,
}

/// Puts the dossier of a case together.
///
/// # Errors
/// Not found out of the person's scope; forbidden to his posts; when the press is not there.
pub async fn put_together(app: &App, actor: &Actor, id: Id) -> Result<Dossier, Problem> {
    let permit = actor.permit::<acts::ExportDossier>()?;
    let (at, who) = (app.setting(), actor.clone());
    let bundle = app
        .store
        .write(move |tx| notice::bundle(tx, &at, &permit, &who, id))
        .await?;
    let (mut sheets, sheaves) = sheets(app, &bundle).await?;
    let mut next = 1;
    for (sheet, sheaf) in sheets.iter_mut().zip(&sheaves) {
        let pages = sheaf.as_ref().map_or(0, paper::binding::Sheaf::len);
        sheet.pages = (pages > 0).then(|| (next, next + pages - 1));
        next += pages;
    }
    let front = front::order(app, actor, &bundle, &sheets).ok_or(Kind::NotFound)?;
    let front = leaf::set(app, &front).await?;
    let front = paper::binding::Sheaf::read(&front).map_err(|fault| Problem::fault(&fault))?;
    let voice = app.words.voice(Language::Vi);
    let number = (bundle.case.case.number, bundle.case.case.year);
    let title = front::title(&voice, number);
    let prefix = format!("{} ", voice.say(t!("dossier-page")));
    let contents = voice.say(t!("dossier-contents")).into_owned();
    let titles: Vec<String> = sheets.iter().map(|sheet| sheet.title.clone()).collect();
    let bound = tokio::task::spawn_blocking(move || {
        let first = Part {
            title: &contents,
            sheaf: front,
            numbered: false,
        };
        let rest = titles.iter().zip(sheaves).filter_map(|(title, sheaf)| {
            Some(Part {
                title,
                sheaf: sheaf?,
                numbered: true,
            })
        });
        bind(
            &title,
            &prefix,
            std::iter::once(first).chain(rest).collect(),
        )
    });
    let bound = bound.await.map_err(|fault| Problem::fault(&fault))?;
    Ok(Dossier {
        pdf: bound.map_err(|fault| Problem::fault(&fault))?,
        bundle,
        sheets,
    })
}

/// The package of a dossier.
///
/// # Errors
/// What the packing reports.
pub async fn packed(app: &App, dossier: Dossier) -> Result<Packed, Problem> {
    let data = crate::api::dossier_data(&app.law, &dossier.bundle)?;
    let packed = tokio::task::spawn_blocking(move || pack(&dossier, &data));
    let packed = packed.await.map_err(|fault| Problem::fault(&fault))?;
    packed.map_err(|fault| Problem::fault(&fault))
}
