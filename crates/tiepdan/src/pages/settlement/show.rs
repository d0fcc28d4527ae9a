//! `/cases/{id}`: one case, the next thing to do first.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use casework::access::{self, Actor, acts};
use casework::notice::received::{self, Received};
use casework::settlement::proposal::{self, Proposal};
use casework::settlement::{self, CaseDetails, EnforcementRow, Entry, PetitionLine};
use casework::supervision::obstacle::{self, ObstacleRow};
use casework::supervision::urging::{self, UrgingRow};
use casework::supervision::{self, AssignmentRow, EntryRow};
use casework::{Failure, Id, Setting};
use law::procedure::{Procedure, Requirement, Step};
use serde::Deserialize;
use store::Tx;

use super::ending::{self, EndingView};
use super::entered::{self, DocketLine};
use super::matter::{ClockLine, ContentLine, DecisionLine, NoticeLine, PartyLine};
use super::proposal::{ProposalLine, line};
use super::received::{self as received_pages, ReceivedLine};
use super::work::{Sheet, Telling, Work};
use super::{matter, names, paths};
use crate::app::App;
use crate::pages::access::paths::accused;
use crate::pages::audit::paths::of_case as trail_of;
use crate::pages::protection;
use crate::pages::supervision::entries::{self, EntryLine};
use crate::pages::supervision::lines::{self, Line as DirectiveLine};
use crate::pages::supervision::obstacle as obstacles;
use crate::pages::supervision::paths as led;
use crate::pages::supervision::urging::lines as urged;
use crate::web::{At, Html, PageContext, Problem, SignedIn, legal};

/// The address of a case.
#[derive(Deserialize)]
pub(super) struct CasePath {
    pub(super) id: Id,
}

/// A step of the case's state with what stands against it.
pub(super) struct Move {
    pub(super) step: Step,
    pub(super) blocks: Vec<Requirement>,
    pub(super) is_mine: bool,
}

/// Everything the page shows, read in one transaction.
struct Found {
    details: CaseDetails,
    docket: Vec<Entry>,
    petitions: Vec<PetitionLine>,
    enforcement: Vec<EnforcementRow>,
    names: BTreeMap<Id, String>,
    moves: Vec<Move>,
    next: Option<usize>,
    directives: Vec<AssignmentRow>,
    lists: Vec<EntryRow>,
    urgings: Vec<UrgingRow>,
    obstacles: Vec<ObstacleRow>,
    proposals: Vec<Proposal>,
    received: Vec<Received>,
    work: Work,
}

/// A step as the page offers it.
struct Offer {
    title: String,
    href: String,
    article: String,
    /// What forbids it: the sentence and its article.
    blocks: Vec<(String, String)>,
    /// Who may take it.
    posts: String,
}

/// What comes first on the page.
enum Next {
    /// This person's next step.
    Mine(Offer),
    /// Somebody else's.
    Theirs(Offer),
    /// The passing of days.
    Waits,
    /// Nothing.
    Ended,
}

#[derive(Template)]
#[template(path = "pages/settlement/show.html")]
struct CasePage {
    t: PageContext,
    number: String,
    title: String,
    lede: String,
    state: String,
    tone: &'static str,
    sealed: bool,
    /// Where protection is asked for, for those who may.
    protect: Option<String>,
    next: Next,
    facts: Vec<(String, String)>,
    clocks: Vec<ClockLine>,
    past_clocks: Vec<ClockLine>,
    contents: Vec<ContentLine>,
    sheets: Vec<Sheet>,
    /// Where files are kept with the case, for those who may.
    add_file: String,
    parties: Vec<PartyLine>,
    petitions: Vec<(String, String, String)>,
    decisions: Vec<DecisionLine>,
    ending: EndingView,
    notices: Vec<NoticeLine>,
    docket: Vec<DocketLine>,
    open: Vec<Offer>,
    blocked: Vec<Offer>,
    others: Vec<Offer>,
    dossier: Option<(String, String)>,
    proposals: Vec<ProposalLine>,
    received: Vec<ReceivedLine>,
    may_propose: bool,
    trail: Option<String>,
    accused: Option<String>,
    directives: Vec<DirectiveLine>,
    give: String,
    lists: Vec<EntryLine>,
    put: String,
    urgings: Vec<urged::Line>,
    urge: String,
    obstacles: obstacles::OfCase,
}

