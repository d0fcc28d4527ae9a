//! Reading cases: lists in scope, one case with everything that belongs to it.

use std::fmt::Write as _;

use jiff::civil::Date;
use store::{Row, Tx, Value, params};

use super::case::{COLUMNS, Case};
use super::ending::Ending;
use crate::access::{Actor, Scope};
use crate::audit::{self, Event};
use crate::person::{self, Shown};
use crate::term::{self, Clock};
use crate::{Failure, Id, Result, Setting};

/// How a case stands against its clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Situation {
    /// Every open case.
    Open,
    /// Past its due day.
    Overdue,
    /// Due today.
    DueToday,
    /// Due within the coming days.
    DueSoon,
    /// Ended.
    Closed,
}

impl Situation {
    /// Its name in addresses.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "open" => Self::Open,
            "overdue" => Self::Overdue,
            "today" => Self::DueToday,
            "soon" => Self::DueSoon,
            "closed" => Self::Closed,
            _ => return None,
        })
    }

    /// Its name in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::DueToday => "today",
            Self::DueSoon => "soon",
            Self::Closed => "closed",
        }
    }
}

/// Which cases of a list.
#[derive(Debug, Clone, Default)]
pub struct CaseFilter {
    /// How they stand; absent: open.
    pub situation: Option<Situation>,
    /// `complaint`, `denunciation`, `recommendation`.
    pub class: Option<String>,
    /// State of the procedure.
    pub state: Option<String>,
    /// Only this unit.
    pub unit: Option<String>,
    /// After this place of the page before: due day and id.
    pub after: Option<(String, Id)>,
    /// Rows.
    pub limit: i64,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The case.
    pub case: Case,
    /// First due day of a clock its unit owes.
    pub due_on: Option<Date>,
    /// The day it ended.
    pub closed_on: Option<Date>,
}

/// Days ahead that count as soon.
pub const SOON: i64 = 7;

/// The last day that counts as soon.
pub(super) fn soon_after(today: Date) -> Date {
    today
        .checked_add(jiff::Span::new().days(SOON))
        .unwrap_or(today)
}

/// Cases in scope, first due first (ended ones newest first), by keyset.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &CaseFilter,
) -> Result<Vec<CaseRow>> {
    let today = at.now.today;
    let soon = soon_after(today);
    let situation = match filter.situation.unwrap_or(Situation::Open) {
        Situation::Open => "closed_on is null",
        Situation::Overdue => "closed_on is null and due_on < $3",
        Situation::DueToday => "closed_on is null and due_on = $3",
        Situation::DueSoon => "closed_on is null and due_on > $3 and due_on <= $4",
        Situation::Closed => "closed_on is not null",
    };
    let is_ended = filter.situation == Some(Situation::Closed);
    let beginning = if is_ended {
        ("9999-99-99".to_owned(), Id::of(i64::MAX))
    } else {
        (String::new(), Id::of(0))
    };
    let (after_due, after_id) = filter.after.clone().unwrap_or(beginning);
    let (beyond, order) = if is_ended {
        ("<", "due_on desc, id desc")
    } else {
        (">", "due_on, id")
    };
    let sql = format!(
        "select {COLUMNS}, due_on, closed_on from cases where {} and {situation} and cast($3 as text) <= cast($4 as text) \
         and (cast($5 as text) is null or class = $5) and (cast($6 as text) is null or state = $6) \
         and (cast($7 as text) is null or unit = $7) \
         and (due_on {beyond} $8 or (due_on = $8 and id {beyond} $9)) \
         order by {order} limit $10",
        scope.condition("unit", 1)
    );
    let [unit, below] = scope.values();
    let limit = filter.limit.clamp(1, 200);
    let rest: &[Value<'_>] = params![
        today,
        soon,
        filter.class,
        filter.state,
        filter.unit,
        after_due,
        after_id,
        limit
    ];
    let rows = tx.query(&sql, &[&[unit, below], rest].concat())?;
    let each = rows.iter().map(|row| {
        Ok(CaseRow {
            case: Case::of_row(row)?,
            due_on: term::told(row.get("due_on")?),
            closed_on: row.get("closed_on")?,
        })
    });
    Ok(each.collect::<store::Result<_>>()?)
}

