//! Reading what is new and due, each kind bounded, each from an index of its own.

use jiff::ToSpan;
use jiff::civil::Date;
use store::{Row, Tx, params};

use super::words::NewsKind;
use crate::access::{Actor, acts};
use crate::{Id, Result, Setting};

/// Most of a kind that are counted: beyond it a person reads "many".
const MOST: i64 = 99;
/// Rows of a kind that are shown.
const SHOWN: i64 = 10;
/// Days ahead in which a term is told to run out.
const AHEAD: i64 = 5;

/// One thing that is new or due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The thing.
    pub id: Id,
    /// `petition`, `case`, `assignment`, `urging`, `report`, `meeting`, `protection`, `tip`, `emergency`.
    pub thing: String,
    /// Number and year in the book of the unit.
    pub number: Option<(i64, i64)>,
    /// Its day: of a term the last one.
    pub on: Date,
    /// Of a report its period; of a term its rule.
    pub note: String,
    /// Was it made after the person looked last?
    pub is_new: bool,
}

/// One kind with its things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The kind.
    pub kind: NewsKind,
    /// How many there are, at most 99.
    pub all: i64,
    /// Of them new.
    pub new: i64,
    /// The first of them.
    pub items: Vec<Item>,
}

/// How much there is of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The kind.
    pub kind: NewsKind,
    /// How many there are, at most 99.
    pub all: i64,
}

/// The rows of a kind for the unit $1 today ($2): id, thing, number, year, `on_day`, note, and `mark`, which is compared with
/// how far the person has looked.
const fn rows(kind: NewsKind) -> &'static str {
    match kind {
        NewsKind::Petition => {
            "select p.id, 'petition' as thing, p.number, p.year, p.received_on as on_day, '' as note, p.id as mark from petition p \
             where p.unit = $1 and p.handled_on is null and cast($2 as text) is not null"
        }
        NewsKind::Directive => {
            "select a.id, 'assignment' as thing, cast(0 as bigint) as number, cast(0 as bigint) as year, a.due_on as on_day, '' as note, \
             a.id as mark from assignment a where a.unit = $1 and a.closed_on is null and a.stand in ('given', 'returned') and cast($2 as text) is not null"
        }
        NewsKind::Urging => {
            "select u.id, 'urging' as thing, cast(0 as bigint) as number, cast(0 as bigint) as year, u.on_day, '' as note, u.id as mark \
             from urging u where u.unit = $1 and u.closed_on is null and u.stand = 'open' and cast($2 as text) is not null"
        }
        NewsKind::Report => {
            "select r.id, 'report' as thing, cast(0 as bigint) as number, cast(0 as bigint) as year, r.until_on as on_day, r.period as note, \
             r.id as mark from period_report r where r.unit = $1 and r.stand = 'returned' and cast($2 as text) is not null"
        }
        NewsKind::Proposal => {
            "select p.id, 'case' as thing, c.number, c.year, p.on_day, '' as note, p.id as mark from proposal p \
             join cases c on c.id = p.case_id where p.unit = $1 and p.state in ('proposed', 'checked') and cast($2 as text) is not null"
        }
        NewsKind::Meeting => {
            "select m.id, 'meeting' as thing, cast(0 as bigint) as number, cast(0 as bigint) as year, m.on_day, '' as note, m.id as mark \
             from review_meeting m where m.unit in (select r.upper from unit_reach r where r.lower = $1 and r.depth <= 1) \
             and m.stand in ('called', 'open') and m.on_day >= $2"
        }
        NewsKind::Protection => {
            "select p.id, 'protection' as thing, p.number, p.year, p.decide_by as on_day, '' as note, p.id as mark from protection p \
             where p.unit = $1 and p.stand = 'asked' union all select p.id, 'protection' as thing, p.number, p.year, k.due_on as on_day, \
             '' as note, p.id as mark from protection p join protection_check k on k.protection = p.id where p.unit = $1 \
             and k.checked_on is null and k.due_on <= $2"
        }
        // One row whatever came, without number, day or subject; it is new until somebody reads.
        NewsKind::Tip => {
            "select cast(0 as bigint) as id, 'tip' as thing, cast(0 as bigint) as number, cast(0 as bigint) as year, cast($2 as text) as on_day, \
             '' as note, cast(9223372036854775807 as bigint) as mark where exists (select 1 from anonymous_tip a where a.unit = $1 \
             and a.news_on is not null)"
        }
        NewsKind::Emergency => {
            "select q.id, 'emergency' as thing, cast(0 as bigint) as number, cast(0 as bigint) as year, q.asked_on as on_day, '' as note, \
             q.id as mark from second_person q where q.unit in (select r.lower from unit_reach r where r.upper = $1 and r.depth <= 1) \
             and q.kind = 'emergency' and q.stand in ('granted', 'ended') and q.reported_at is null and cast($2 as text) is not null"
        }
        NewsKind::Due => {
            "select k.subject as id, k.subject_kind as thing, cast(0 as bigint) as number, cast(0 as bigint) as year, k.due_on as on_day, \
             k.term as note, k.id as mark from clock k where k.unit = $1 and k.closed_on is null and k.suspended_on is null \
             and k.due_on >= $2"
        }
        NewsKind::Overdue => {
            "select k.subject as id, k.subject_kind as thing, cast(0 as bigint) as number, cast(0 as bigint) as year, k.due_on as on_day, \
             k.term as note, k.id as mark from clock k where k.unit = $1 and k.closed_on is null and k.suspended_on is null \
             and k.due_on < $2"
        }
    }
}

