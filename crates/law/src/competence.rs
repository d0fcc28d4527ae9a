//! Who settles: the competent person for a complaint or a denunciation, by the body concerned, the stage and the day.

#[cfg(test)]
mod tests;

mod name;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::place::{Place, article_fault};
use crate::procedure::{Class, Stage};
use crate::{Confidence, Faults, Source};

/// The level of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// trung ương
    Central,
    /// tỉnh, thành phố
    Province,
    /// huyện, until 2025-06-30
    District,
    /// xã, phường, đặc khu
    Commune,
}

/// What kind of body the respondent belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Ủy ban nhân dân
    PeoplesCommittee,
    /// sở, cơ quan chuyên môn; phòng of a district or a commune
    SpecialisedAgency,
    /// cơ quan thuộc sở, thuộc bộ
    AgencyBody,
    /// bộ, cơ quan ngang bộ
    Ministry,
    /// đơn vị sự nghiệp công lập
    PublicServiceUnit,
    /// đơn vị sự nghiệp do Thủ tướng thành lập
    PrimeMinistersUnit,
    /// Hội đồng nhân dân
    Council,
    /// Quốc hội
    Assembly,
}

/// What the respondent is in that body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// người đứng đầu
    Head,
    /// cấp phó
    DeputyHead,
    /// cán bộ, công chức, viên chức
    Staff,
    /// the body itself
    Body,
    /// đại biểu chuyên trách
    Representative,
}

/// What shifts competence away from the ordinary row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// khiếu nại quyết định kỷ luật
    Discipline,
    /// nhiều cơ quan cùng quản lý
    SeveralManagers,
    /// đã chuyển công tác, chức vụ tương đương
    MovedEqual,
    /// đã chuyển công tác, chức vụ cao hơn; not head or deputy now
    MovedHigher,
    /// đã chuyển công tác, nay là người đứng đầu hoặc cấp phó
    MovedToLead,
    /// đã chuyển công tác, trường hợp khác
    MovedOther,
    /// không còn là cán bộ, công chức, viên chức
    LeftService,
    /// cơ quan đã hợp nhất, sáp nhập, chia, tách
    Reorganized,
    /// cơ quan đã giải thể
    Dissolved,
    /// không thuộc trường hợp nào khác
    NotCovered,
    /// vi phạm quản lý nhà nước trong một lĩnh vực
    StateManagement,
}

/// Who settles, in relation to the body concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settler {
    /// The head of the respondent's own unit.
    SelfUnitHead,
    /// The head of the direct superior body.
    ParentHead,
    /// Chủ tịch UBND xã
    CommuneChair,
    /// Chủ tịch UBND huyện
    DistrictChair,
    /// Chủ tịch UBND tỉnh
    ProvinceChair,
    /// Bộ trưởng quản lý ngành, lĩnh vực
    MinisterOfField,
    /// Bộ trưởng Bộ Nội vụ
    MinisterOfHomeAffairs,
    /// Thủ tướng Chính phủ
    PrimeMinister,
    /// No further settlement: only a lawsuit is left.
    Lawsuit,
    /// The head of the unit in which the person was at the time of the act.
    UnitHeadThen,
    /// The head of the body above that unit.
    ParentHeadThen,
    /// The head of the unit in which the person is now.
    PresentUnitHead,
    /// The head of the body above that unit.
    PresentParentHead,
    /// The head of the body that came out of the reorganization.
    SuccessorHead,
    /// The head of the body that managed the dissolved one.
    ManagerOfDissolved,
    /// Whom the Minister or provincial chair determines.
    Designated,
    /// Ủy ban Thường vụ Quốc hội
    AssemblyStandingCommittee,
    /// Thường trực Hội đồng nhân dân
    CouncilStandingCommittee,
    /// The body whose State management covers the matter.
    FieldAuthority,
    /// The head of the body directly above the first settler.
    SuperiorOfSettler,
}

/// Whom a petition is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Respondent {
    /// Level of the body.
    pub level: Level,
    /// Kind of the body.
    pub body: Body,
    /// The respondent in it.
    pub role: Role,
    /// What is out of the ordinary, if anything.
    pub circumstance: Option<Circumstance>,
}

/// One row of the matrix.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its id, unique.
    pub id: String,
    /// Complaint, denunciation or recommendation.
    pub class: Class,
    /// Stage of the settlement.
    pub stage: Stage,
    /// Levels it is for; none given: all.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Bodies it is for; none given: all.
    #[serde(default)]
    pub bodies: Vec<Body>,
    /// Roles it is for; none given: all.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The circumstance it is for; absent: the ordinary case.
    pub circumstance: Option<Circumstance>,
    /// Is it for every circumstance, and for none?
    #[serde(default)]
    pub any_circumstance: bool,
    /// Who settles.
    pub settler: Settler,
    /// The article, shown as the reason of the proposal.
    pub article: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// First day (the day of acceptance decides, V-05).
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Row {
    fn fits(&self, respondent: Respondent, class: Class, stage: Stage, on: Date) -> bool {
        self.class == class
            && self.stage == stage
            && (self.any_circumstance || self.circumstance == respondent.circumstance)
            && is_in(&self.levels, respondent.level)
            && is_in(&self.bodies, respondent.body)
            && is_in(&self.roles, respondent.role)
            && self.holds_on(on)
    }

    fn holds_on(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }
}

fn is_in<T: PartialEq + Copy>(allowed: &[T], value: T) -> bool {
    allowed.is_empty() || allowed.contains(&value)
}

/// The rows of `competence.toml`, the more particular before the more general.
#[derive(Debug, Clone, Default)]
pub struct Competence {
    /// The rows.
    pub rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompetenceFile {
    row: Vec<Spanned<Row>>,
}

impl Competence {
    /// Reads `competence.toml`.
    pub fn load(source: &Source, faults: &mut Faults) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let Some(file) = source.file("competence.toml") else {
            return Self::default();
        };
        let content = file.toml::<CompetenceFile>(faults);
        for record in content.into_iter().flat_map(|content| content.row) {
            let (row, place) = Place::split(file, record);
            if let Some(message) = article_fault(&row.article) {
                place.fault(faults, "article", message);
            }
            if rows.iter().any(|other| other.id == row.id) {
                place.fault(faults, &row.id, format!("row `{}` is given twice", row.id));
            }
            if let (Some(from), Some(until)) = (row.from, row.until)
                && until < from
            {
                place.fault(
                    faults,
                    "until",
                    format!("row `{}` ends before it begins", row.id),
                );
            }
            rows.push(row);
        }
        Self { rows }
    }

    /// The circumstances that the table knows for a class and a stage on a day, in the order of the law.
    pub fn circumstances(&self, class: Class, stage: Stage, on: Date) -> Vec<Circumstance> {
        let asks = |circumstance: &Circumstance| {
            self.rows.iter().any(|row| {
                row.class == class
                    && row.stage == stage
                    && row.circumstance == Some(*circumstance)
                    && row.holds_on(on)
            })
        };
        Circumstance::ALL.iter().copied().filter(asks).collect()
    }

    /// The row that says who settles, with its article as the reason; the officer decides.
    pub fn propose(
        &self,
        respondent: &Respondent,
        class: Class,
        stage: Stage,
        on: Date,
    ) -> Option<&Row> {
        self.rows
            .iter()
            .find(|row| row.fits(*respondent, class, stage, on))
    }
}