/// How many open cases in scope stand how: all, overdue, today, soon.
///
/// # Errors
/// What the database reports.
pub fn situations(tx: &mut Tx<'_>, at: &Setting, scope: &Scope) -> Result<[i64; 4]> {
    situations_among(tx, at, scope, &CaseFilter::default())
}

/// As [`situations`], of the cases of a class, a state or a unit that the filter names.
///
/// # Errors
/// What the database reports.
pub fn situations_among(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    filter: &CaseFilter,
) -> Result<[i64; 4]> {
    let today = at.now.today;
    let soon = soon_after(today);
    let mut sql = format!(
        "select cast(count(*) as bigint) as open, cast(coalesce(sum(case when due_on < $3 then 1 else 0 end), 0) as bigint) as overdue, \
         cast(coalesce(sum(case when due_on = $3 then 1 else 0 end), 0) as bigint) as today, \
         cast(coalesce(sum(case when due_on > $3 and due_on <= $4 then 1 else 0 end), 0) as bigint) as soon \
         from cases where closed_on is null and unit >= '' and {}",
        scope.condition("unit", 1)
    );
    let [unit, below] = scope.values();
    let mut values = [[unit, below].as_slice(), params![today, soon]].concat();
    // Every unit is named and only what narrows is asked, so that the counts are read from the index of open cases by unit.
    for (column, wanted) in [
        ("class", &filter.class),
        ("state", &filter.state),
        ("unit", &filter.unit),
    ] {
        if let Some(wanted) = wanted {
            values.extend_from_slice(params![*wanted]);
            let _ = write!(sql, " and {column} = ${}", values.len());
        }
    }
    let row = tx.first(&sql, &values)?.ok_or(store::Error::Closed)?;
    Ok([
        row.get("open")?,
        row.get("overdue")?,
        row.get("today")?,
        row.get("soon")?,
    ])
}

/// One claim of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentRow {
    /// Number in the case.
    pub no: i64,
    /// What is claimed.
    pub text: String,
    /// `open`, `settled`, `withdrawn`, `referred`, `ended` where the settlement of the case was terminated.
    pub state: String,
    /// What the verification found; empty before.
    pub found: String,
    /// What the verification proposes.
    pub proposed: Option<String>,
    /// `right`, `wrong`, `partly_right`.
    pub finding: Option<String>,
    /// What is ordered for it; empty where nothing is.
    pub ordered: String,
    /// The day on which it was settled, withdrawn, referred or ended.
    pub settled_on: Option<Date>,
    /// The entry of the docket that did so.
    pub settled_entry: Option<i64>,
    /// The unit to which it was referred.
    pub referred_to: Option<String>,
}

/// Someone who takes part in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Number in the case.
    pub no: i64,
    /// Role and, unless sealed, who.
    pub shown: Shown,
    /// Name of a respondent, an accused.
    pub name: Option<String>,
    /// His unit.
    pub unit: Option<String>,
    /// The day on which he was no longer in it.
    pub left_on: Option<Date>,
    /// How: `withdrew`, or a ground of leaving.
    pub left_as: Option<String>,
}

/// A decision, conclusion or answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// The row.
    pub id: Id,
    /// `decide`, `conclude`, `answer`.
    pub kind: String,
    /// Its day.
    pub on: Date,
    /// Its number.
    pub number: String,
    /// `right`, `wrong`, `partly_right`, `none`.
    pub finding: String,
    /// `uphold`, `amend`, `annul` or empty.
    pub outcome: String,
    /// Amounts as JSON.
    pub amounts: String,
    /// The day it was carried out.
    pub done_on: Option<Date>,
}

/// A paper issued by a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// The row.
    pub id: Id,
    /// Its form.
    pub form: String,
    /// Its number in the unit's series.
    pub number: i64,
    /// The year of the series.
    pub year: i64,
    /// Its day.
    pub on: Date,
    /// The article.
    pub article: String,
}

/// A case with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseDetails {
    /// The case.
    pub case: Case,
    /// First due day.
    pub due_on: Option<Date>,
    /// The day it ended.
    pub closed_on: Option<Date>,
    /// Against whom or what.
    pub respondent: String,
    /// Its claims.
    pub contents: Vec<ContentRow>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Its clocks.
    pub clocks: Vec<Clock>,
    /// Its decisions.
    pub decisions: Vec<DecisionRow>,
    /// Its papers.
    pub notices: Vec<NoticeRow>,
    /// Its petitions.
    pub petitions: Vec<Id>,
    /// How it ends: duties, withdrawals, service, publicity, courts.
    pub ending: Ending,
}

