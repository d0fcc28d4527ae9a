//! Who must settle, by the law's table of competence (Law on Complaints art. 17–25, Law on Denunciations art. 12–20).

use jiff::civil::Date;
use law::competence::{Body, Circumstance, Level, Respondent, Role, Row, Settler};
use law::procedure::{Class, Stage};
use law::unit::{Branch, UnitEntry};

use crate::Setting;

/// Against whom a petition is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Against<'a> {
    /// His unit: where he was when he did it.
    pub unit: &'a str,
    /// His role there; may be empty where the table does not ask.
    pub role: &'a str,
    /// What shifts competence, by its name in the table; empty in the ordinary case.
    pub circumstance: &'a str,
    /// The unit in which he works now, where he has moved; may be empty.
    pub present_unit: &'a str,
}

/// What the table gives for a respondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competent {
    /// The competent unit, where the table leads to one of the register.
    pub unit: Option<String>,
    /// The article.
    pub article: String,
    /// Who settles, as the table names him: `parent_head`, `province_chair`, …
    pub settler: String,
}

/// Who must settle a petition against somebody, by the law of a day.
pub fn propose_competence(
    at: &Setting,
    against: &Against<'_>,
    class: Class,
    stage: Stage,
    on: Date,
) -> Option<Competent> {
    let row = row(at, against, class, stage, on)?;
    let found = settler(at, against, (class, on), row.settler);
    let unit = found.filter(|code| {
        let entry = at.law.units.get(code);
        entry.is_some_and(|entry| entry.branch != Branch::Territory && entry.is_in_force(on))
    });
    Some(Competent {
        unit,
        article: row.article.clone(),
        settler: row.settler.as_str().to_owned(),
    })
}

fn row<'a>(
    at: &'a Setting,
    against: &Against<'_>,
    class: Class,
    stage: Stage,
    on: Date,
) -> Option<&'a Row> {
    let entry = at.law.units.get(against.unit)?;
    let level = match entry.level {
        law::unit::Level::Central => Level::Central,
        law::unit::Level::Province => Level::Province,
        law::unit::Level::District => Level::District,
        law::unit::Level::Commune => Level::Commune,
    };
    let role = match (Role::parse(against.role), class) {
        (Some(role), _) => role,
        // Only denunciations are settled by the rank of the person.
        (None, Class::Denunciation) => return None,
        (None, _) => Role::Body,
    };
    let respondent = Respondent {
        level,
        body: body(at, &entry),
        role,
        circumstance: Circumstance::parse(against.circumstance),
    };
    at.law.competence.propose(&respondent, class, stage, on)
}

/// What kind of body a unit is to the table.
fn body(at: &Setting, entry: &UnitEntry) -> Body {
    let above = || {
        let above = at.law.units.get(entry.parent.as_deref()?)?;
        Some(above.branch)
    };
    match entry.branch {
        Branch::Government => Body::PeoplesCommittee,
        Branch::Ministry => Body::Ministry,
        Branch::PublicServiceUnit => Body::PublicServiceUnit,
        Branch::Council if entry.level == law::unit::Level::Central => Body::Assembly,
        Branch::Council => Body::Council,
        Branch::SpecialisedAgency
            if matches!(above(), Some(Branch::SpecialisedAgency | Branch::Ministry)) =>
        {
            Body::AgencyBody
        }
        _ => Body::SpecialisedAgency,
    }
}

/// The unit to which the table leads from the respondent's unit.
fn settler(
    at: &Setting,
    against: &Against<'_>,
    (class, on): (Class, Date),
    settler: Settler,
) -> Option<String> {
    use law::unit::Level::{Central, Commune, District, Province};
    let unit = against.unit;
    let above = |code: &str| at.law.units.get(code)?.parent;
    let present = || Some(against.present_unit).filter(|code| !code.is_empty());
    match settler {
        Settler::SelfUnitHead | Settler::UnitHeadThen | Settler::CouncilStandingCommittee => {
            Some(unit.to_owned())
        }
        Settler::ParentHead | Settler::ParentHeadThen | Settler::ManagerOfDissolved => above(unit),
        Settler::PresentUnitHead => present().map(str::to_owned),
        Settler::PresentParentHead => above(present()?),
        Settler::CommuneChair => government_above(at, unit, Commune),
        Settler::DistrictChair => government_above(at, unit, District),
        Settler::ProvinceChair => government_above(at, unit, Province),
        Settler::PrimeMinister => government_above(at, unit, Central),
        Settler::SuccessorHead => {
            let after = at.law.units.successors(unit);
            let only = after.into_iter().find(|successor| successor.is_default);
            only.map(|successor| successor.code)
        }
        Settler::SuperiorOfSettler => {
            let first = propose_competence(at, against, class, Stage::First, on)?;
            above(&first.unit?)
        }
        _ => None,
    }
}

/// The government of a level in the line above a unit, itself included.
fn government_above(at: &Setting, unit: &str, level: law::unit::Level) -> Option<String> {
    let mut code = Some(unit.to_owned());
    while let Some(current) = code {
        let entry = at.law.units.get(&current)?;
        if entry.level == level && entry.branch == Branch::Government {
            return Some(current);
        }
        code = entry.parent;
    }
    None
}
