//! Article says, Tiếp Dân reports: each figure of the five articles beside what the register answers.

mod led;

use std::sync::Arc;

use casework::access::{self, Scope};
use casework::report::{self, Question, Rows, per_mille};
use casework::{Failure, Result};
use jiff::civil::{Date, date};
use serde::Deserialize;
use store::{Store, Tx, params};

use super::ninh_binh::Figures;
use super::{centre, documents, ha_nam, ha_noi, ninh_binh, quang_ninh};
use crate::history::{Failure as Broken, Ground};

/// One of the five articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Article {
    /// Ten years of a directive in one province.
    NinhBinh,
    /// Fewer than the year before.
    QuangNinh,
    /// A quarter and its secretary.
    HaNam,
    /// The communes of the capital.
    HaNoi,
    /// The prolonged cases.
    Centre,
}

/// The headings of the articles.
#[derive(Debug, Deserialize)]
pub struct Headings {
    ninh_binh: String,
    quang_ninh: String,
    ha_nam: String,
    ha_noi: String,
    centre: String,
}

impl Headings {
    /// Reads the file beside this one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read() -> std::result::Result<Self, Broken> {
        let read = toml::from_str(include_str!("articles.toml"));
        read.map_err(|error| Broken::Words(format!("articles.toml: {error}")))
    }

    /// The heading of an article.
    pub fn of(&self, article: Article) -> &str {
        match article {
            Article::NinhBinh => &self.ninh_binh,
            Article::QuangNinh => &self.quang_ninh,
            Article::HaNam => &self.ha_nam,
            Article::HaNoi => &self.ha_noi,
            Article::Centre => &self.centre,
        }
    }
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The article.
    pub article: Article,
    /// What is told.
    pub what: &'static str,
    /// As the article says it.
    pub says: String,
    /// As the register reports it.
    pub reports: String,
    /// Do the two agree? None where the article gives no number, or the register keeps no such thing yet.
    pub agrees: Option<bool>,
}

/// The forms that held in 2024.
const FORMS: &str = "2024";
const COUNTED: &str = "select cast(coalesce(sum(c.amount), 0) as bigint) as n from counted c join unit_reach r on r.lower = c.unit \
     where r.upper = $1 and c.measure = $2 and c.on_day >= $3 and c.on_day <= $4";
/// Every line, read from the register.
pub(super) async fn lines(store: &Store, ground: &Arc<Ground>, of: usize) -> Result<Vec<Line>> {
    let ground = Arc::clone(ground);
    let figures = Figures::ARTICLE.part(of);
    store
        .read(move |tx| {
            let mut reader = Reader {
                tx,
                ground: &ground,
                figures,
                prolonged: centre::CASES.div_ceil(of),
                communes: ha_noi::COMMUNES.div_ceil(of),
                of,
            };
            let mut lines = reader.ninh_binh()?;
            lines.extend(reader.commended()?);
            lines.extend(reader.quang_ninh()?);
            lines.extend(reader.ha_nam()?);
            lines.extend(reader.ha_noi()?);
            lines.extend(reader.centre()?);
            Ok(lines)
        })
        .await
}

struct Reader<'a, 'b> {
    tx: &'a mut Tx<'b>,
    ground: &'a Ground,
    figures: Figures,
    prolonged: usize,
    communes: usize,
    /// Into how many parts the articles' figures were cut.
    of: usize,
}

fn count(article: Article, what: &'static str, says: usize, reports: i64) -> Line {
    Line {
        article,
        what,
        says: says.to_string(),
        reports: reports.to_string(),
        agrees: Some(i64::try_from(says) == Ok(reports)),
    }
}

fn fewer(article: Article, what: &'static str, before: i64, now: i64) -> Line {
    Line {
        article,
        what,
        says: "fewer than the year before".to_owned(),
        reports: format!("{now}, the year before {before}"),
        agrees: Some(now < before),
    }
}

/// A rate as the article writes it: 99.2 %.
fn rate(part: i64, whole: i64) -> String {
    let rate = per_mille(part, whole).unwrap_or(0);
    format!("{part} of {whole}, {}.{} %", rate / 10, rate % 10)
}

