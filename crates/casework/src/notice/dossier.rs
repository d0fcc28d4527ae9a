//! What a paper is drafted from: its notice, the case, the docket, who signs.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::papers::Paper;
use law::procedure::Post;
use serde_json::Value as Json;
use store::{Tx, params};

use super::form::RawTexts;
use super::number::label;
use super::query::latest;
use super::row::{NOTICE, NoticeLine, PaperRow, notice};
use crate::access::{Scope, names};
use crate::settlement::{self, CaseDetails, Entry, PetitionLine};
use crate::{Failure, Id, Result, Setting};

/// Who signs, with the posts he held in the unit on the day of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Posts.
    pub posts: Vec<Post>,
}

/// An earlier paper of the case that this one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Its number as printed.
    pub number: String,
    /// Its day.
    pub on: Date,
}

/// Everything that a paper is drafted from.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The notice.
    pub notice: NoticeLine,
    /// Its number as printed; none for papers without.
    pub number: Option<String>,
    /// The case.
    pub details: CaseDetails,
    /// Its petitions.
    pub petitions: Vec<PetitionLine>,
    /// Its docket up to the entry that issued the notice.
    pub docket: Vec<Entry>,
    /// Who took the step; none for the passing of a day.
    pub signer: Option<Signer>,
    /// Who was head of the unit on the day of the paper.
    pub head: Option<String>,
    /// Names of officials that entries mention.
    pub names: BTreeMap<Id, String>,
    /// The earlier paper that this one names.
    pub followed: Option<Followed>,
    /// The unit that settled the case in the first instance.
    pub earlier_unit: Option<String>,
    /// The latest edition of the paper.
    pub paper: Option<PaperRow>,
}

const POSTS: &str = "select post from post where official = $1 and unit = $2 and from_on <= $3 and (until_on is null or until_on >= $3) order by id";
const HEAD: &str = "select o.name from post p join official o on o.id = p.official where p.unit = $1 and p.post = 'head' \
     and p.from_on <= $2 and (p.until_on is null or p.until_on >= $2) order by p.from_on desc, p.id desc limit 1";
const EARLIER_UNIT: &str =
    "select e.unit from cases c join cases e on e.id = c.earlier_case where c.id = $1";

/// The dossier of a notice in scope.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn dossier(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, id: Id) -> Result<Dossier> {
    let sql = format!("select {NOTICE} from notice n where n.id = $1 and n.subject_kind = 'case'");
    let row = tx.first(&sql, params![id])?.ok_or(Failure::NotFound)?;
    let notice = notice(&row)?;
    let details = settlement::details(tx, scope, notice.case)?;
    let mut docket = settlement::docket(tx, notice.case)?;
    let entry = place_of(at, &details, &docket, &notice);
    docket.retain(|one| entry.is_none_or(|seq| one.seq <= seq));
    let last = docket.last().filter(|_| entry.is_some());
    let official = last.and_then(|entry| entry.official);
    let mut mentioned: Vec<Id> = docket.iter().flat_map(officials_in).collect();
    mentioned.extend(official);
    let names = names(tx, &mentioned)?;
    let signer = match official {
        Some(official) => Some(Signer {
            name: names.get(&official).cloned().unwrap_or_default(),
            posts: posts(tx, official, &notice)?,
        }),
        None => None,
    };
    let head = tx.first(HEAD, params![notice.unit, notice.on])?;
    let earlier = tx.first(EARLIER_UNIT, params![notice.case])?;
    Ok(Dossier {
        number: label(&at.law, &notice, last),
        petitions: settlement::petitions_of(tx, notice.case)?,
        followed: followed(at, &details, &docket, &notice),
        head: head.map(|row| row.get("name")).transpose()?,
        earlier_unit: earlier.map(|row| row.get("unit")).transpose()?,
        paper: latest(tx, id)?,
        notice,
        details,
        docket,
        signer,
        names,
    })
}

impl Dossier {
    /// The docket entry that issued the notice.
    pub fn entry(&self) -> Option<&Entry> {
        self.docket.last()
    }

    /// The texts of a paper as the dossier drafts them.
    pub fn drafted(&self, paper: &Paper) -> RawTexts {
        let drafted = |sources: &[String]| {
            sources.iter().find_map(|source| {
                let (step, field) = match source.split_once('.') {
                    Some((step, field)) => (Some(step), field),
                    None => (None, source.as_str()),
                };
                let entry = match step {
                    Some(step) => self.docket.iter().rev().find(|entry| entry.step == step)?,
                    None => self.entry()?,
                };
                let fields: Json = serde_json::from_str(&entry.fields).ok()?;
                Some(fields.get(field)?.as_str()?.to_owned()).filter(|text| !text.is_empty())
            })
        };
        let fields = paper.fields.iter().map(|field| {
            let text = drafted(&field.from).or_else(|| field.opening.clone());
            (field.id.clone(), text.unwrap_or_default())
        });
        fields.collect()
    }
}

/// The entry that issued a notice: the one it names, or the last of its day by a step that issues its form.
fn place_of(
    at: &Setting,
    details: &CaseDetails,
    docket: &[Entry],
    notice: &NoticeLine,
) -> Option<i64> {
    let procedure = at.law.procedures.get(&details.case.procedure)?;
    let issues = |entry: &&Entry| {
        let mut steps = procedure.steps.iter().filter(|step| step.id == entry.step);
        entry.on == notice.on && steps.any(|step| step.notices.contains(&notice.form))
    };
    let found = docket.iter().rev().find(issues).map(|entry| entry.seq);
    notice.entry.or(found)
}

fn officials_in(entry: &Entry) -> Vec<Id> {
    let fields: Json = serde_json::from_str(&entry.fields).unwrap_or_default();
    let values = fields.as_object().into_iter().flatten();
    values
        .filter_map(|(_, value)| value.as_str()?.parse().ok())
        .collect()
}

fn posts(tx: &mut Tx<'_>, official: Id, notice: &NoticeLine) -> Result<Vec<Post>> {
    let rows = tx.query(POSTS, params![official, notice.unit, notice.on])?;
    let all: Vec<String> = rows
        .iter()
        .map(|row| row.get("post"))
        .collect::<store::Result<_>>()?;
    Ok(all.iter().filter_map(|post| Post::parse(post)).collect())
}

/// The last earlier notice of the form that this paper follows.
fn followed(
    at: &Setting,
    details: &CaseDetails,
    docket: &[Entry],
    notice: &NoticeLine,
) -> Option<Followed> {
    let form = at.law.papers.get(&notice.form)?.follows.as_ref()?;
    let mut earlier = details.notices.iter().rev();
    let row = earlier.find(|row| row.form == *form && row.id < notice.id)?;
    let line = NoticeLine {
        id: row.id,
        unit: notice.unit.clone(),
        case: notice.case,
        form: row.form.clone(),
        number: row.number,
        year: row.year,
        on: row.on,
        article: row.article.clone(),
        entry: None,
    };
    let seq = place_of(at, details, docket, &line);
    let entry = docket.iter().find(|entry| Some(entry.seq) == seq);
    Some(Followed {
        number: label(&at.law, &line, entry)?,
        on: row.on,
    })
}
