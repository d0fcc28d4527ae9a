//! Reading petitions: the queue of a unit, one petition, the public's follow-up.

use jiff::civil::Date;
use law::procedure::Class;
use store::{Row, Tx, Value, params};

use super::circumstance::Circumstances;
use super::form::{Filing, RawFiling};
use super::reply::Reply;
use super::{file, judge};
use crate::access::{Actor, Scope};
use crate::audit::{self, Event};
use crate::document::{self, Attachment};
use crate::organization::Unit;
use crate::person::{self, Shown, seal};
use crate::term::{self, Clock};
use crate::{Failure, Id, Result, Setting};

/// Which petitions of a list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// `open` (default), `handled`, `overdue`, `unclassified`.
    pub state: Option<String>,
    /// `complaint`, `denunciation`, `recommendation`.
    pub class: Option<String>,
    /// Only this unit.
    pub unit: Option<String>,
    /// After this place of the page before.
    pub after: Option<(String, Id)>,
    /// Rows.
    pub limit: i64,
}

/// One line of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The petition.
    pub id: Id,
    /// The unit that holds it.
    pub unit: String,
    /// Its number and year there.
    pub number: (i64, i64),
    /// The day it came.
    pub received_on: Date,
    /// How it came.
    pub channel: String,
    /// The officer's summary.
    pub summary: String,
    /// `received`, `classified`, `handled`.
    pub state: String,
    /// What it is.
    pub class: Option<String>,
    /// Is who wrote it under the seal?
    pub sealed: bool,
    /// The first who signed, unless sealed.
    pub first_name: Option<String>,
    /// People who signed.
    pub signers: i64,
    /// First due day of a clock.
    pub due_on: Option<Date>,
    /// Did it pass over the competent level?
    pub skips_level: bool,
}

/// A page of the queue with the place after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<ListRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<(String, Id)>,
}

pub(super) const LIST_COLUMNS: &str = "q.id, q.unit, q.number, q.year, q.received_on, q.channel, q.summary, q.state, q.class, q.sealed, q.signers, \
     q.due_on, q.skips_level, p.name as first_name";

/// Petitions in scope, first due first (handled ones newest first), by keyset.
///
/// # Errors
/// What the database reports.
pub fn list(tx: &mut Tx<'_>, at: &Setting, scope: &Scope, filter: &Filter) -> Result<Page> {
    let handled = filter.state.as_deref() == Some("handled");
    let state = match filter.state.as_deref() {
        Some("handled") => "q.handled_on is not null and $3 = $3",
        Some("overdue") => "q.handled_on is null and q.due_on < $3",
        Some("unclassified") => "q.handled_on is null and q.state = 'received' and $3 = $3",
        _ => "q.handled_on is null and $3 = $3",
    };
    let (place, order) = if handled {
        (
            "(cast($6 as text) = '' or q.received_on < $6 or (q.received_on = $6 and q.id < $7))",
            "q.received_on desc, q.id desc",
        )
    } else {
        (
            "(q.due_on > $6 or (q.due_on = $6 and q.id > $7))",
            "q.due_on, q.id",
        )
    };
    let sql = format!(
        "select {LIST_COLUMNS} from petition q left join petition_party pp on pp.petition = q.id and pp.no = 1 \
         left join person p on p.id = pp.person where {} and {} and (cast($4 as text) is null or q.class = $4) \
         and (cast($5 as text) is null or q.unit = $5) and {place} order by {order} limit $8",
        scope.condition("q.unit", 1),
        state.replace("$3 = $3", "cast($3 as text) is not null")
    );
    let (after, id) = filter
        .after
        .clone()
        .unwrap_or_else(|| (String::new(), Id::of(0)));
    let limit = filter.limit.clamp(1, 200);
    let with_next = limit + 1;
    let [unit, below] = scope.values();
    let rest: &[Value<'_>] = params![
        at.now.today,
        filter.class,
        filter.unit,
        after,
        id,
        with_next
    ];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let mut rows: Vec<ListRow> = rows.iter().map(list_row).collect::<store::Result<_>>()?;
    let more = i64::try_from(rows.len()).is_ok_and(|n| n > limit);
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let key = |row: &ListRow| {
        if handled {
            row.received_on
        } else {
            term::kept(row.due_on)
        }
    };
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| (key(row).to_string(), row.id));
    Ok(Page { rows, next })
}