impl Reader<'_, '_> {
    /// What the head of a unit sees.
    fn scope(&mut self, unit: &str) -> Result<Scope> {
        let sign_in = self.ground.sign_in(unit, "truong");
        let (id, _) = access::find_sign_in(self.tx, &sign_in)?.ok_or(Failure::NotFound)?;
        let at = self.ground.setting("actor", self.ground.ids.clone());
        let actor = access::actor(self.tx, &at, id)?;
        Ok(actor.ok_or(Failure::NotFound)?.scope())
    }

    /// The sum of columns of a form for a unit and all below it.
    fn form(&mut self, form: &str, columns: &[u16], unit: &str, span: (Date, Date)) -> Result<i64> {
        let scope = self.scope(unit)?;
        let law = &self.ground.law;
        let period = law
            .periods
            .range(span.0, span.1)
            .map_err(|_| Failure::NotFound)?;
        let question = Question {
            form,
            version: Some(FORMS),
            unit,
            period: &period,
            rows: Rows::Children,
        };
        let report = report::figures(self.tx, law, &scope, &question)?;
        let figure = |no: &u16| report.total.get(*no);
        Ok(columns.iter().map(figure).sum())
    }

    /// The sum of a measure for a unit and all below it.
    fn measure(&mut self, measure: &str, unit: &str, span: (Date, Date)) -> Result<i64> {
        let row = self
            .tx
            .first(COUNTED, params![unit, measure, span.0, span.1])?;
        Ok(row.map_or(Ok(0), |row| row.get("n"))?)
    }

    fn secretaries(&mut self) -> Result<Vec<Line>> {
        let span = (ninh_binh::FROM, ninh_binh::UNTIL);
        let mut of = |what: &str| {
            Ok::<_, Failure>((
                self.measure(&format!("party.periodic.{what}"), "37.cap-uy", span)?,
                self.measure(&format!("party.unscheduled.{what}"), "37.cap-uy", span)?,
            ))
        };
        let (periodic, unscheduled) = of("session.head.sessions")?;
        let (at_periodic, at_unscheduled) = of("visit.head.people")?;
        let told = self.figures;
        let line = |what, says, reports| count(Article::NinhBinh, what, says, reports);
        Ok(vec![
            line(
                "receptions by party secretaries",
                told.party_sessions,
                periodic + unscheduled,
            ),
            line(
                "citizens they received",
                told.party_citizens,
                at_periodic + at_unscheduled,
            ),
            line(
                "of the receptions, unscheduled",
                told.unscheduled_sessions,
                unscheduled,
            ),
            line(
                "citizens received at these",
                told.unscheduled_citizens,
                at_unscheduled,
            ),
        ])
    }

    fn ninh_binh(&mut self) -> Result<Vec<Line>> {
        let span = (ninh_binh::FROM, ninh_binh::UNTIL);
        let mut form = |form, columns: &[u16]| self.form(form, columns, "37.ubnd", span);
        let (citizens, groups) = (form("01/TCD", &[2])?, form("01/TCD", &[8, 17, 26])?);
        let (complaints, persuaded) = (form("01/KQGQ", &[4])?, form("01/KQGQ", &[6])?);
        let settled = form("01/KQGQ", &[5])? + persuaded;
        let (denunciations, concluded) = (form("03/KQGQ", &[4])?, form("03/KQGQ", &[6])?);
        let told = self.figures;
        let rates = |what, whole: usize, open: usize, part, of| {
            let number = |n| i64::try_from(n).unwrap_or(i64::MAX);
            let (says, reports) = (rate(number(whole - open), number(whole)), rate(part, of));
            Line {
                article: Article::NinhBinh,
                what,
                agrees: Some(says == reports),
                says,
                reports,
            }
        };
        let (open, running) = (told.complaints_open, told.denunciations_open);
        let mut lines = self.secretaries()?;
        lines.extend([
            count(
                Article::NinhBinh,
                "citizens received by State bodies",
                told.citizens,
                citizens,
            ),
            count(Article::NinhBinh, "large groups", told.large_groups, groups),
            rates(
                "complaints settled",
                told.complaints,
                open,
                settled,
                complaints,
            ),
            Line {
                article: Article::NinhBinh,
                what: "of them by conciliation and persuasion",
                says: "over 10 %".to_owned(),
                reports: rate(persuaded, settled),
                agrees: Some(persuaded * 10 > settled),
            },
            rates(
                "denunciations settled",
                told.denunciations,
                running,
                concluded,
                denunciations,
            ),
        ]);
        Ok(lines)
    }

