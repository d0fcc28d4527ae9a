//! Whether a text tells who a denouncer is (Law on Denunciations art. 8(3), 56(2)).

use std::collections::{BTreeMap, BTreeSet};

use sealing::Marks;
use store::{Row, Tx, params};

use super::{Identity, seal};
use crate::{FieldError, Id, Result, Setting, fold};

const OPEN_OF_PETITION: &str = "select p.* from person p join petition_party pp on pp.person = p.id where pp.petition = $1 order by p.id";
const OPEN_OF_CASE: &str = "select p.* from person p join case_participant cp on cp.person = p.id where cp.case_id = $1 order by p.id";
const MARKS: &str = "select m.epoch, m.kind, m.size, m.mark from seal_mark m";
const OF_PETITION: &str =
    "where m.sealed in (select sealed from petition_party where petition = $1)";
const OF_CASE: &str = "where m.sealed in (select sealed from case_participant where case_id = $1)";
const OF_VISIT: &str = "where m.sealed in (select sealed from visit_person where visit = $1)";

/// The shortest number that tells a person, however it is spaced in the text.
const NUMBER: usize = 8;
/// So many words that follow each other.
const WORDS: &str = "words";
/// So many digits, whatever stands between them.
const DIGITS: &str = "digits";

/// What would tell who somebody is: the kind, how many words or digits, the folded text.
pub(super) fn tellings(identity: &Identity) -> Vec<(&'static str, i64, String)> {
    let mut all = Vec::new();
    // One syllable alone is a word of the language, not a name that tells.
    let name = Some(fold(&identity.name)).filter(|name| name.contains(' '));
    let rest = [&identity.id_number, &identity.phone, &identity.email];
    let rest = rest.into_iter().flatten().map(|text| fold(text));
    for text in name.into_iter().chain(rest).filter(|text| !text.is_empty()) {
        let size = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        if text.len() >= NUMBER && text.chars().all(|c| c.is_ascii_digit()) {
            all.push((DIGITS, size(text.len()), text.clone()));
        }
        all.push((WORDS, size(text.split(' ').count()), text));
    }
    all
}

/// Marks of one kind, size and key: what a text is compared with.
#[derive(Debug, Clone)]
struct Marked {
    key: Marks,
    kind: String,
    size: usize,
    marks: BTreeSet<Vec<u8>>,
}

/// What would tell who denounced: names, numbers of papers, telephones, addresses of mail. Those under the seal are known by
/// their marks alone.
#[derive(Debug, Clone, Default)]
pub struct Names {
    open: Vec<(&'static str, i64, String)>,
    sealed: Vec<Marked>,
}

impl Names {
    /// Of these people.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a Identity>) -> Self {
        Self {
            open: people.into_iter().flat_map(tellings).collect(),
            sealed: Vec::new(),
        }
    }

    /// Of those who signed a petition.
    ///
    /// # Errors
    /// What the database reports; the refusal `seal-keys-missing`.
    pub fn of_petition(tx: &mut Tx<'_>, at: &Setting, petition: Id) -> Result<Self> {
        let open = tx.query(OPEN_OF_PETITION, params![petition])?;
        Self::sealed(tx, at, OF_PETITION, petition)?.and(&open)
    }

    /// Of the sealed people of a petition.
    ///
    /// # Errors
    /// As [`Self::of_petition`].
    pub fn sealed_of_petition(tx: &mut Tx<'_>, at: &Setting, petition: Id) -> Result<Self> {
        Self::sealed(tx, at, OF_PETITION, petition)
    }

    /// Of the sealed people of a case.
    ///
    /// # Errors
    /// As [`Self::of_petition`].
    pub fn of_case(tx: &mut Tx<'_>, at: &Setting, case: Id) -> Result<Self> {
        Self::sealed(tx, at, OF_CASE, case)
    }

