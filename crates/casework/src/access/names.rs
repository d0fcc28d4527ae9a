//! Officials by name: who did something, and whom a step may name.

use std::collections::BTreeMap;

use law::procedure::Post;
use store::{IntoValue, Tx, Value, params};

use crate::{Id, Now, Result};

/// An official whom a step of his unit may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The official.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Posts held today.
    pub posts: Vec<Post>,
}

const COLLEAGUES: &str = "select o.id, o.name, p.post from official o left join post p on p.official = o.id and p.from_on <= $2 \
     and (p.until_on is null or p.until_on >= $2) where o.unit = $1 and not o.disabled order by o.name, o.id, p.id";

/// The names of officials, of today and before.
///
/// # Errors
/// What the database reports.
pub fn names(tx: &mut Tx<'_>, officials: &[Id]) -> Result<BTreeMap<Id, String>> {
    let mut names = BTreeMap::new();
    let mut wanted = officials.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    // A statement has room for a few hundred values on either engine.
    for some in wanted.chunks(200) {
        let places: Vec<String> = (1..=some.len()).map(|no| format!("${no}")).collect();
        let sql = format!(
            "select id, name from official where id in ({})",
            places.join(", ")
        );
        let values: Vec<Value<'_>> = some.iter().map(IntoValue::value).collect();
        for row in tx.query(&sql, &values)? {
            names.insert(row.get("id")?, row.get("name")?);
        }
    }
    Ok(names)
}

/// The officials who work for a unit now, by name.
///
/// # Errors
/// What the database reports.
pub fn colleagues(tx: &mut Tx<'_>, now: Now, unit: &str) -> Result<Vec<Colleague>> {
    let mut all: Vec<Colleague> = Vec::new();
    for row in tx.query(COLLEAGUES, params![unit, now.today])? {
        let id: Id = row.get("id")?;
        let post = row.get::<Option<String>>("post")?;
        let post = post.as_deref().and_then(Post::parse);
        match all.last_mut() {
            Some(last) if last.id == id => last.posts.extend(post),
            _ => all.push(Colleague {
                id,
                name: row.get("name")?,
                posts: post.into_iter().collect(),
            }),
        }
    }
    Ok(all)
}