    fn quang_ninh(&mut self) -> Result<Vec<Line>> {
        const PLACE: Article = Article::QuangNinh;
        let unit = "22.ubnd";
        let before = (date(2022, 12, 15), date(2023, 6, 14));
        let now = (date(2023, 12, 15), date(2024, 6, 14));
        let communes = self
            .ground
            .law
            .units
            .subtree(quang_ninh::PROVINCE, quang_ninh::THEN);
        let communes = communes
            .iter()
            .filter(|unit| unit.code.len() == 5 && unit.branch == law::unit::Branch::Territory)
            .count();
        let mut lines = vec![Line {
            article: PLACE,
            what: "commune points linked to the provincial reception",
            says: "177".to_owned(),
            reports: format!(
                "{communes} communes on the list of 2025-06-30, the oldest that the register has"
            ),
            agrees: None,
        }];
        for (what, form, columns) in [
            ("citizens received", "01/TCD", &[2][..]),
            ("cases they came about", "01/TCD", &[3]),
            ("large groups", "01/TCD", &[8, 17, 26]),
        ] {
            let (was, is) = (
                self.form(form, columns, unit, before)?,
                self.form(form, columns, unit, now)?,
            );
            lines.push(fewer(PLACE, what, was, is));
        }
        let year = (date(documents::YEAR, 1, 1), date(documents::YEAR, 12, 31));
        let mut issued = 0;
        for what in ["issued", "amended", "cancelled"] {
            issued += self.measure(&format!("guidance.{what}"), unit, year)?;
        }
        lines.push(Line {
            article: PLACE,
            what: "directive documents in a year",
            says: documents::A_YEAR.to_string(),
            reports: issued.to_string(),
            agrees: Some(issued == documents::A_YEAR),
        });
        let mut petitions = |span| {
            let mut sum = 0;
            for class in ["complaint", "denunciation", "recommendation"] {
                sum += self.measure(&format!("petition.processed.{class}"), unit, span)?;
            }
            Ok::<i64, Failure>(sum)
        };
        let (was, is) = (petitions(before)?, petitions(now)?);
        lines.push(fewer(PLACE, "petitions received and processed", was, is));
        Ok(lines)
    }

    fn ha_nam(&mut self) -> Result<Vec<Line>> {
        const PLACE: Article = Article::HaNam;
        let unit = "35.ubnd";
        let before = (date(2022, 3, 15), date(2022, 6, 14));
        let now = (date(2023, 3, 15), date(2023, 6, 14));
        let mut both = |span| {
            let complaints = self.measure("petition.processed.complaint", unit, span)?;
            let denunciations = self.measure("petition.processed.denunciation", unit, span)?;
            Ok::<i64, Failure>(complaints + denunciations)
        };
        let (was, is) = (both(before)?, both(now)?);
        let withdrawn = self.form(
            "01/KQGQ",
            &[6],
            unit,
            (date(2023, 3, 15), date(2023, 9, 14)),
        )?;
        let party = format!("{}.cap-uy", ha_nam::PROVINCE);
        let receptions = self.measure("party.periodic.session.head.sessions", &party, now)?;
        Ok(vec![
            fewer(PLACE, "complaints and denunciations", was, is),
            Line {
                article: PLACE,
                what: "withdrawn after explanation",
                says: "some".to_owned(),
                reports: withdrawn.to_string(),
                agrees: Some(withdrawn > 0),
            },
            Line {
                article: PLACE,
                what: "receptions of the provincial secretary",
                says: "monthly".to_owned(),
                reports: format!("{receptions} in the three months"),
                agrees: Some(receptions == 3),
            },
        ])
    }
}
