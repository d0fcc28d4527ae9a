//! Reading the meetings of a case.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{Tx, params};

use crate::{Id, Result};

/// A meeting about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Number in the case.
    pub no: i64,
    /// The act: `work_with`, `hear_accused`, `hold_dialogue`, `miss_dialogue`, `postpone_dialogue`, `conciliate`.
    pub kind: String,
    /// Its day.
    pub on: Date,
    /// Where.
    pub place: String,
    /// Who held it.
    pub host: Option<Id>,
    /// His name.
    pub host_name: Option<String>,
    /// What was said, or came of it.
    pub told: String,
    /// The entry of the docket.
    pub entry: i64,
    /// Who was there or stayed away; the mediators of a conciliation.
    pub people: Vec<MeetingPerson>,
    /// What came of each content.
    pub contents: Vec<MeetingContent>,
}

/// Somebody at a meeting, or who was to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingPerson {
    /// Name; empty for a denouncer.
    pub name: String,
    /// Post and unit, or address.
    pub post: String,
    /// Role, by the law's list.
    pub role: String,
    /// `present`, `absent_with_reason`, `absent_without_reason`.
    pub presence: String,
    /// `signed`, `refused` or empty.
    pub signature: String,
}

/// What came of one content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingContent {
    /// Number of the content.
    pub content: i64,
    /// `agreed`, `partly_agreed`, `differs`.
    pub position: String,
}

const MEETINGS: &str = "select m.no, m.kind, m.on_day, m.place, m.host, o.name as host_name, m.told, m.entry from meeting m \
     left join official o on o.id = m.host where m.case_id = $1 order by m.no";
const PEOPLE: &str = "select meeting, name, post, role, presence, signature from meeting_person where case_id = $1 order by meeting, no";
const CONTENTS: &str = "select meeting, content, position from meeting_content where case_id = $1 order by meeting, content";

/// The meetings of a case, in order. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub fn meetings_of(tx: &mut Tx<'_>, case: Id) -> Result<Vec<Meeting>> {
    let mut people: BTreeMap<i64, Vec<MeetingPerson>> = BTreeMap::new();
    for row in tx.query(PEOPLE, params![case])? {
        people
            .entry(row.get("meeting")?)
            .or_default()
            .push(MeetingPerson {
                name: row.get("name")?,
                post: row.get("post")?,
                role: row.get("role")?,
                presence: row.get("presence")?,
                signature: row.get("signature")?,
            });
    }
    let mut contents: BTreeMap<i64, Vec<MeetingContent>> = BTreeMap::new();
    for row in tx.query(CONTENTS, params![case])? {
        contents
            .entry(row.get("meeting")?)
            .or_default()
            .push(MeetingContent {
                content: row.get("content")?,
                position: row.get("position")?,
            });
    }
    let mut meetings = Vec::new();
    for row in tx.query(MEETINGS, params![case])? {
        let no: i64 = row.get("no")?;
        meetings.push(Meeting {
            no,
            kind: row.get("kind")?,
            on: row.get("on_day")?,
            place: row.get("place")?,
            host: row.get("host")?,
            host_name: row.get("host_name")?,
            told: row.get("told")?,
            entry: row.get("entry")?,
            people: people.remove(&no).unwrap_or_default(),
            contents: contents.remove(&no).unwrap_or_default(),
        });
    }
    Ok(meetings)
}