/// The kinds that concern a person by his posts: proposals are told to whoever decides on them, emergencies to who supervises,
/// protection and what came without a name to whoever may read it.
fn kinds(actor: &Actor) -> impl Iterator<Item = NewsKind> {
    let decides = actor.may::<acts::DecideProposals>();
    let supervises = actor.may::<acts::ReadRoots>();
    let all = NewsKind::ALL.iter().copied();
    let watches = actor.may::<acts::WatchProtection>();
    let reads = actor.may::<acts::ReadTip>();
    all.filter(move |kind| match kind {
        NewsKind::Proposal => decides,
        NewsKind::Protection => watches,
        NewsKind::Tip => reads,
        NewsKind::Emergency => supervises,
        _ => true,
    })
}

/// The rows of a kind, with what bounds a term ahead. Terms that the law lays on others than the unit are left out.
fn bounded(at: &Setting, kind: NewsKind) -> String {
    match kind {
        NewsKind::Due => format!("{} and k.due_on <= $3{}", rows(kind), owed(at)),
        NewsKind::Overdue => format!(
            "{} and cast($3 as text) is not null{}",
            rows(kind),
            owed(at)
        ),
        _ => format!("{} and cast($3 as text) is not null", rows(kind)),
    }
}

/// Leaves out the terms of the law that bind somebody else.
fn owed(at: &Setting) -> String {
    let others = at.law.terms.iter().map(|term| term.id.as_str());
    let others = others.filter(|id| !at.law.is_owed_by_unit(id));
    let others: Vec<String> = others.map(|id| format!("'{id}'")).collect();
    if others.is_empty() {
        return String::new();
    }
    format!(" and k.term not in ({})", others.join(", "))
}

/// How far a person has looked, by kind.
const SEEN: &str =
    "coalesce((select s.seen_id from news_seen s where s.official = $4 and s.kind = '{kind}'), 0)";

fn seen(kind: NewsKind) -> String {
    SEEN.replace("{kind}", kind.as_str())
}

fn ahead(at: &Setting) -> Date {
    at.now.today.saturating_add(AHEAD.days())
}

/// How many new things there are for a person, for the mark in the frame: one statement, each kind bounded.
///
/// # Errors
/// What the database reports.
pub fn new_count(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<i64> {
    let of = |kind: NewsKind| {
        format!(
            "select count(*) as n from (select x.id from ({}) x where x.mark > {} limit {MOST}) y",
            bounded(at, kind),
            seen(kind)
        )
    };
    // What runs out is told on its own page; only what somebody made is new.
    let made = kinds(actor).filter(|kind| !matches!(kind, NewsKind::Due | NewsKind::Overdue));
    let parts: Vec<String> = made.map(of).collect();
    let sql = format!(
        "select cast(sum(z.n) as bigint) as n from ({}) z",
        parts.join(" union all ")
    );
    let ahead = ahead(at);
    let values = params![actor.unit, at.now.today, ahead, actor.official];
    let row = tx.first(&sql, values)?.ok_or(store::Error::Closed)?;
    Ok(row.get::<Option<i64>>("n")?.unwrap_or(0).min(MOST))
}

/// How much there is of every kind for a person.
///
/// # Errors
/// What the database reports.
pub fn tally(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<Vec<Tally>> {
    let (mut all, ahead) = (Vec::new(), ahead(at));
    for kind in kinds(actor) {
        let sql = format!(
            "select count(*) as n from (select x.id from ({}) x limit {MOST}) y",
            bounded(at, kind)
        );
        let values = params![actor.unit, at.now.today, ahead];
        let row = tx.first(&sql, values)?.ok_or(store::Error::Closed)?;
        all.push(Tally {
            kind,
            all: row.get("n")?,
        });
    }
    Ok(all)
}

/// What is new and due for a person, by kind; kinds with nothing are left out.
///
/// # Errors
/// What the database reports.
pub fn news(tx: &mut Tx<'_>, at: &Setting, actor: &Actor) -> Result<Vec<News>> {
    let (mut all, ahead) = (Vec::new(), ahead(at));
    for one in tally(tx, at, actor)?.into_iter().filter(|one| one.all > 0) {
        let sql = format!(
            "select x.*, coalesce(p.number, c.number, nullif(x.number, 0)) as thing_number, coalesce(p.year, c.year, nullif(x.year, 0)) \
             as thing_year, case when x.mark > {seen} then 1 else 0 end as is_new from ({rows}) x \
             left join petition p on x.thing = 'petition' and p.id = x.id left join cases c on x.thing = 'case' and c.id = x.id \
             order by x.on_day, x.id limit {SHOWN}",
            seen = seen(one.kind),
            rows = bounded(at, one.kind)
        );
        let values = params![actor.unit, at.now.today, ahead, actor.official];
        let rows = tx.query(&sql, values)?;
        let fresh = format!(
            "select count(*) as n from (select x.id from ({}) x where x.mark > {} limit {MOST}) y",
            bounded(at, one.kind),
            seen(one.kind)
        );
        let row = tx.first(&fresh, values)?.ok_or(store::Error::Closed)?;
        all.push(News {
            kind: one.kind,
            all: one.all,
            new: row.get("n")?,
            items: rows.iter().map(item).collect::<store::Result<_>>()?,
        });
    }
    Ok(all)
}

fn item(row: &Row) -> store::Result<Item> {
    let number: Option<i64> = row.get("thing_number")?;
    Ok(Item {
        id: row.get("id")?,
        thing: row.get("thing")?,
        number: number.zip(row.get("thing_year")?),
        on: row.get("on_day")?,
        note: row.get("note")?,
        is_new: row.get::<i64>("is_new")? > 0,
    })
}
