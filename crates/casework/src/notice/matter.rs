//! What a paper is about, whether a case or a petition that opened none.

use jiff::civil::Date;
use law::procedure::{Class, Stage};

use super::visit::Visited;
use crate::person::Shown;
use crate::petition::Details;
use crate::settlement::{CaseDetails, PetitionLine};
use crate::term::Clock;

/// What issued the notice.
#[derive(Debug, Clone)]
pub enum Subject {
    /// A step of a case.
    Case(Box<CaseDetails>),
    /// The handling of a petition.
    Petition(Box<Details>),
    /// A visit.
    Visit(Box<Visited>),
}

/// What a paper tells of its subject, whatever that is.
#[derive(Debug, Clone)]
pub struct Matter {
    /// Number and year in the unit's book.
    pub number: (i64, i64),
    /// What it is about.
    pub title: String,
    /// Class of the petition, where it is found.
    pub class: Option<Class>,
    /// Second instance?
    pub is_second: bool,
    /// Are its petitioners under the seal?
    pub sealed: bool,
    /// People behind it.
    pub people: i64,
    /// Those of them who are named; sealed ones without a name.
    pub petitioners: Vec<Shown>,
    /// Against whom or what.
    pub respondents: Vec<String>,
    /// The day the unit received the petition.
    pub received_on: Option<Date>,
    /// The day written on it.
    pub dated_on: Option<Date>,
    /// Its clocks.
    pub clocks: Vec<Clock>,
}

/// Roles of those who petition.
const PETITIONERS: [&str; 5] = [
    "complainant",
    "denouncer",
    "recommender",
    "representative",
    "petitioner",
];

fn petitions(shown: &Shown) -> bool {
    PETITIONERS.contains(&shown.role.as_str())
}

impl Matter {
    pub(super) fn of_case(details: &CaseDetails, petitions_of: &[PetitionLine]) -> Self {
        let case = &details.case;
        let parties = &details.participants;
        let others = parties.iter().filter(|one| !petitions(&one.shown));
        let still = parties.iter().filter(|one| one.left_on.is_none());
        Self {
            number: (case.number, case.year),
            title: case.title.clone(),
            class: Some(case.class),
            is_second: case.stage == Stage::Second,
            sealed: case.sealed,
            people: case.people,
            respondents: others.filter_map(|one| one.name.clone()).collect(),
            petitioners: still
                .filter(|one| petitions(&one.shown))
                .map(|one| one.shown.clone())
                .collect(),
            received_on: petitions_of.first().map(|one| one.received_on),
            dated_on: None,
            clocks: details.clocks.clone(),
        }
    }

    pub(super) fn of_petition(details: &Details) -> Self {
        let row = &details.row;
        let respondent = Some(details.respondent.clone()).filter(|name| !name.is_empty());
        Self {
            number: row.number,
            title: row.summary.clone(),
            class: row.class.as_deref().and_then(Class::parse),
            is_second: details.stage.as_deref() == Some(Stage::Second.as_str()),
            sealed: row.sealed,
            people: row.signers.max(1),
            petitioners: details.people.clone(),
            respondents: respondent.into_iter().collect(),
            received_on: Some(row.received_on),
            dated_on: details.dated_on,
            clocks: details.clocks.clone(),
        }
    }

    pub(super) fn of_visit(visited: &Visited) -> Self {
        let (details, row) = (&visited.details, &visited.details.row);
        Self {
            number: row.number,
            title: row.summary.clone(),
            class: row.class.as_deref().and_then(Class::parse),
            is_second: false,
            sealed: row.sealed,
            people: row.people,
            petitioners: details.people.clone(),
            respondents: Vec::new(),
            received_on: Some(row.on),
            dated_on: None,
            clocks: details.clocks.clone(),
        }
    }
}
