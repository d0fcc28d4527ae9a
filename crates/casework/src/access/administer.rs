//! Keeping the officials of a unit: who works there, which posts he holds since when, who is shut out.

use jiff::civil::Date;
use law::procedure::Post;
use store::{Row, Tx, params};

use super::sign_in::{self, NewOfficial};
use super::{Permit, Scope, acts};
use crate::audit::{self, Event};
use crate::{Failure, FieldError, Id, Result, Setting, organization};

/// A post as the administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRow {
    /// The row.
    pub id: Id,
    /// The post.
    pub post: Post,
    /// Does it look below its unit?
    pub below: bool,
    /// First day.
    pub from: Date,
    /// Last day; none while it goes on.
    pub until: Option<Date>,
}

/// An official as the administrator sees him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialRow {
    /// The official.
    pub id: Id,
    /// Name.
    pub name: String,
    /// What he signs in with.
    pub sign_in: String,
    /// His unit.
    pub unit: String,
    /// Is he shut out?
    pub disabled: bool,
    /// His posts, those of before too.
    pub posts: Vec<PostRow>,
}

const LONGEST: usize = 100;

const OFFICIALS: &str = "select o.id, o.name, o.sign_in, o.unit, o.disabled, p.id as post_id, p.post, p.below, p.from_on, p.until_on \
     from official o left join post p on p.official = o.id";
const RELIEVE: &str = "update post set until_on = $3 where id = $1 and official = $2 and from_on <= $3 and (until_on is null or until_on > $3)";
const FORGET_POST: &str = "delete from post where id = $1 and official = $2 and from_on > $3";
const HOLDS: &str = "select id from post where official = $1 and post = $2 and (until_on is null or until_on >= $3)";
const SHUT: &str = "update official set disabled = $2 where id = $1";
const SET_PASSWORD: &str =
    "update official set password_hash = $2, password_given = true where id = $1";
const GIVEN: &str = "update official set password_given = true where id = $1";
const END_SESSIONS: &str = "delete from sign_in_session where official = $1";
const END_TOKENS: &str = "delete from token where official = $1";

/// The officials of a unit in scope, by name; those shut out last.
///
/// # Errors
/// What the database reports.
pub fn officials(tx: &mut Tx<'_>, scope: &Scope, unit: &str) -> Result<Vec<OfficialRow>> {
    let sql = format!(
        "{OFFICIALS} where o.unit = $1 and {} order by o.disabled, o.name, o.id, p.id",
        scope.condition("o.unit", 2)
    );
    let [upper, below] = scope.values();
    let rows = tx.query(&sql, &[params![unit].as_slice(), &[upper, below]].concat())?;
    gather(&rows)
}

/// One official in scope.
///
/// # Errors
/// Not found.
pub fn official(tx: &mut Tx<'_>, scope: &Scope, id: Id) -> Result<OfficialRow> {
    let sql = format!(
        "{OFFICIALS} where o.id = $1 and {} order by p.id",
        scope.condition("o.unit", 2)
    );
    let [upper, below] = scope.values();
    let rows = tx.query(&sql, &[params![id].as_slice(), &[upper, below]].concat())?;
    gather(&rows)?.pop().ok_or(Failure::NotFound)
}

fn gather(rows: &[Row]) -> Result<Vec<OfficialRow>> {
    let mut all: Vec<OfficialRow> = Vec::new();
    for row in rows {
        let id: Id = row.get("id")?;
        let post = post_of(row)?;
        match all.last_mut() {
            Some(last) if last.id == id => last.posts.extend(post),
            _ => all.push(OfficialRow {
                id,
                name: row.get("name")?,
                sign_in: row.get("sign_in")?,
                unit: row.get("unit")?,
                disabled: row.get("disabled")?,
                posts: post.into_iter().collect(),
            }),
        }
    }
    Ok(all)
}

fn post_of(row: &Row) -> store::Result<Option<PostRow>> {
    let (id, post): (Option<Id>, Option<String>) = (row.get("post_id")?, row.get("post")?);
    let Some((id, post)) = id.zip(post.as_deref().and_then(Post::parse)) else {
        return Ok(None);
    };
    Ok(Some(PostRow {
        id,
        post,
        below: row.get("below")?,
        from: row.get("from_on")?,
        until: row.get("until_on")?,
    }))
}