/// Shows a case and puts on record that it was read.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(CasePath { id }): At<CasePath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let (at, reader) = (app.setting(), Arc::clone(&actor));
    let found = app.store.read(move |tx| read(tx, &at, &reader, id)).await?;
    let (at, reader) = (app.setting(), Arc::clone(&actor));
    app.store
        .write(move |tx| settlement::record_reading(tx, &at, &reader, id))
        .await?;
    Ok(Html(page(t, &app, &actor, &found)))
}

fn read(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<Found, Failure> {
    let details = settlement::details(tx, &actor.scope(), id)?;
    let docket = settlement::docket(tx, id)?;
    let procedure = at.law.procedures.get(&details.case.procedure);
    let mut officials = entered::officials(procedure, &docket);
    officials.extend(details.case.settler);
    officials.extend(details.case.verifier);
    // What is proposed within an office is its own affair.
    let proposals = if details.case.unit == actor.unit {
        proposal::of_case(tx, id)?
    } else {
        Vec::new()
    };
    officials.extend(proposals.iter().map(|one| one.proposed_by));
    let (moves, next) = moves(tx, at, actor, &details.case)?;
    Ok(Found {
        petitions: settlement::petitions_of(tx, id)?,
        enforcement: settlement::enforcement_of(tx, id)?,
        directives: supervision::directives_of(tx, &actor.scope(), id)?,
        lists: supervision::entries_of_case(tx, at, &actor.scope(), id)?,
        urgings: urging::of_subject(tx, &actor.scope(), id)?,
        obstacles: obstacle::of_case(tx, &actor.scope(), id)?,
        names: access::names(tx, &officials)?,
        work: Work::read(tx, id)?,
        received: received::of_case(tx, id)?,
        proposals,
        docket,
        details,
        moves,
        next,
    })
}

/// The steps of the case's state, owned, and which of them leads it on.
pub(super) fn moves(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    case: &settlement::Case,
) -> Result<(Vec<Move>, Option<usize>), Failure> {
    let outlook = settlement::outlook(tx, at, actor, case)?;
    let moves = outlook.steps.iter().map(|found| Move {
        step: found.step.clone(),
        blocks: found.blocks.iter().map(|block| (*block).clone()).collect(),
        is_mine: found.is_mine,
    });
    Ok((moves.collect(), outlook.next))
}

fn offer(t: &PageContext, app: &App, case: Id, found: &Move) -> Offer {
    let block = |block: &Requirement| {
        (
            legal::text(t, &block.refusal).to_owned(),
            legal::article(t, &app.law, &block.article),
        )
    };
    Offer {
        title: legal::text(t, &found.step.title).to_owned(),
        href: paths::step(case, &found.step.id),
        article: legal::article(t, &app.law, &found.step.article),
        blocks: found.blocks.iter().map(block).collect(),
        posts: names::posts(t, &found.step.by),
    }
}

fn next_thing(t: &PageContext, app: &App, found: &Found) -> Next {
    let case = &found.details.case;
    match found.next.and_then(|index| found.moves.get(index)) {
        Some(next) if next.is_mine => Next::Mine(offer(t, app, case.id, next)),
        Some(next) => Next::Theirs(offer(t, app, case.id, next)),
        None if found.details.closed_on.is_some() => Next::Ended,
        None => Next::Waits,
    }
}

fn page(t: PageContext, app: &App, actor: &Actor, found: &Found) -> CasePage {
    let next = next_thing(&t, app, found);
    let law = &app.law;
    let (details, case) = (&found.details, &found.details.case);
    let procedure = law.procedures.get(&case.procedure);
    let offers = |is_wanted: &dyn Fn(usize, &Move) -> bool| {
        let wanted = found.moves.iter().enumerate();
        let wanted = wanted.filter(|(index, one)| is_wanted(*index, one));
        wanted
            .map(|(_, one)| offer(&t, app, case.id, one))
            .collect::<Vec<_>>()
    };
    let telling = Telling {
        t: &t,
        law,
        procedure,
        class: case.class,
        case: case.id,
        today: t.today(),
    };
    let (clocks, past_clocks) = matter::clocks(&t, law, &details.clocks);
    let (directives, lists, urgings) = led_lines(&t, app, found);
    CasePage {
        number: names::number(case.number, case.year),
        title: case.title.clone(),
        lede: procedure.map_or_else(String::new, |found| {
            legal::text(&t, &found.title).to_owned()
        }),
        state: names::state(&t, law, case),
        tone: names::tone(case.phase),
        sealed: case.sealed,
        protect: protect(actor, details),
        facts: matter::facts(&t, app, details, &found.names),
        contents: matter::contents(&t, law, &details.contents),
        sheets: telling.sheets(&found.work),
        add_file: offered(
            actor.may::<acts::KeepCaseFiles>() && details.closed_on.is_none(),
            || paths::files(case.id),
        ),
        parties: matter::parties(&t, app, details),
        petitions: matter::petitions(&t, &found.petitions),
        decisions: matter::decisions(&t, app, details, &found.enforcement),
        ending: ending::view(&t, app, details),
        notices: matter::notices(&t, app, &details.notices),
        docket: entered::docket(&t, app, procedure, &found.docket, &found.names),
        open: offers(&|index, one| {
            one.is_mine && one.blocks.is_empty() && Some(index) != found.next
        }),
        blocked: offers(&|_, one| one.is_mine && !one.blocks.is_empty()),
        others: offers(&|index, one| !one.is_mine && Some(index) != found.next),
        dossier: actor
            .may::<acts::ExportDossier>()
            .then(|| paths::dossier(case.id)),
        proposals: proposals(&t, app, procedure, found),
        received: received_pages::lines(&t, app, &found.received),
        may_propose: actor.may::<acts::Propose>() && actor.unit == case.unit,
        accused: named_in(actor, &case.unit, case.id),
        trail: actor.may::<acts::ReadTrail>().then(|| trail_of(case.id)),
        directives,
        give: offered(actor.may::<acts::Direct>(), || led::give("case", case.id)),
        lists,
        put: offered(
            actor.may::<acts::KeepList>() && details.closed_on.is_none(),
            || led::put_on(case.id),
        ),
        urgings,
        urge: offered(
            actor.may::<acts::Urge>() && details.closed_on.is_none() && actor.unit != case.unit,
            || led::urge("case", case.id),
        ),
        obstacles: obstacles::of_case(&t, app, actor, (case.id, &found.obstacles)),
        next,
        clocks,
        past_clocks,
        t,
    }
}

/// Where the officials are named against whom a case of one's own unit is.
fn named_in(actor: &Actor, unit: &str, case: Id) -> Option<String> {
    let is_ours = actor.may::<acts::NameAccused>() && actor.unit == unit;
    is_ours.then(|| accused(case))
}

/// What leaders ordered, put on lists and urged of the case.
fn led_lines(
    t: &PageContext,
    app: &App,
    found: &Found,
) -> (Vec<DirectiveLine>, Vec<EntryLine>, Vec<urged::Line>) {
    let directives = found.directives.iter().map(|row| lines::line(t, app, row));
    let lists = found.lists.iter().map(|row| entries::line(t, app, row));
    let urgings = found.urgings.iter().map(|row| urged::line(t, app, row));
    (directives.collect(), lists.collect(), urgings.collect())
}

fn proposals(
    t: &PageContext,
    app: &App,
    procedure: Option<&Procedure>,
    found: &Found,
) -> Vec<ProposalLine> {
    let line = |one| line(t, app, procedure, &found.names, one);
    found.proposals.iter().map(line).collect()
}

/// Where an act leads that this person may do; empty for others.
fn offered(may: bool, href: impl FnOnce() -> String) -> String {
    if may { href() } else { String::new() }
}

/// Where protection is asked for with a denunciation.
fn protect(actor: &Actor, details: &CaseDetails) -> Option<String> {
    let petition = details.petitions.first()?;
    let may = details.case.sealed
        && details.case.unit == actor.unit
        && actor.may::<acts::AskProtection>();
    may.then(|| protection::paths::new(*petition))
}
