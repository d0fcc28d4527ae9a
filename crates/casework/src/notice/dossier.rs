//! What a paper is drafted from: its notice, the case, the docket, who signs.

use std::collections::BTreeMap;

use law::papers::Paper;
use serde_json::Value as Json;
use store::{Tx, params};

use super::entry::{Followed, followed, is_first, officials_in, place_of};
use super::form::{LINE, RawTexts};
use super::matter::{Matter, Subject};
use super::number::label;
use super::query::latest;
use super::row::{NOTICE, NoticeLine, PaperRow, notice};
use super::signing::{Signer, called, head, signer};
use super::visit::{Visited, visited};
use crate::access::{Scope, names};
use crate::petition::{self, Details};
use crate::settlement::{self, CaseDetails, Entry, Meeting, Verification};
use crate::{Failure, Id, Result, Setting};

/// Everything that a paper is drafted from.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The notice.
    pub notice: NoticeLine,
    /// Its number as printed; none for papers without.
    pub number: Option<String>,
    /// What it is about.
    pub matter: Matter,
    /// The case or the petition with everything that belongs to it.
    pub subject: Subject,
    /// The docket of the case up to the entry that issued the notice.
    pub docket: Vec<Entry>,
    /// Who took the step; none for the passing of a day.
    pub signer: Option<Signer>,
    /// Who was head of the unit on the day of the paper.
    pub head: Option<String>,
    /// Names of officials that entries mention.
    pub names: BTreeMap<Id, String>,
    /// Officials of the entry itself as minutes name them: with the post they held.
    pub called: BTreeMap<Id, String>,
    /// Who took the step or recorded the visit.
    pub by: Option<Id>,
    /// The earlier paper that this one names.
    pub followed: Option<Followed>,
    /// The unit that settled the case in the first instance.
    pub earlier_unit: Option<String>,
    /// Who verified the case, what was asked for, gathered and said.
    pub work: Option<Work>,
    /// The latest edition of the paper.
    pub paper: Option<PaperRow>,
}

/// How a case was worked on, for the papers that tell of it.
#[derive(Debug, Clone)]
pub struct Work {
    /// Team, plan, requests, experts, evidence.
    pub verification: Verification,
    /// Working sessions, dialogues, conciliations.
    pub meetings: Vec<Meeting>,
}

const EARLIER_UNIT: &str =
    "select e.unit from cases c join cases e on e.id = c.earlier_case where c.id = $1";
const HANDLED_BY: &str = "select handled_by from petition where id = $1";
const RECORDED_BY: &str = "select recorded_by from visit where id = $1";

/// The source of a field that names whoever took the step.
const BY: &str = "by";

/// The dossier of a notice in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn dossier(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, id: Id) -> Result<Dossier> {
    let sql = format!("select {NOTICE} from notice n where n.id = $1");
    let row = tx.first(&sql, params![id])?.ok_or(Failure::NotFound)?;
    let notice = notice(&row)?;
    match notice.kind.as_str() {
        "case" => of_case(tx, at, scope, notice),
        "visit" => of_visit(tx, at, scope, notice),
        _ => of_petition(tx, at, scope, notice),
    }
}

fn of_case(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, notice: NoticeLine) -> Result<Dossier> {
    let details = settlement::details(tx, scope, notice.subject)?;
    let petitions = settlement::petitions_of(tx, notice.subject)?;
    let mut docket = settlement::docket(tx, notice.subject)?;
    let seq = place_of(at, &details, &docket, &notice);
    docket.retain(|one| seq.is_none_or(|seq| one.seq <= seq));
    let entry = docket.last().filter(|_| seq.is_some());
    let official = entry.and_then(|entry| entry.official);
    let mut mentioned: Vec<Id> = docket.iter().flat_map(officials_in).collect();
    mentioned.extend(official);
    let names = names(tx, &mentioned)?;
    let mut own: Vec<Id> = entry.map(officials_in).unwrap_or_default();
    own.extend(official);
    let called = called(tx, at, &own, &names, &notice)?;
    let typed = entry.filter(|entry| is_first(at, &details, entry, &notice));
    let earlier = tx.first(EARLIER_UNIT, params![notice.subject])?;
    Ok(Dossier {
        number: label(&at.law, &notice, typed),
        matter: Matter::of_case(&details, &petitions),
        followed: followed(at, &details, &docket, &notice),
        signer: signer(tx, official, &names, &notice)?,
        head: head(tx, &notice)?,
        earlier_unit: earlier.map(|row| row.get("unit")).transpose()?,
        paper: latest(tx, notice.id)?,
        work: Some(Work {
            verification: settlement::verification_of(tx, notice.subject)?,
            meetings: settlement::meetings_of(tx, notice.subject)?,
        }),
        subject: Subject::Case(Box::new(details)),
        notice,
        docket,
        names,
        called,
        by: official,
    })
}

