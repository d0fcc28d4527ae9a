//! Whether a text tells who a denouncer is (Law on Denunciations art. 8(3), 56(2)).

use store::{Row, Tx, params};

use super::Identity;
use crate::{FieldError, Id, Result, fold};

const OF_PETITION: &str = "select s.* from sealed_person s join petition_party pp on pp.sealed = s.id where pp.petition = $1 order by s.id";
const OPEN_OF_PETITION: &str = "select p.* from person p join petition_party pp on pp.person = p.id where pp.petition = $1 order by p.id";
const OF_CASE: &str = "select s.* from sealed_person s join case_participant cp on cp.sealed = s.id where cp.case_id = $1 order by s.id";
const OPEN_OF_CASE: &str = "select p.* from person p join case_participant cp on cp.person = p.id where cp.case_id = $1 order by p.id";
const OF_VISIT: &str = "select s.* from sealed_person s join visit_person vp on vp.sealed = s.id where vp.visit = $1 order by s.id";

/// The shortest number that tells a person, however it is spaced in the text.
const NUMBER: usize = 8;

/// What would tell who denounced: names, numbers of papers, telephones, addresses of mail.
#[derive(Debug, Clone, Default)]
pub struct Names(Vec<String>);

impl Names {
    /// Of these people.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a Identity>) -> Self {
        let mut names = Vec::new();
        for one in people {
            // One syllable alone is a word of the language, not a name that tells.
            let name = Some(fold(&one.name)).filter(|name| name.contains(' '));
            let rest = [&one.id_number, &one.phone, &one.email];
            names.extend(name);
            names.extend(rest.into_iter().flatten().map(|text| fold(text)));
        }
        Self(names)
    }

    /// Of those who signed a petition.
    ///
    /// # Errors
    /// What the database reports.
    pub fn of_petition(tx: &mut Tx<'_>, petition: Id) -> Result<Self> {
        let mut rows = tx.query(OF_PETITION, params![petition])?;
        rows.extend(tx.query(OPEN_OF_PETITION, params![petition])?);
        Self::of_rows(&rows)
    }

    /// Of the sealed people of a petition.
    ///
    /// # Errors
    /// What the database reports.
    pub fn sealed_of_petition(tx: &mut Tx<'_>, petition: Id) -> Result<Self> {
        let rows = tx.query(OF_PETITION, params![petition])?;
        Self::of_rows(&rows)
    }

    /// Of the sealed people of a case.
    ///
    /// # Errors
    /// What the database reports.
    pub fn of_case(tx: &mut Tx<'_>, case: Id) -> Result<Self> {
        let rows = tx.query(OF_CASE, params![case])?;
        Self::of_rows(&rows)
    }

    /// Of everybody who takes part in a case, sealed or not.
    ///
    /// # Errors
    /// What the database reports.
    pub fn everybody_of_case(tx: &mut Tx<'_>, case: Id) -> Result<Self> {
        let mut rows = tx.query(OF_CASE, params![case])?;
        rows.extend(tx.query(OPEN_OF_CASE, params![case])?);
        Self::of_rows(&rows)
    }

    /// Of the sealed people of a visit.
    ///
    /// # Errors
    /// What the database reports.
    pub fn of_visit(tx: &mut Tx<'_>, visit: Id) -> Result<Self> {
        let rows = tx.query(OF_VISIT, params![visit])?;
        Self::of_rows(&rows)
    }

    fn of_rows(rows: &[Row]) -> Result<Self> {
        let people = rows
            .iter()
            .map(Identity::of_row)
            .collect::<store::Result<Vec<_>>>()?;
        Ok(Self::of(&people))
    }

    /// Does the text tell one of them?
    pub fn stand_in(&self, text: &str) -> bool {
        if self.0.is_empty() || text.is_empty() {
            return false;
        }
        let text = format!(" {} ", fold(text));
        let joined: String = text.chars().filter(char::is_ascii_digit).collect();
        self.0.iter().any(|name| {
            let is_number = name.len() >= NUMBER && name.chars().all(|c| c.is_ascii_digit());
            text.contains(&format!(" {name} ")) || (is_number && joined.contains(name.as_str()))
        })
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
