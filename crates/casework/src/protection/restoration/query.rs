//! What a unit owes the accused, and what anybody may read of it.

use jiff::civil::Date;
use law::Question;
use store::{Row, Tx, Value, params};

use super::row::Restoration;
use crate::access::{Permit, acts};
use crate::{Failure, Id, Result, Setting};

/// The term of handling according to a conclusion.
const TERM: &str = "TC-14";
/// Most rows of a page.
const MOST: i64 = 200;

/// A case whose denunciation was found wrong, and what was done for the accused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// The case.
    pub case: Id,
    /// Number and year in the book of the unit.
    pub number: (i64, i64),
    /// The accused, as the case names him.
    pub accused: String,
    /// `wrong`, `partly_right`.
    pub finding: String,
    /// The day of the conclusion.
    pub decided_on: Date,
    /// The last day of the term.
    pub due_on: Date,
    /// What was done; nothing where he was not told.
    pub restored: Option<Restoration>,
}

/// A form of publicity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRow {
    /// Number.
    pub no: i64,
    /// A code of the law's list.
    pub way: String,
    /// Where.
    pub place: String,
    /// The first day.
    pub from: Date,
    /// The last day, for a form that lasts.
    pub until: Option<Date>,
    /// How many times.
    pub times: i64,
}

/// A duty with its publicity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The duty.
    pub owed: Owed,
    /// Forms of publicity, the first first.
    pub posts: Vec<PostRow>,
}

/// Which duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Situation {
    /// Not done.
    #[default]
    Open,
    /// Done.
    Done,
    /// Every one.
    All,
}

impl Situation {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Open, Self::Done, Self::All];

    /// Its word in addresses and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::All => "all",
        }
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }

    const fn condition(self) -> &'static str {
        match self {
            Self::Open => "r.done_on is null",
            Self::Done => "r.done_on is not null",
            Self::All => "1 = 1",
        }
    }
}

/// Which rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// How they stand.
    pub situation: Situation,
    /// After this place of the page before.
    pub after: Option<(Date, Id)>,
    /// Rows.
    pub limit: i64,
}

/// A page, the latest conclusion first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Lines.
    pub rows: Vec<Owed>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, Id)>,
}

/// The last conclusion of each case says what is owed; the unit that concluded owes it.
const FROM: &str = "from decision d join cases c on c.id = d.case_id left join restoration r on r.case_id = c.id \
     where c.unit = $1 and d.class = 'denunciation' and d.finding in ('wrong', 'partly_right') \
     and d.id = (select max(l.id) from decision l where l.case_id = c.id)";
const COLUMNS: &str = "c.number as case_number, c.year as case_year, c.id as of_case, c.respondent as accused, d.finding as found, \
     d.on_day as concluded_on, r.*";
const POSTS: &str = "select no, way, place, from_on, until_on, times from restoration_post where restoration = $1 order by no";

/// What the unit of the permit owes, or owed, the accused of its cases.
///
/// # Errors
/// What the database reports.
pub fn list(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RestoreAccused>,
    filter: &Filter,
) -> Result<Page> {
    let sql = format!(
        "select {COLUMNS} {FROM} and {} and (d.on_day < $2 or (d.on_day = $2 and c.id < $3)) \
         order by d.on_day desc, c.id desc limit $4",
        filter.situation.condition()
    );
    let (day, id) = filter.after.map_or_else(
        || ("9999-99-99".to_owned(), Id::of(i64::MAX)),
        |(day, id)| (day.to_string(), id),
    );
    let limit = filter.limit.clamp(1, MOST);
    let with_next = limit + 1;
    let unit = permit.unit();
    let values: &[Value<'_>] = params![unit, day, id, with_next];
    let found = tx.query(&sql, values)?;
    let rows = found.iter().map(|row| read(at, row));
    let mut rows: Vec<Owed> = rows.collect::<store::Result<_>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| is_more);
    let next = next.map(|row| (row.decided_on, row.case));
    Ok(Page { rows, next })
}

/// What the unit of the permit owes the accused of one case.
///
/// # Errors
/// Not found when the case is another unit's, or its denunciation was not found wrong.
pub fn owed(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RestoreAccused>,
    case: Id,
) -> Result<Owed> {
    let sql = format!("select {COLUMNS} {FROM} and c.id = $2");
    let row = tx.first(&sql, params![permit.unit(), case])?;
    Ok(read(at, &row.ok_or(Failure::NotFound)?)?)
}

/// The same with its publicity.
///
/// # Errors
/// As [`owed`].
pub fn shown(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::RestoreAccused>,
    case: Id,
) -> Result<Restored> {
    let owed = owed(tx, at, permit, case)?;
    let posts = match &owed.restored {
        Some(one) => tx.query(POSTS, params![one.id])?,
        None => Vec::new(),
    };
    let posts = posts.iter().map(post).collect::<store::Result<_>>()?;
    Ok(Restored { owed, posts })
}

fn post(row: &Row) -> store::Result<PostRow> {
    Ok(PostRow {
        no: row.get("no")?,
        way: row.get("way")?,
        place: row.get("place")?,
        from: row.get("from_on")?,
        until: row.get("until_on")?,
        times: row.get("times")?,
    })
}

fn read(at: &Setting, row: &Row) -> store::Result<Owed> {
    let decided_on: Date = row.get("concluded_on")?;
    let told: Option<Date> = row.get("told_on")?;
    let restored = told.map(|_| Restoration::of_row(row)).transpose()?;
    let due = at.law.due_day(&Question::new(TERM, decided_on));
    let due = due.ok().and_then(|days| days.due).unwrap_or(decided_on);
    Ok(Owed {
        case: row.get("of_case")?,
        number: (row.get("case_number")?, row.get("case_year")?),
        accused: row.get("accused")?,
        finding: row.get("found")?,
        decided_on,
        due_on: restored.as_ref().map_or(due, |one| one.due_on),
        restored,
    })
}
