//! Who signs a paper.

use std::collections::BTreeMap;

use law::procedure::Post;
use store::{Tx, params};

use super::row::NoticeLine;
use crate::{Id, Result, Setting};

/// Who signs, with the posts he held in the unit on the day of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Posts.
    pub posts: Vec<Post>,
}

const POSTS: &str = "select post from post where official = $1 and unit = $2 and from_on <= $3 and (until_on is null or until_on >= $3) order by id";
const HEAD: &str = "select o.name from post p join official o on o.id = p.official where p.unit = $1 and p.post = 'head' \
     and p.from_on <= $2 and (p.until_on is null or p.until_on >= $2) order by p.from_on desc, p.id desc limit 1";

/// Who was head of the unit on the day of the paper.
pub(super) fn head(tx: &mut Tx<'_>, notice: &NoticeLine) -> Result<Option<String>> {
    let row = tx.first(HEAD, params![notice.unit, notice.on])?;
    Ok(row.map(|row| row.get("name")).transpose()?)
}

/// Whoever took the step, with the posts he held.
pub(super) fn signer(
    tx: &mut Tx<'_>,
    official: Option<Id>,
    names: &BTreeMap<Id, String>,
    notice: &NoticeLine,
) -> Result<Option<Signer>> {
    let Some(official) = official else {
        return Ok(None);
    };
    Ok(Some(Signer {
        name: names.get(&official).cloned().unwrap_or_default(),
        posts: posts(tx, official, notice)?,
    }))
}

fn posts(tx: &mut Tx<'_>, official: Id, notice: &NoticeLine) -> Result<Vec<Post>> {
    let rows = tx.query(POSTS, params![official, notice.unit, notice.on])?;
    let all: Vec<String> = rows
        .iter()
        .map(|row| row.get("post"))
        .collect::<store::Result<_>>()?;
    Ok(all.iter().filter_map(|post| Post::parse(post)).collect())
}

/// Officials as minutes name them: with the post that they held in the unit on the day of the paper.
pub(super) fn called(
    tx: &mut Tx<'_>,
    at: &Setting,
    officials: &[Id],
    names: &BTreeMap<Id, String>,
    notice: &NoticeLine,
) -> Result<BTreeMap<Id, String>> {
    let mut called = BTreeMap::new();
    for (id, name) in names.iter().filter(|(id, _)| officials.contains(id)) {
        let posts = posts(tx, *id, notice)?;
        let told = match title(at, &posts, notice) {
            Some(title) => format!("{name}, {title}"),
            None => name.clone(),
        };
        called.insert(*id, told);
    }
    Ok(called)
}

/// The first of the posts that has a title on paper.
fn title(at: &Setting, posts: &[Post], notice: &NoticeLine) -> Option<String> {
    let office = at.law.papers.office();
    let unit = at.law.units.as_of(&notice.unit, notice.on)?;
    let head = unit.head_title.map(|title| title.vi);
    if posts.contains(&Post::Head) {
        return head;
    }
    if posts.contains(&Post::DeputyHead) {
        return head.map(|head| office.deputy(&head));
    }
    let mut posts = posts.iter();
    let title = posts.find_map(|post| office.post(post.as_str()));
    title.map(str::to_owned)
}