pub(super) fn list_row(row: &Row) -> store::Result<ListRow> {
    let sealed: bool = row.get("sealed")?;
    let first_name: Option<String> = row.get("first_name")?;
    Ok(ListRow {
        id: row.get("id")?,
        unit: row.get("unit")?,
        number: (row.get("number")?, row.get("year")?),
        received_on: row.get("received_on")?,
        channel: row.get("channel")?,
        summary: row.get("summary")?,
        state: row.get("state")?,
        class: row.get("class")?,
        sealed,
        first_name: first_name.filter(|_| !sealed),
        signers: row.get("signers")?,
        due_on: term::told(row.get("due_on")?),
        skips_level: row.get("skips_level")?,
    })
}

/// Petitions in scope that wait to be handled, and how many of them are late.
///
/// # Errors
/// What the database reports.
pub fn count_open(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<(i64, i64)> {
    let sql = format!(
        "select cast(count(*) as bigint) as open, cast(coalesce(sum(case when due_on < $3 then 1 else 0 end), 0) as bigint) as overdue \
         from petition where handled_on is null and {}",
        scope.condition("unit", 1)
    );
    let [unit, below] = scope.values();
    let row = tx
        .first(
            &sql,
            &[&[unit, below], params![at.now.today].as_slice()].concat(),
        )?
        .ok_or(store::Error::Closed)?;
    Ok((row.get("open")?, row.get("overdue")?))
}

/// One petition with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The line of the queue.
    pub row: ListRow,
    /// The day written on it.
    pub dated_on: Option<Date>,
    /// Who sent it on.
    pub forwarded_by: Option<String>,
    /// Against whom or what.
    pub respondent: String,
    /// His unit.
    pub respondent_unit: Option<String>,
    /// His role there.
    pub respondent_role: Option<String>,
    /// What the filer calls it, if he said so: `complaint`, `denunciation`, `recommendation`.
    pub stated_class: Option<String>,
    /// Instance.
    pub stage: Option<String>,
    /// Field.
    pub field: Option<String>,
    /// May it be processed?
    pub eligible: Option<bool>,
    /// If not, why.
    pub ineligibility: Option<String>,
    /// Does its unit settle it?
    pub within_competence: Option<bool>,
    /// The unit that does.
    pub competent_unit: Option<String>,
    /// Why, with the article.
    pub competence_reason: Option<String>,
    /// What is out of the ordinary.
    pub circumstances: Circumstances,
    /// Several classes in one letter?
    pub is_mixed: bool,
    /// The rule by which it was handled.
    pub rule: Option<String>,
    /// The day it was handled.
    pub handled_on: Option<Date>,
    /// Where it was sent.
    pub sent_to: Option<String>,
    /// Why, or what the petitioner was told.
    pub reason: String,
    /// The case it opened or joined.
    pub case: Option<Id>,
    /// The petition of which it is a copy.
    pub duplicate_of: Option<Id>,
    /// Code to follow it.
    pub follow_code: String,
    /// A stale edit names an older one.
    pub version: i64,
    /// Who wrote it.
    pub people: Vec<Shown>,
    /// The text; none while sealed.
    pub text: Option<String>,
    /// The unit's petition from which it came, when a unit of the register sent it.
    pub came_from: Option<Id>,
    /// Code of the provider that proved who the first person is; none where he was taken at his word.
    pub identity_proved_by: Option<String>,
    /// The petition made at the unit to which it was sent.
    pub sent_petition: Option<Id>,
    /// The mixed petition of which it is a part.
    pub part_of: Option<Id>,
    /// The petitions into which it was split.
    pub parts: Vec<Id>,
    /// What was said of it by other bodies and to the petitioner.
    pub replies: Vec<Reply>,
    /// Its files; sealed ones cannot be opened here.
    pub files: Vec<Attachment>,
    /// Its clocks.
    pub clocks: Vec<Clock>,
}

const PEOPLE: &str = "select pp.role, pp.person, pp.sealed, p.is_organization, p.name, p.id_kind, p.id_number, p.address, p.commune, p.phone, \
     p.email from petition_party pp left join person p on p.id = pp.person where pp.petition = $1 order by pp.no";
