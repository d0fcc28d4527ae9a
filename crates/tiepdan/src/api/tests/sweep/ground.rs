//! A province and two communes at work, each with a case that is open to its officials and one whose denouncer is sealed,
//! and a reader of every post in each place.

use casework::petition::Handling;
use casework::testing::{finding, letter};
use law::procedure::Class;

use super::*;

pub(super) const PROVINCE: &str = "37-2025.ubnd";
pub(super) const UNITS: [&str; 3] = [COMMUNE, NEIGHBOUR, PROVINCE];
/// Who denounces; no answer to anybody says so.
pub(super) const DENOUNCER: &str = "Bùi Thị Kín";
const DENOUNCER_PAPER: &str = "037188009999";

/// A petition and its case.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    pub(super) unit: &'static str,
    pub(super) sealed: bool,
    pub(super) petition: String,
    pub(super) case: String,
    /// What it is about; stands in no other.
    pub(super) about: String,
}

/// Who asks.
#[derive(Debug, Clone)]
pub(super) struct Reader {
    pub(super) token: String,
    pub(super) post: Post,
    pub(super) unit: &'static str,
    pub(super) below: bool,
}

impl Reader {
    /// Does he see the rows of a unit? Of these three only the province has others below it.
    pub(super) fn sees(&self, unit: &str) -> bool {
        self.unit == unit || (self.below && self.unit == PROVINCE)
    }

    /// Who he is, for a fault.
    pub(super) fn name(&self) -> String {
        let below = if self.below { " and below" } else { "" };
        format!("{} of {}{below}", self.post.as_str(), self.unit)
    }
}

async fn thing(register: &Register, unit: &'static str, class: Class) -> Thing {
    let officer = register.official(unit, ALL_POSTS, false).await.unwrap();
    let sealed = class == Class::Denunciation;
    let (name, rule) = if sealed {
        (DENOUNCER, "XD-09")
    } else {
        ("Đỗ Thị Ước", "XD-02")
    };
    let about = format!("Việc của {unit}, {}", class.as_str());
    let text = format!("Tôi xin trình bày việc thu hồi 200 m2 đất tại {unit}.");
    let mut raw = letter(name, &text, unit);
    raw.summary = about.clone();
    if sealed {
        raw.people[0].identity.id_number = DENOUNCER_PAPER.to_owned();
    }
    let filed = register.file(&officer, raw).await.unwrap();
    register
        .classify(&officer, filed.id, finding(class, unit))
        .await
        .unwrap();
    let handling = Handling {
        rule: rule.to_owned(),
        ..Handling::default()
    };
    let joined = register.handle(&officer, filed.id, handling).await.unwrap();
    Thing {
        unit,
        sealed,
        petition: filed.id.to_string(),
        case: joined.case.unwrap().to_string(),
        about,
    }
}

/// One open and one sealed case in each unit.
pub(super) async fn things(program: &Program) -> Vec<Thing> {
    let mut all = Vec::new();
    for unit in UNITS {
        for class in [Class::Complaint, Class::Denunciation] {
            all.push(thing(&program.register, unit, class).await);
        }
    }
    all
}

/// Every post in the commune and above it; beside it and above it without a view below those who see most.
pub(super) async fn readers(program: &Program) -> Vec<Reader> {
    const SOME: [Post; 3] = [Post::Head, Post::PetitionOfficer, Post::Supervisor];
    let places = [
        (COMMUNE, false, true),
        (PROVINCE, true, true),
        (PROVINCE, false, false),
        (NEIGHBOUR, false, false),
    ];
    let mut all = Vec::new();
    for (unit, below, is_whole) in places {
        let posts = Post::ALL.iter().filter(|post| **post != Post::Calendar);
        for post in posts.filter(|post| is_whole || SOME.contains(*post)) {
            let held = std::slice::from_ref(post);
            all.push(Reader {
                token: program.official(unit, held, below).await,
                post: *post,
                unit,
                below,
            });
        }
    }
    all
}
