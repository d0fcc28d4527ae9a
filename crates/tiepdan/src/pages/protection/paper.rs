//! `GET /protections/{id}/paper.pdf`: the decision, the notice of refusal or the decision of the end, set from the dossier;
//! roles and no names.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use casework::access::acts;
use casework::protection::{self, Dossier, Stand};
use law::Law;

use super::label;
use crate::app::App;
use crate::pages::petition::receipt::kept_nowhere;
use crate::pages::supervision::paths::RowPath;
use crate::papers::protection::{Decided, MeasureWords};
use crate::web::file::shown;
use crate::web::{At, Kind, PageContext, Problem, SignedIn};

/// `GET /protections/{id}/paper.pdf`.
pub(super) async fn print(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(RowPath { id }): At<RowPath>,
    t: PageContext,
) -> Result<Response, Problem> {
    let permit = actor.permit::<acts::WatchProtection>()?;
    let at = app.setting();
    let found = app
        .store
        .write(move |tx| protection::open_dossier(tx, &at, &permit, id))
        .await?;
    if found.one.stand == Stand::Asked {
        return Err(Kind::NotFound.into());
    }
    let decided = decided(&t, &app.law, &found);
    let order = decided.order(&app.law, app.clock.now().local);
    let order = order.ok_or(Kind::NotFound)?;
    let pdf = app.press.print(&order).await?;
    let name = format!("{id}.pdf");
    Ok(kept_nowhere(shown(pdf, &name)))
}

/// What was decided, in words.
fn decided<'a>(t: &PageContext, law: &Law, found: &'a Dossier) -> Decided<'a> {
    let entry = |list, code: &str| label::entry(t, law, (list, code));
    let measures = found.measures.iter().map(|one| MeasureWords {
        name: entry(one.kind.list(), &one.code),
        body: entry("protection.body", &one.body),
        task: one.task.clone(),
        until: one.until_on,
    });
    let people = found.people.iter();
    Decided {
        one: &found.one,
        people: people
            .map(|person| entry("protection.person", &person.relation))
            .collect(),
        measures: measures.collect(),
        ground: match found.one.stand {
            Stand::Ended => entry("protection.end", &found.one.ending.ground),
            _ => entry("protection.refusal", &found.one.decision.ground),
        },
    }
}
