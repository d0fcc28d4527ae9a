//! The names of roles, circumstances and settlers in rows, addresses and reasons.

use super::{Circumstance, Role, Settler};

impl Role {
    /// Every one, in the order of the law.
    pub const ALL: &'static [Self] = &[
        Self::Head,
        Self::DeputyHead,
        Self::Staff,
        Self::Body,
        Self::Representative,
    ];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::DeputyHead => "deputy_head",
            Self::Staff => "staff",
            Self::Body => "body",
            Self::Representative => "representative",
        }
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.as_str() == name)
    }
}

impl Circumstance {
    /// Every one, in the order of the law.
    pub const ALL: &'static [Self] = &[
        Self::Discipline,
        Self::SeveralManagers,
        Self::MovedEqual,
        Self::MovedHigher,
        Self::MovedToLead,
        Self::MovedOther,
        Self::LeftService,
        Self::Reorganized,
        Self::Dissolved,
        Self::NotCovered,
        Self::StateManagement,
    ];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Discipline => "discipline",
            Self::SeveralManagers => "several_managers",
            Self::MovedEqual => "moved_equal",
            Self::MovedHigher => "moved_higher",
            Self::MovedToLead => "moved_to_lead",
            Self::MovedOther => "moved_other",
            Self::LeftService => "left_service",
            Self::Reorganized => "reorganized",
            Self::Dissolved => "dissolved",
            Self::NotCovered => "not_covered",
            Self::StateManagement => "state_management",
        }
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.as_str() == name)
    }
}

impl Settler {
    /// Every one, in the order of the law.
    pub const ALL: &'static [Self] = &[
        Self::SelfUnitHead,
        Self::ParentHead,
        Self::CommuneChair,
        Self::DistrictChair,
        Self::ProvinceChair,
        Self::MinisterOfField,
        Self::MinisterOfHomeAffairs,
        Self::PrimeMinister,
        Self::Lawsuit,
        Self::UnitHeadThen,
        Self::ParentHeadThen,
        Self::PresentUnitHead,
        Self::PresentParentHead,
        Self::SuccessorHead,
        Self::ManagerOfDissolved,
        Self::Designated,
        Self::AssemblyStandingCommittee,
        Self::CouncilStandingCommittee,
        Self::FieldAuthority,
        Self::SuperiorOfSettler,
    ];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfUnitHead => "self_unit_head",
            Self::ParentHead => "parent_head",
            Self::CommuneChair => "commune_chair",
            Self::DistrictChair => "district_chair",
            Self::ProvinceChair => "province_chair",
            Self::MinisterOfField => "minister_of_field",
            Self::MinisterOfHomeAffairs => "minister_of_home_affairs",
            Self::PrimeMinister => "prime_minister",
            Self::Lawsuit => "lawsuit",
            Self::UnitHeadThen => "unit_head_then",
            Self::ParentHeadThen => "parent_head_then",
            Self::PresentUnitHead => "present_unit_head",
            Self::PresentParentHead => "present_parent_head",
            Self::SuccessorHead => "successor_head",
            Self::ManagerOfDissolved => "manager_of_dissolved",
            Self::Designated => "designated",
            Self::AssemblyStandingCommittee => "assembly_standing_committee",
            Self::CouncilStandingCommittee => "council_standing_committee",
            Self::FieldAuthority => "field_authority",
            Self::SuperiorOfSettler => "superior_of_settler",
        }
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.as_str() == name)
    }
}