    /// Of everybody who takes part in a case, sealed or not.
    ///
    /// # Errors
    /// As [`Self::of_petition`].
    pub fn everybody_of_case(tx: &mut Tx<'_>, at: &Setting, case: Id) -> Result<Self> {
        let open = tx.query(OPEN_OF_CASE, params![case])?;
        Self::sealed(tx, at, OF_CASE, case)?.and(&open)
    }

    /// Of the sealed people of a visit.
    ///
    /// # Errors
    /// As [`Self::of_petition`].
    pub fn of_visit(tx: &mut Tx<'_>, at: &Setting, visit: Id) -> Result<Self> {
        Self::sealed(tx, at, OF_VISIT, visit)
    }

    pub(super) fn sealed(tx: &mut Tx<'_>, at: &Setting, whose: &str, subject: Id) -> Result<Self> {
        let sql = format!("{MARKS} {whose} order by m.epoch, m.kind, m.size, m.mark");
        let mut sealed: BTreeMap<(i64, String, i64), BTreeSet<Vec<u8>>> = BTreeMap::new();
        for row in tx.query(&sql, params![subject])? {
            let group = (row.get("epoch")?, row.get("kind")?, row.get("size")?);
            sealed.entry(group).or_default().insert(row.get("mark")?);
        }
        let mut names = Self::default();
        for ((epoch, kind, size), marks) in sealed {
            names.sealed.push(Marked {
                key: seal::marks(at, epoch)?,
                kind,
                size: usize::try_from(size).unwrap_or(usize::MAX),
                marks,
            });
        }
        Ok(names)
    }

    fn and(mut self, open: &[Row]) -> Result<Self> {
        for row in open {
            self.open.extend(tellings(&Identity::of_row(row)?));
        }
        Ok(self)
    }

    /// Does the text tell one of them?
    pub fn stand_in(&self, text: &str) -> bool {
        if (self.open.is_empty() && self.sealed.is_empty()) || text.is_empty() {
            return false;
        }
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let digits: Vec<char> = folded.chars().filter(char::is_ascii_digit).collect();
        let spaced = format!(" {folded} ");
        let joined: String = digits.iter().collect();
        let told = |(kind, _, name): &(&str, i64, String)| match *kind {
            DIGITS => joined.contains(name.as_str()),
            _ => spaced.contains(&format!(" {name} ")),
        };
        self.open.iter().any(told) || self.sealed.iter().any(|one| one.is_in(&words, &digits))
    }

    /// An error for each of these fields that tells one of them.
    pub fn check<'a>(
        &self,
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Vec<FieldError> {
        let told = fields.into_iter().filter(|(_, text)| self.stand_in(text));
        told.map(|(field, _)| FieldError::new(field, "names-the-denouncer"))
            .collect()
    }
}

impl Marked {
    fn is_in(&self, words: &[&str], digits: &[char]) -> bool {
        let known = |text: &str| self.marks.contains(&self.key.mark(&self.kind, text));
        if self.size == 0 {
            return false;
        }
        if self.kind == DIGITS {
            let mut windows = digits.windows(self.size);
            windows.any(|window| known(&window.iter().collect::<String>()))
        } else {
            words
                .windows(self.size)
                .any(|window| known(&window.join(" ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Identity, Names};

    #[test]
    fn a_text_that_names_the_denouncer_is_known_with_and_without_marks() {
        let names = Names::of(&[Identity {
            name: "Đỗ Thị Ước".to_owned(),
            phone: Some("0912345678".to_owned()),
            ..Identity::default()
        }]);
        assert!(names.stand_in("Bà ĐỖ THỊ ƯỚC, thôn 3, tố cáo ông Bính"));
        assert!(names.stand_in("do thi uoc"));
        assert!(names.stand_in("liên hệ 0912.345.678"));
        assert!(!names.stand_in("Người tố cáo nêu việc thu tiền trái quy định"));
        assert!(!names.stand_in("ông Đỗ Thị Ướcc"));
    }
}
