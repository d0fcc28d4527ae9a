//! Rows of notices and of their papers.

use jiff::civil::Date;
use store::Row;

use crate::Id;

/// A notice with everything that tells where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeLine {
    /// The row.
    pub id: Id,
    /// The unit that issues it.
    pub unit: String,
    /// `case`, `petition` or `visit`.
    pub kind: String,
    /// The case, the petition that opened none, or the visit.
    pub subject: Id,
    /// Its form.
    pub form: String,
    /// Its number in the unit's series of the year.
    pub number: i64,
    /// The year.
    pub year: i64,
    /// Its day.
    pub on: Date,
    /// The article.
    pub article: String,
    /// The docket entry that issued it; none for one of before papers.
    pub entry: Option<i64>,
}

/// What a paper bears once it is issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its number as printed; none for papers without.
    pub number: Option<String>,
    /// Its day.
    pub on: Date,
    /// SHA-256 of the PDF, hexadecimal.
    pub hash: String,
    /// When it was issued, microseconds UTC.
    pub at: i64,
}

/// One edition of the paper of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// The row.
    pub id: Id,
    /// The notice.
    pub notice: Id,
    /// The unit that issues it.
    pub unit: String,
    /// 1, and more where it was issued again.
    pub edition: i64,
    /// The code by which anybody proves a copy: twelve letters and digits.
    pub code: String,
    /// What officers wrote, as JSON.
    pub texts: String,
    /// Why it was issued again; empty for the first.
    pub reason: String,
    /// What it bears; none while it is a draft.
    pub issued: Option<Issued>,
    /// Grows with each change.
    pub version: i64,
}

pub(super) const PAPER: &str =
    "id, notice, unit, edition, code, texts, reason, number, on_day, hash, issued_at, version";
pub(super) const NOTICE: &str = "n.id, n.unit, n.subject_kind, n.subject, n.form, n.number, n.year, n.on_day, n.article, n.entry";

impl PaperRow {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        let (on, at): (Option<Date>, Option<i64>) = (row.get("on_day")?, row.get("issued_at")?);
        let hash: Option<String> = row.get("hash")?;
        let number = row.get("number")?;
        let issued = on.zip(at).zip(hash);
        Ok(Self {
            id: row.get("id")?,
            notice: row.get("notice")?,
            unit: row.get("unit")?,
            edition: row.get("edition")?,
            code: row.get("code")?,
            texts: row.get("texts")?,
            reason: row.get("reason")?,
            issued: issued.map(|((on, at), hash)| Issued {
                number,
                on,
                hash,
                at,
            }),
            version: row.get("version")?,
        })
    }
}

pub(super) fn notice(row: &Row) -> store::Result<NoticeLine> {
    Ok(NoticeLine {
        id: row.get("id")?,
        unit: row.get("unit")?,
        kind: row.get("subject_kind")?,
        subject: row.get("subject")?,
        form: row.get("form")?,
        number: row.get("number")?,
        year: row.get("year")?,
        on: row.get("on_day")?,
        article: row.get("article")?,
        entry: row.get("entry")?,
    })
}