fn of_petition(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    notice: NoticeLine,
) -> Result<Dossier> {
    let details = petition::details(tx, scope, notice.subject)?;
    let row = tx.first(HANDLED_BY, params![notice.subject])?;
    let official: Option<Id> = row.map_or(Ok(None), |row| row.get("handled_by"))?;
    alone(
        tx,
        at,
        notice,
        Subject::Petition(Box::new(details)),
        official,
    )
}

fn of_visit(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, notice: NoticeLine) -> Result<Dossier> {
    let visited = visited(tx, scope, notice.subject)?;
    let row = tx.first(RECORDED_BY, params![notice.subject])?;
    let official: Option<Id> = row.map_or(Ok(None), |row| row.get("recorded_by"))?;
    alone(tx, at, notice, Subject::Visit(Box::new(visited)), official)
}

/// The dossier of a notice that no step of a case issued.
fn alone(
    tx: &mut Tx<'_>,
    at: &Setting,
    notice: NoticeLine,
    subject: Subject,
    official: Option<Id>,
) -> Result<Dossier> {
    let own = official.as_slice();
    let names = names(tx, own)?;
    Ok(Dossier {
        number: label(&at.law, &notice, None),
        matter: match &subject {
            Subject::Case(details) => Matter::of_case(details, &[]),
            Subject::Petition(details) => Matter::of_petition(details),
            Subject::Visit(visited) => Matter::of_visit(visited),
        },
        followed: None,
        signer: signer(tx, official, &names, &notice)?,
        called: called(tx, at, own, &names, &notice)?,
        by: official,
        head: head(tx, &notice)?,
        earlier_unit: None,
        paper: latest(tx, notice.id)?,
        work: None,
        subject,
        notice,
        docket: Vec::new(),
        names,
    })
}

impl Dossier {
    /// `case`, `petition` or `visit`, as the audit names it.
    pub(super) fn kind(&self) -> &'static str {
        match &self.subject {
            Subject::Case(_) => "case",
            Subject::Petition(_) => "petition",
            Subject::Visit(_) => "visit",
        }
    }

    /// The case; none where the notice belongs to none.
    pub fn case(&self) -> Option<&CaseDetails> {
        match &self.subject {
            Subject::Case(details) => Some(details),
            _ => None,
        }
    }

    /// The petition that opened no case.
    pub fn petition(&self) -> Option<&Details> {
        match &self.subject {
            Subject::Petition(details) => Some(details),
            _ => None,
        }
    }

    /// The visit.
    pub fn visit(&self) -> Option<&Visited> {
        match &self.subject {
            Subject::Visit(visited) => Some(visited),
            _ => None,
        }
    }

    /// The docket entry that issued the notice.
    pub fn entry(&self) -> Option<&Entry> {
        self.docket.last()
    }

    /// The texts of a paper as the dossier drafts them.
    pub fn drafted(&self, paper: &Paper) -> RawTexts {
        let fields = paper.fields.iter().map(|field| {
            let mut sources = field.from.iter();
            let text = sources.find_map(|source| self.text(source));
            let text = text.filter(|text| !text.is_empty());
            let text = text.or_else(|| field.opening.clone()).unwrap_or_default();
            let line = || text.replace('\n', "; ").chars().take(LINE).collect();
            let text = if field.is_line { line() } else { text };
            (field.id.clone(), text)
        });
        fields.collect()
    }

    /// What the dossier says to a source of a field; none where it says nothing.
    fn text(&self, source: &str) -> Option<String> {
        if source == BY {
            return self.called.get(&self.by?).cloned();
        }
        let (step, field) = match source.split_once('.') {
            Some((step, field)) => (Some(step), field),
            None => (None, source),
        };
        match &self.subject {
            Subject::Petition(details) if field == "reason" => {
                return Some(details.reason.clone()).filter(|text| !text.is_empty());
            }
            Subject::Visit(visited) => return visited.text(field),
            _ => {}
        }
        let entry = match step {
            Some(step) => self.docket.iter().rev().find(|entry| entry.step == step)?,
            None => self.entry()?,
        };
        let fields: Json = serde_json::from_str(&entry.fields).ok()?;
        Some(self.told(fields.get(field)?)).filter(|text| !text.is_empty())
    }

    /// A value of an entry in words: an official by his name and post, people a line each.
    fn told(&self, value: &Json) -> String {
        if let Some(rows) = value.as_array() {
            let rows: Vec<String> = rows.iter().filter_map(person).collect();
            return rows.join("\n");
        }
        let text = value.as_str().unwrap_or_default();
        let official = text.parse().ok();
        let named = official.and_then(|id| self.called.get(&id).or(self.names.get(&id)));
        named.cloned().unwrap_or_else(|| text.to_owned())
    }
}

/// Somebody in a row of those who took part; none for a denouncer, who stands there without a name.
fn person(row: &Json) -> Option<String> {
    let part = |name: &str| row.get(name).and_then(Json::as_str).unwrap_or_default();
    match (part("name"), part("post")) {
        ("", _) => None,
        (name, "") => Some(name.to_owned()),
        (name, post) => Some(format!("{name}, {post}")),
    }
}
