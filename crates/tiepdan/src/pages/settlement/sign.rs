//! `/sign`: what waits for the head's step.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::{self, Actor};
use casework::settlement::proposal::{self, Proposal};
use casework::settlement::{self, Case};
use casework::{Failure, Id};
use store::Tx;
use words::t;

use super::proposal::{ProposalLine, line};
use super::rows::{Beside, Line, key, place};
use super::{names, paths};
use crate::app::App;
use crate::web::form::Asked;
use crate::web::listing::{Pager, address};
use crate::web::{Field, Fields, Html, PageContext, Problem, SignedIn, legal};

/// Rows of a page.
const ROWS: usize = 50;

/// Where the page begins.
pub(super) struct After;

impl Fields for After {
    const FIELDS: &'static [Field] = &[Field::line("after", t!("settlement-after"), 40)];
}

/// A case with the step that waits.
struct Waiting {
    line: Line,
    /// The step's name and where it is taken.
    step: String,
    href: String,
}

#[derive(Template)]
#[template(path = "pages/settlement/sign.html")]
struct SignPage {
    t: PageContext,
    waiting: Vec<Waiting>,
    proposals: Vec<Proposed>,
    pager: Pager,
}

/// A proposal with the case it is about.
struct Proposed {
    line: ProposalLine,
    number: String,
    about: String,
}

/// The proposals that wait in the unit, each with its case, and the names of who made them.
struct Proposals {
    each: Vec<(Proposal, Case)>,
    names: BTreeMap<Id, String>,
}

impl Proposals {
    fn read(tx: &mut Tx<'_>, actor: &Actor) -> Result<Self, Failure> {
        let mut each = Vec::new();
        for one in proposal::waiting(tx, actor)? {
            let case = Case::read(tx, one.case)?;
            each.push((one, case));
        }
        let people: Vec<Id> = each.iter().map(|(one, _)| one.proposed_by).collect();
        let names = access::names(tx, &people)?;
        Ok(Self { each, names })
    }

    fn shown(&self, t: &PageContext, app: &App) -> Vec<Proposed> {
        let each = self.each.iter().map(|(one, case)| Proposed {
            line: line(
                t,
                app,
                app.law.procedures.get(&case.procedure),
                &self.names,
                one,
            ),
            number: names::number(case.number, case.year),
            about: case.title.clone(),
        });
        each.collect()
    }
}

/// Shows the cases of the unit whose next step is for its head.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    t: PageContext,
    asked: Asked<After>,
) -> Result<impl IntoResponse, Problem> {
    let (at, after) = (app.setting(), place(asked.value("after")));
    let is_first = after.is_none();
    let (rows, steps, beside, next, proposals) = app
        .store
        .read(move |tx| {
            let (found, next) = settlement::waiting_for_head(tx, &at, &actor, after.clone(), ROWS)?;
            let cases: Vec<_> = found.iter().map(|one| &one.row.case).collect();
            let beside = Beside::read(tx, &at, &cases)?;
            let steps: Vec<_> = found
                .iter()
                .map(|one| (one.step.id.clone(), one.step.title.clone()))
                .collect();
            let rows: Vec<_> = found.into_iter().map(|one| one.row).collect();
            let proposals = Proposals::read(tx, &actor)?;
            Ok::<_, Failure>((rows, steps, beside, next, proposals))
        })
        .await?;
    let waiting = rows.iter().zip(steps).map(|(row, (id, title))| Waiting {
        line: beside.line(&t, &app, row),
        step: legal::text(&t, &title).to_owned(),
        href: paths::step(row.case.id, &id),
    });
    let link = |after: &str| address(paths::SIGN, &[("after", after)]);
    Ok(Html(SignPage {
        waiting: waiting.collect(),
        proposals: proposals.shown(&t, &app),
        pager: Pager {
            first: (!is_first).then(|| link("")),
            next: next.map(|next| link(&key(&next))),
        },
        t,
    }))
}