const CONTENTS: &str = "select no, text, state, found, proposed, finding, ordered, settled_on, settled_entry, referred_to from case_content where case_id = $1 order by no";
const PARTICIPANTS: &str = "select c.no, c.left_on, c.left_as, c.role, c.person, c.sealed, c.name as other, c.unit, p.is_organization, p.name, p.id_kind, p.id_number, \
     p.address, p.commune, p.phone, p.email from case_participant c left join person p on p.id = c.person where c.case_id = $1 order by c.no";
const DECISIONS: &str = "select id, kind, on_day, number, finding, outcome, amounts, done_on from decision where case_id = $1 order by id";
const NOTICES: &str =
    "select id, form, number, year, on_day, article from notice where subject = $1 order by id";
const PETITIONS: &str = "select id from petition where case_id = $1 order by id";

/// A case in scope with everything that belongs to it. Reading it goes on record.
///
/// # Errors
/// Not found when it does not exist or is out of scope.
pub fn details(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<CaseDetails> {
    let sql = format!(
        "select {COLUMNS}, due_on, closed_on, respondent from cases where id = $1 and {}",
        scope.condition("unit", 2)
    );
    let [unit, below] = scope.values();
    let row = tx
        .first(&sql, &[params![id].as_slice(), &[unit, below]].concat())?
        .ok_or(Failure::NotFound)?;
    Ok(CaseDetails {
        case: Case::of_row(&row)?,
        due_on: term::told(row.get("due_on")?),
        closed_on: row.get("closed_on")?,
        respondent: row.get("respondent")?,
        contents: rows(tx, CONTENTS, id, content)?,
        participants: rows(tx, PARTICIPANTS, id, participant)?,
        clocks: term::of_subject(tx, id)?,
        decisions: rows(tx, DECISIONS, id, decision)?,
        notices: rows(tx, NOTICES, id, notice)?,
        petitions: rows(tx, PETITIONS, id, |row| row.get("id"))?,
        ending: Ending::of(tx, id)?,
    })
}

/// Puts on record that a person read a case.
///
/// # Errors
/// What the database reports.
pub fn record_reading(tx: &mut Tx<'_>, at: &Setting, actor: &Actor, case: Id) -> Result<()> {
    audit::record(
        tx,
        at,
        actor.by(),
        &Event {
            name: "case.read",
            subject_kind: "case",
            subject: Some(case),
            detail: "",
        },
    )
}

fn rows<T>(
    tx: &mut Tx<'_>,
    sql: &str,
    id: Id,
    read: impl Fn(&Row) -> store::Result<T>,
) -> Result<Vec<T>> {
    Ok(tx
        .query(sql, params![id])?
        .iter()
        .map(read)
        .collect::<store::Result<_>>()?)
}

fn content(row: &Row) -> store::Result<ContentRow> {
    Ok(ContentRow {
        no: row.get("no")?,
        text: row.get("text")?,
        state: row.get("state")?,
        found: row.get("found")?,
        proposed: row.get("proposed")?,
        finding: row.get("finding")?,
        ordered: row.get("ordered")?,
        settled_on: row.get("settled_on")?,
        settled_entry: row.get("settled_entry")?,
        referred_to: row.get("referred_to")?,
    })
}

fn participant(row: &Row) -> store::Result<Participant> {
    let (name, unit): (Option<String>, Option<String>) = (row.get("other")?, row.get("unit")?);
    Ok(Participant {
        no: row.get("no")?,
        left_on: row.get("left_on")?,
        left_as: row.get("left_as")?,
        shown: person::shown(row)?,
        name,
        unit,
    })
}

fn decision(row: &Row) -> store::Result<DecisionRow> {
    Ok(DecisionRow {
        id: row.get("id")?,
        kind: row.get("kind")?,
        on: row.get("on_day")?,
        number: row.get("number")?,
        finding: row.get("finding")?,
        outcome: row.get("outcome")?,
        amounts: row.get("amounts")?,
        done_on: row.get("done_on")?,
    })
}

fn notice(row: &Row) -> store::Result<NoticeRow> {
    Ok(NoticeRow {
        id: row.get("id")?,
        form: row.get("form")?,
        number: row.get("number")?,
        year: row.get("year")?,
        on: row.get("on_day")?,
        article: row.get("article")?,
    })
}