const PARTS: &str = "select id from petition where part_of = $1 order by id";
const TEXT: &str = "select text from open_text where subject = $1";

/// A petition in scope with everything that belongs to it; a sealed one without who wrote it and without its text.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn details(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<Details> {
    let sql = format!(
        "select {LIST_COLUMNS}, q.dated_on, q.stated_class, q.forwarded_by, q.respondent, q.respondent_unit, q.respondent_role, q.stage, q.field, q.eligible, \
         q.ineligibility, q.within_competence, q.competent_unit, q.competence_reason, q.circumstance, q.present_unit, q.known_on, q.obstacle_from, q.obstacle_until, q.is_mixed, q.rule, q.handled_on, q.sent_to, q.reason, \
         q.case_id, q.duplicate_of, q.follow_code, q.version, q.came_from, q.sent_petition, q.part_of, q.identity_proved_by \
         from petition q left join petition_party pp on pp.petition = q.id and pp.no = 1 left join person p on p.id = pp.person \
         where q.id = $1 and {}",
        scope.condition("q.unit", 2)
    );
    let [unit, below] = scope.values();
    let row = tx
        .first(&sql, &[params![id].as_slice(), &[unit, below]].concat())?
        .ok_or(Failure::NotFound)?;
    let people = tx
        .query(PEOPLE, params![id])?
        .iter()
        .map(person::shown)
        .collect::<store::Result<_>>()?;
    let parts = tx
        .query(PARTS, params![id])?
        .iter()
        .map(|row| row.get("id"))
        .collect::<store::Result<_>>()?;
    let text = tx
        .first(TEXT, params![id])?
        .map(|row| row.get("text"))
        .transpose()?;
    Ok(Details {
        dated_on: row.get("dated_on")?,
        forwarded_by: row.get("forwarded_by")?,
        respondent: row.get("respondent")?,
        respondent_unit: row.get("respondent_unit")?,
        respondent_role: row.get("respondent_role")?,
        stated_class: row.get("stated_class")?,
        stage: row.get("stage")?,
        field: row.get("field")?,
        eligible: row.get("eligible")?,
        ineligibility: row.get("ineligibility")?,
        within_competence: row.get("within_competence")?,
        competent_unit: row.get("competent_unit")?,
        competence_reason: row.get("competence_reason")?,
        circumstances: Circumstances::of_row(&row)?,
        is_mixed: row.get("is_mixed")?,
        rule: row.get("rule")?,
        handled_on: row.get("handled_on")?,
        sent_to: row.get("sent_to")?,
        reason: row.get("reason")?,
        case: row.get("case_id")?,
        duplicate_of: row.get("duplicate_of")?,
        follow_code: row.get("follow_code")?,
        version: row.get("version")?,
        row: list_row(&row)?,
        came_from: row.get("came_from")?,
        identity_proved_by: row.get("identity_proved_by")?,
        sent_petition: row.get("sent_petition")?,
        part_of: row.get("part_of")?,
        parts,
        replies: super::reply::replies(tx, id)?,
        people,
        text,
        files: document::of_subject(tx, id)?,
        clocks: term::of_subject(tx, id)?,
    })
}