/// Adds an official to a unit in scope, with the posts he holds from today on, each with whether he sees the units below.
///
/// # Errors
/// Field errors; not found for a unit out of scope.
pub fn employ(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    new: &NewOfficial<'_>,
    posts: &[(Post, bool)],
) -> Result<Id> {
    check(new)?;
    if !organization::is_within(tx, scope.unit(), new.unit)?
        || (new.unit != scope.unit() && !scope.reaches_below())
    {
        return Err(Failure::NotFound);
    }
    let id = sign_in::add_official(tx, at, new)?;
    tx.execute(GIVEN, params![id])?;
    record(tx, at, permit, "official.added", id, "")?;
    for (post, below) in posts {
        appoint(tx, at, permit, scope, id, (*post, *below, at.now.today))?;
    }
    Ok(id)
}

fn check(new: &NewOfficial<'_>) -> Result<()> {
    let mut errors = Vec::new();
    for (field, text) in [("name", new.name), ("sign_in", new.sign_in)] {
        match text.trim().chars().count() {
            0 => errors.push(FieldError::new(field, "field-missing")),
            n if n > LONGEST => {
                errors.push(FieldError::new(field, "field-too-long").with("most", LONGEST));
            }
            _ => {}
        }
    }
    if new.sign_in.contains(char::is_whitespace) {
        errors.push(FieldError::new("sign_in", "sign-in-with-spaces"));
    }
    if errors.is_empty() {
        return Ok(());
    }
    Err(Failure::Invalid(errors))
}

/// Gives an official in scope a post from a day on.
///
/// # Errors
/// Not found; a field error when he holds it already.
pub fn appoint(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    id: Id,
    (post, below, from): (Post, bool, Date),
) -> Result<()> {
    official(tx, scope, id)?;
    if tx.first(HOLDS, params![id, post.as_str(), from])?.is_some() {
        return Err(FieldError::new("post", "post-held-already").into());
    }
    if from < at.law.first_day() {
        return Err(FieldError::new("from", "before-the-register").into());
    }
    sign_in::add_post(tx, at, id, post, below, from)?;
    record(tx, at, permit, "post.given", id, post.as_str())
}

/// Ends a post of an official in scope: yesterday was its last day, so that he may do nothing with it any more.
///
/// # Errors
/// Not found when he has no such post.
pub fn relieve(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    id: Id,
    post: Id,
) -> Result<()> {
    let found = official(tx, scope, id)?;
    let held = found.posts.iter().find(|held| held.id == post);
    let held = held.ok_or(Failure::NotFound)?;
    let last = at.now.today.yesterday().unwrap_or(at.now.today);
    let ended = tx.execute(FORGET_POST, params![post, id, last])?
        + tx.execute(RELIEVE, params![post, id, last])?;
    if ended == 0 {
        return Err(Failure::NotFound);
    }
    record(tx, at, permit, "post.ended", id, held.post.as_str())
}

/// Shuts an official in scope out at once, with all his sign-ins and tokens, or lets him in again.
///
/// # Errors
/// Not found; a refusal to shut oneself out.
pub fn shut_out(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    id: Id,
    is_out: bool,
) -> Result<()> {
    official(tx, scope, id)?;
    permit.about(id)?;
    tx.execute(SHUT, params![id, is_out])?;
    if is_out {
        end_all(tx, id)?;
    }
    let name = if is_out {
        "official.disabled"
    } else {
        "official.enabled"
    };
    record(tx, at, permit, name, id, "")
}

/// Sets a new password for an official in scope, which he changes at his next sign-in, and ends all his sign-ins and tokens.
///
/// # Errors
/// Not found.
pub fn reset_password(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    scope: &Scope,
    id: Id,
    password_hash: &str,
) -> Result<()> {
    official(tx, scope, id)?;
    tx.execute(SET_PASSWORD, params![id, password_hash])?;
    end_all(tx, id)?;
    record(tx, at, permit, "official.password-reset", id, "")
}

pub(super) fn end_all(tx: &mut Tx<'_>, id: Id) -> Result<()> {
    tx.execute(END_SESSIONS, params![id])?;
    tx.execute(END_TOKENS, params![id])?;
    Ok(())
}

fn record(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Administer>,
    name: &'static str,
    subject: Id,
    detail: &str,
) -> Result<()> {
    let event = Event {
        name,
        subject_kind: "official",
        subject: Some(subject),
        detail,
    };
    audit::record(tx, at, permit.by(), &event)
}
