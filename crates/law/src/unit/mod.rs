//! Units: the territories of the country and the bodies that receive, settle and supervise in them, each
//! with the days on which it exists. `law/vn/units/README.md` tells what a code means.
//!
//! Territories are rows; their bodies follow from rules (`bodies.toml`) and are made when asked for, so
//! that tens of thousands of bodies cost no memory. A register may add units of its own ([`AddedUnit`]): they are
//! asked for in the same way.

mod added;
mod body;
mod days;
mod entry;
mod fold;
mod list;
mod meant;
mod name;
mod search;
mod succession;
mod territory;
#[cfg(test)]
mod tests;
mod tree;

use serde::{Deserialize, Serialize};

use crate::{Faults, Source};
use added::Directory;
use body::Bodies;
use name::Names;
use succession::Succession;
use territory::Territories;

pub use added::AddedUnit;
pub use entry::UnitEntry;
pub use fold::fold;
pub(crate) use fold::plain;
pub use name::Lookup;
pub use succession::Successor;

/// How high in the State a unit stands (cấp), from the top down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// trung ương
    Central,
    /// tỉnh, thành phố trực thuộc trung ương
    Province,
    /// huyện, quận, thị xã, thành phố thuộc tỉnh; ended with 2025-06-30
    District,
    /// xã, phường, đặc khu; thị trấn until 2025-06-30
    Commune,
}

impl Level {
    /// Every level, from the top down.
    pub const ALL: [Self; 4] = [Self::Central, Self::Province, Self::District, Self::Commune];

    /// The level that a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }

    /// The word used in data, commands and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::Province => "province",
            Self::District => "district",
            Self::Commune => "commune",
        }
    }
}

/// The line a unit belongs to (khối).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Branch {
    /// The territory itself, not a body
    Territory,
    /// Chính phủ, ủy ban nhân dân
    Government,
    /// bộ, cơ quan ngang bộ
    Ministry,
    /// sở, văn phòng ủy ban nhân dân: cơ quan chuyên môn
    SpecialisedAgency,
    /// đơn vị sự nghiệp công lập
    PublicServiceUnit,
    /// cấp ủy và cơ quan của Đảng
    Party,
    /// Quốc hội, hội đồng nhân dân
    Council,
    /// thanh tra
    Inspectorate,
    /// ban tiếp công dân
    Reception,
    /// Mặt trận Tổ quốc
    Front,
    /// tòa án
    Court,
    /// viện kiểm sát
    Procuracy,
    /// kiểm toán nhà nước
    Audit,
    /// Chủ tịch nước
    President,
}

impl Branch {
    /// Every branch.
    pub const ALL: [Self; 14] = [
        Self::Territory,
        Self::Government,
        Self::Ministry,
        Self::SpecialisedAgency,
        Self::PublicServiceUnit,
        Self::Party,
        Self::Council,
        Self::Inspectorate,
        Self::Reception,
        Self::Front,
        Self::Court,
        Self::Procuracy,
        Self::Audit,
        Self::President,
    ];

    /// The branch that a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|branch| branch.as_str() == word)
    }

    /// The word used in data, commands and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Territory => "territory",
            Self::Government => "government",
            Self::Ministry => "ministry",
            Self::SpecialisedAgency => "specialised_agency",
            Self::PublicServiceUnit => "public_service_unit",
            Self::Party => "party",
            Self::Council => "council",
            Self::Inspectorate => "inspectorate",
            Self::Reception => "reception",
            Self::Front => "front",
            Self::Court => "court",
            Self::Procuracy => "procuracy",
            Self::Audit => "audit",
            Self::President => "president",
        }
    }
}

/// All units of the country, of today and before, and what a register adds to them.
#[derive(Debug, Clone, Default)]
pub struct Units {
    territories: Territories,
    bodies: Bodies,
    succession: Succession,
    names: Names,
    added: Directory,
}

/// A unit by its place in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Place {
    Territory(u32),
    Body { territory: u32, rule: u16 },
}

impl Units {
    /// Reads the folder `units` of the law. A law without that folder has no units.
    pub fn load(source: &Source, faults: &mut Faults) -> Self {
        let territories = Territories::load(source, faults);
        let bodies = Bodies::load(source, faults);
        let succession = Succession::load(source, &territories, faults);
        let names = Names::new(&territories, &bodies);
        Self {
            territories,
            bodies,
            succession,
            names,
            added: Directory::default(),
        }
    }
}