/// Puts on record that a person read a petition.
///
/// # Errors
/// What the database reports.
pub fn record_reading(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<()> {
    audit::record(
        tx,
        at,
        actor.by(),
        &Event {
            name: "petition.read",
            subject_kind: "petition",
            subject: Some(id),
            detail: "",
        },
    )
}

const REFILE: &str = "select q.dated_on, q.stated_class, q.sealed, q.summary, q.respondent, q.respondent_unit, q.respondent_role, q.signers, q.has_originals, \
     q.text_print, coalesce(o.text, '') as text from petition q left join open_text o on o.subject = q.id where q.id = $1";

/// A petition as the unit that gets it from another one files it.
pub(super) fn refile(tx: &mut Tx<'_>, id: Id, source: &Unit, today: Date) -> Result<Filing> {
    let row = tx.first(REFILE, params![id])?.ok_or(Failure::NotFound)?;
    let stated: Option<String> = row.get("stated_class")?;
    let raw = RawFiling {
        channel: file::TRANSFERRED.to_owned(),
        dated_on: row.get("dated_on")?,
        class: stated.as_deref().and_then(Class::parse),
        summary: row.get("summary")?,
        text: row.get("text")?,
        respondent: row.get("respondent")?,
        respondent_unit: row.get("respondent_unit")?,
        respondent_role: row.get("respondent_role")?,
        forwarded_by: source.name.clone(),
        forwarded_unit: Some(source.code.clone()),
        has_originals: row.get("has_originals")?,
        ..RawFiling::default()
    };
    let mut filing = Filing::again(raw, today, row.get("signers")?, row.get("sealed")?);
    // The text of a sealed one goes along unread.
    filing.print = row.get("text_print")?;
    Ok(filing)
}

/// What the public is told of a petition by its code and second secret: never a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    /// When its seal was opened, by which unit, why.
    pub openings: Vec<(i64, String, String)>,
    /// The unit that holds it.
    pub unit: String,
    /// Its number and year there.
    pub number: (i64, i64),
    /// The day it came.
    pub received_on: Date,
    /// `received`, `classified`, `handled`.
    pub state: String,
    /// Is who wrote it under the seal?
    pub sealed: bool,
    /// The rule by which it was handled.
    pub rule: Option<String>,
    /// The day it was handled.
    pub handled_on: Option<Date>,
    /// Where it was sent.
    pub sent_to: Option<String>,
    /// What the petitioner is told.
    pub reason: String,
    /// First due day.
    pub due_on: Option<Date>,
    /// The running clock that is due first: of the case, or of the petition until there is one.
    pub clock: Option<Clock>,
    /// State of the case, with the id of its procedure, its last day and its due day.
    pub case: Option<(String, String, Date, Option<Date>)>,
    /// Was it answered, and not judged yet?
    pub may_judge: bool,
    /// Files that the scanner found harmful, which nobody is given.
    pub harmful_files: i64,
}

const FOLLOW: &str = "select q.id, q.case_id, q.unit, q.number, q.year, q.received_on, q.state, q.sealed, q.rule, q.handled_on, q.sent_to, q.reason, q.due_on, \
     c.procedure, c.state as case_state, c.last_on, c.due_on as case_due from petition q left join cases c on c.id = q.case_id \
     where q.follow_code = $1 and q.follow_hash = $2";

/// A code as it is kept, however it was typed.
pub(super) fn plain_code(code: &str) -> String {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_uppercase();
    let groups: Vec<String> = plain
        .chars()
        .collect::<Vec<_>>()
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

/// The state of a petition for whoever holds its code and secret.
///
/// # Errors
/// Not found when the two do not belong together.
pub fn follow(tx: &mut Tx<'_>, at: &Setting, code: &str, secret: &str) -> Result<Following> {
    // The code proves him, also where he works under the one whom he denounced.
    tx.unveiled(|tx| followed(tx, at, code, secret))
}

fn followed(tx: &mut Tx<'_>, at: &Setting, code: &str, secret: &str) -> Result<Following> {
    let row = tx
        .first(FOLLOW, params![plain_code(code), file::secret_hash(secret)])?
        .ok_or(Failure::NotFound)?;
    let case_id: Option<Id> = row.get("case_id")?;
    let procedure: Option<String> = row.get("procedure")?;
    let case = match procedure {
        Some(procedure) => Some((
            procedure,
            row.get("case_state")?,
            row.get("last_on")?,
            term::told(row.get("case_due")?),
        )),
        None => None,
    };
    let unit: String = row.get("unit")?;
    let openings = if row.get("sealed")? {
        seal::openings_told(tx, row.get("id")?)?
    } else {
        Vec::new()
    };
    Ok(Following {
        openings,
        clock: term::owed_of(tx, at, case_id.unwrap_or(row.get("id")?), &unit)?,
        unit,
        number: (row.get("number")?, row.get("year")?),
        received_on: row.get("received_on")?,
        state: row.get("state")?,
        sealed: row.get("sealed")?,
        rule: row.get("rule")?,
        handled_on: row.get("handled_on")?,
        sent_to: row.get("sent_to")?,
        reason: row.get("reason")?,
        due_on: term::told(row.get("due_on")?),
        may_judge: judge::may_judge(tx, row.get("id")?)?,
        harmful_files: document::scan::harmful(tx, row.get("id")?)?,
        case,
    })
}
