//! The owner reports the progress of a month, content by content, and at the end that all are settled.

use jiff::civil::Date;
use store::{Tx, params};

use super::super::given::{TEXT, bounded, check_names_of_case, refuse};
use super::plan::of_owner;
use super::row::Act;
use super::words::ContentStand;
use crate::access::{Permit, acts};
use crate::{FieldError, Id, Result, Setting};

/// Where one content stands.
#[derive(Debug, Clone, Default)]
pub struct Reported {
    /// Number of the content in the case.
    pub content: i64,
    /// `not_begun`, `under_way`, `exhausted`, `settled`.
    pub stand: String,
    /// What was done in the month.
    pub text: String,
}

/// The report of a month, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// Each content on which there is something to say.
    pub contents: Vec<Reported>,
    /// The day; absent: today. Its month is the month reported on.
    pub on: Option<Date>,
    /// The version that the official saw.
    pub expected: Option<i64>,
}

const CONTENTS: &str = "select no, state from case_content where case_id = $1 order by no";
const KEEP: &str = "insert into content_progress (entry, month, content, tenant, stand, text, on_day, at, official) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (entry, month, content) do update set stand = excluded.stand, \
     text = excluded.text, on_day = excluded.on_day, at = excluded.at, official = excluded.official";
/// Contents of the case whose last report does not say that they are settled, or that the case itself has not ended.
const LEFT: &str = "select k.no from prolonged_case e join case_content k on k.case_id = e.case_id where e.id = $1 \
     and (k.state = 'open' or coalesce((select p.stand from content_progress p where p.entry = e.id and p.content = k.no \
     and p.month = (select max(m.month) from content_progress m where m.entry = e.id and m.content = k.no)), '') <> 'settled') order by k.no";

/// Reports the progress of a month. A content is settled only when its case has decided on it.
///
/// # Errors
/// Not found when another unit owns it; field errors; the refusal `prolonged-not-planned`.
pub fn progress(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    told: &Progress,
) -> Result<()> {
    let (entry, on) = of_owner(tx, at, permit, id, told.expected, told.on)?;
    entry.expect_planned()?;
    let stands = check(tx, entry.case, told)?;
    let texts = told.contents.iter().map(|one| ("text", one.text.as_str()));
    check_names_of_case(tx, at, entry.case, &texts.collect::<Vec<_>>())?;
    let (month, official) = (month_of(on), permit.official());
    for (one, stand) in told.contents.iter().zip(stands) {
        let text = one.text.trim();
        let values = params![
            id,
            month,
            one.content,
            entry.tenant,
            stand,
            text,
            on,
            at.now.at,
            official
        ];
        tx.send(KEEP, values)?;
    }
    let act = Act {
        name: "reported",
        event: "prolonged.reported",
        on,
        text: &month,
    };
    entry.record(tx, at, permit.by(), act)
}

/// The month of a day: `2025-04`.
pub(super) fn month_of(on: Date) -> String {
    on.strftime("%Y-%m").to_string()
}

/// Each content reported on must be one of the case, with a stand that the case allows.
fn check(tx: &mut Tx<'_>, case: Id, told: &Progress) -> Result<Vec<ContentStand>> {
    let mut states = Vec::new();
    for row in tx.query(CONTENTS, params![case])? {
        states.push((row.get::<i64>("no")?, row.get::<String>("state")?));
    }
    let (mut errors, mut stands) = (Vec::new(), Vec::new());
    if told.contents.is_empty() {
        errors.push(FieldError::new("contents", "field-missing"));
    }
    for (index, one) in told.contents.iter().enumerate() {
        let field = |name| format!("contents.{index}.{name}");
        let state = states.iter().find(|(no, _)| *no == one.content);
        let stand = ContentStand::parse(&one.stand);
        match (state, stand) {
            (None, _) => errors.push(FieldError::new(field("content"), "content-unknown")),
            (_, None) => {
                let wrong = FieldError::new(field("stand"), "choice-unknown");
                errors.push(wrong.with("found", &one.stand));
            }
            (Some((_, state)), Some(ContentStand::Settled)) if state == "open" => {
                errors.push(FieldError::new(field("stand"), "content-not-decided"));
            }
            (Some(_), Some(stand)) => stands.push(stand),
        }
        bounded(&field("text"), &one.text, TEXT, &mut errors);
    }
    refuse(errors)?;
    Ok(stands)
}

/// The owner holds the case for settled: every content of it, and not the competence alone.
///
/// # Errors
/// Not found when another unit owns it; the refusals `prolonged-not-planned` and `prolonged-contents-left`.
pub fn settled(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::ReportUp>,
    id: Id,
    (text, on): (&str, Option<Date>),
    expected: Option<i64>,
) -> Result<()> {
    let (entry, on) = of_owner(tx, at, permit, id, expected, on)?;
    let mut errors = Vec::new();
    bounded("text", text, TEXT, &mut errors);
    refuse(errors)?;
    check_names_of_case(tx, at, entry.case, &[("text", text)])?;
    let left = tx.query(LEFT, params![id])?.len();
    let act = Act {
        name: "settled",
        event: "prolonged.settled",
        on,
        text: text.trim(),
    };
    entry.settled(on, left)?.record(tx, at, permit.by(), act)
}
