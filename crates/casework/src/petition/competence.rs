//! Who must settle, by the law's table of competence (Law on Complaints art. 17–25, Law on Denunciations art. 12–20).

use jiff::civil::Date;
use law::competence::{Body, Level, Respondent, Role, Settler};
use law::procedure::{Class, Stage};
use law::unit::Branch;

use crate::Setting;

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

/// Who must settle a petition against somebody with this role in this unit, by the law of a day.
pub fn propose_competence(
    at: &Setting,
    unit: &str,
    role: &str,
    class: Class,
    stage: Stage,
    on: Date,
) -> Option<Competent> {
    let entry = at.law.units.get(unit)?;
    let level = match entry.level {
        law::unit::Level::Central => Level::Central,
        law::unit::Level::Province => Level::Province,
        law::unit::Level::District => Level::District,
        law::unit::Level::Commune => Level::Commune,
    };
    let body = match entry.branch {
        Branch::Government => Body::PeoplesCommittee,
        Branch::Ministry => Body::Ministry,
        Branch::PublicServiceUnit => Body::PublicServiceUnit,
        Branch::Council => Body::Council,
        _ => Body::SpecialisedAgency,
    };
    let respondent = Respondent {
        level,
        body,
        role: Role::parse(role)?,
        circumstance: None,
    };
    let row = at.law.competence.propose(&respondent, class, stage, on)?;
    let found = settler(at, unit, row.settler);
    let unit = found.filter(|code| {
        at.law
            .units
            .get(code)
            .is_some_and(|entry| entry.is_in_force(on))
    });
    Some(Competent {
        unit,
        article: row.article.clone(),
        settler: row.settler.as_str().to_owned(),
    })
}

/// The unit to which the table leads from the respondent's unit.
fn settler(at: &Setting, unit: &str, settler: Settler) -> Option<String> {
    use law::unit::Level::{Commune, District, Province};
    match settler {
        Settler::SelfUnitHead | Settler::PresentUnitHead | Settler::UnitHeadThen => {
            Some(unit.to_owned())
        }
        Settler::ParentHead | Settler::PresentParentHead | Settler::ParentHeadThen => {
            at.law.units.get(unit)?.parent
        }
        Settler::CommuneChair => government_above(at, unit, Commune),
        Settler::DistrictChair => government_above(at, unit, District),
        Settler::ProvinceChair => government_above(at, unit, Province),
        _ => None,
    }
}

/// The People's Committee of a level in the line above a unit, itself included.
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
