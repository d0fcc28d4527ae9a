//! Which posts need a second factor, from which day on, and how long who has none may go on working.

use jiff::ToSpan;
use jiff::civil::Date;
use law::procedure::Post;
use store::{Row, Tx, params};

use super::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::{FieldError, Now, Result, Setting};

/// Longest period of grace in days.
const LONGEST_GRACE: i64 = 365;

const MUST: &str = "select f.post from factor_policy f join unit_reach r on r.upper = f.unit and r.lower = $1 where f.must_on <= $2";
const ALL: &str =
    "select unit, post, from_on, must_on from factor_policy where unit = $1 order by post";
const SET: &str = "insert into factor_policy (unit, post, from_on, must_on, set_by, set_at) values ($1, $2, $3, $4, $5, $6) \
     on conflict (unit, post) do update set from_on = excluded.from_on, must_on = excluded.must_on, set_by = excluded.set_by, set_at = excluded.set_at";
const END: &str = "delete from factor_policy where unit = $1 and post = $2";

/// What a unit asks of a post, in itself and below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorPolicy {
    /// The post.
    pub post: Post,
    /// From when on a second factor is asked.
    pub from: Date,
    /// From when on nothing else can be done without one.
    pub must: Date,
}

/// Must whoever holds one of these posts in this unit have a second factor by now? A unit above asks for those below too.
pub(super) fn must_have_factor(
    tx: &mut Tx<'_>,
    now: Now,
    unit: &str,
    posts: &[Post],
) -> Result<bool> {
    let rows = tx.query(MUST, params![unit, now.today])?;
    for row in &rows {
        let post = Post::parse(&row.get::<String>("post")?);
        if post.is_some_and(|post| posts.contains(&post)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a unit asks, by post.
///
/// # Errors
/// What the database reports.
pub fn policies(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<FactorPolicy>> {
    let read = |row: &Row| {
        let post = Post::parse(&row.get::<String>("post")?);
        let (from, must) = (row.get("from_on")?, row.get("must_on")?);
        Ok(post.map(|post| FactorPolicy { post, from, must }))
    };
    let rows = tx.query(ALL, params![scope.unit()])?;
    let read = rows.iter().filter_map(|row| read(row).transpose());
    Ok(read.collect::<store::Result<_>>()?)
}

/// Asks a second factor of a post, in the unit of the permit and below it, from a day on and after so many days of grace.
///
/// # Errors
/// Field errors for a day before the register or too long a grace.
pub fn set_policy(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    (post, from, grace): (Post, Date, i64),
) -> Result<()> {
    if from < at.law.first_day() {
        return Err(FieldError::new("from", "before-the-register").into());
    }
    if !(0..=LONGEST_GRACE).contains(&grace) {
        let wrong = FieldError::new("grace", "number-out-of-range");
        return Err(wrong.with("least", 0).with("most", LONGEST_GRACE).into());
    }
    let must = from.saturating_add(grace.days());
    tx.execute(
        SET,
        params![
            permit.unit(),
            post.as_str(),
            from,
            must,
            permit.official(),
            at.now.at
        ],
    )?;
    record(tx, at, permit, "factor-policy.set", post)
}

/// No longer asks a second factor of a post.
///
/// # Errors
/// What the database reports.
pub fn end_policy(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    post: Post,
) -> Result<()> {
    tx.execute(END, params![permit.unit(), post.as_str()])?;
    record(tx, at, permit, "factor-policy.ended", post)
}

fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    name: &'static str,
    post: Post,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "unit",
        subject: None,
        detail: post.as_str(),
    };
    audit::record(tx, at, permit.by(), &event)
}
