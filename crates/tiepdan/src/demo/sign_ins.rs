//! The sign-ins of the demonstration: one official for each role at each of three levels, all with one password.

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::Result;
use law::procedure::Post;
use store::Store;

use super::present::{CENTRE, COMMUNE, PROVINCE};
use crate::history::Ground;
use crate::history::dice::Dice;
use crate::history::office::{Appointment, appoint};

/// The password of every sign-in of the demonstration. It is public: a register without the mark of the demonstration
/// must not accept it.
pub const PASSWORD: &str = "tiep-dan-demo";

/// A sign-in of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// What is typed.
    pub name: String,
    /// Code of the unit.
    pub unit: String,
    /// Posts held there.
    pub posts: Vec<Post>,
}

/// Last part of the sign-in and the posts behind it; heads and officers are those of the history.
const ROLES: [(&str, &[Post]); 11] = [
    ("truong", &[Post::Head]),
    (
        "canbo",
        &[
            Post::ReceptionOfficer,
            Post::PetitionOfficer,
            Post::Settler,
            Post::Verifier,
            Post::Archivist,
        ],
    ),
    ("pho", &[Post::DeputyHead]),
    ("truongphong", &[Post::SectionHead]),
    ("tiepdan", &[Post::ReceptionOfficer]),
    ("xulydon", &[Post::PetitionOfficer]),
    ("giaiquyet", &[Post::Settler]),
    ("xacminh", &[Post::Verifier]),
    ("giamsat", &[Post::Supervisor]),
    ("luutru", &[Post::Archivist]),
    ("quantri", &[Post::Administrator]),
];
/// The administrator of the whole.
const ADMINISTRATOR: &str = "admin";
/// The unit above all, whose supervisor sees the country.
const COUNTRY: &str = "tw.chinh-phu";
/// The first part of the sign-in of the office of deputies.
const DEPUTIES: &str = "tinh.daibieu";
/// The role that looks over the country.
const SUPERVISOR: &str = "giamsat";

/// Bodies of the province that lead and supervise: first part of the sign-in, and the body.
const SUPERVISING: [(&str, &str); 3] = [
    (DEPUTIES, "vp-dbqh-hdnd"),
    ("tinh.noichinh", "noi-chinh"),
    ("tinh.mttq", "mttq"),
];

/// The levels: first part of the sign-in and the unit.
fn levels() -> [(&'static str, String); 3] {
    [
        ("xa", format!("{COMMUNE}.ubnd")),
        ("tinh", format!("{PROVINCE}.ubnd")),
        ("tw", CENTRE.to_owned()),
    ]
}

/// The first part of the sign-ins of units that have easy ones.
pub(super) fn aliases() -> BTreeMap<Arc<str>, Arc<str>> {
    let mut aliases: BTreeMap<Arc<str>, Arc<str>> = levels()
        .into_iter()
        .map(|(alias, unit)| (Arc::from(unit), Arc::from(alias)))
        .collect();
    aliases.insert(format!("{COMMUNE}.cap-uy").into(), "xa.capuy".into());
    aliases.insert(format!("{PROVINCE}.cap-uy").into(), "tinh.capuy".into());
    for (alias, body) in SUPERVISING {
        aliases.insert(format!("{PROVINCE}.{body}").into(), alias.into());
    }
    aliases
}

/// Every easy sign-in, in the order in which they are shown.
pub fn sign_ins() -> Vec<SignIn> {
    let mut all = Vec::new();
    for (alias, unit) in levels() {
        for (role, posts) in ROLES {
            let unit = if alias == "tw" && role == SUPERVISOR {
                COUNTRY.to_owned()
            } else {
                unit.clone()
            };
            all.push(SignIn {
                name: format!("{alias}.{role}"),
                unit,
                posts: posts.to_vec(),
            });
        }
    }
    for (alias, territory) in [("xa", COMMUNE), ("tinh", PROVINCE)] {
        all.push(SignIn {
            name: format!("{alias}.capuy.truong"),
            unit: format!("{territory}.cap-uy"),
            posts: vec![Post::Head],
        });
    }
    for (alias, body) in SUPERVISING {
        all.push(SignIn {
            name: format!("{alias}.truong"),
            unit: format!("{PROVINCE}.{body}"),
            posts: vec![Post::Head],
        });
    }
    all.push(SignIn {
        name: format!("{DEPUTIES}.tiepdan"),
        unit: format!("{PROVINCE}.vp-dbqh-hdnd"),
        posts: vec![Post::ReceptionOfficer],
    });
    all.push(SignIn {
        name: ADMINISTRATOR.to_owned(),
        unit: COUNTRY.to_owned(),
        posts: vec![Post::Administrator],
    });
    all
}

/// Adds those that the history did not need.
pub(super) async fn add(store: &Store, ground: &Arc<Ground>) -> Result<()> {
    let at = ground.setting("sign-ins", ground.ids.clone());
    let ground = Arc::clone(ground);
    store
        .write(move |tx| {
            for one in sign_ins() {
                let name = ground.stock.name(&mut Dice::of(ground.seed, &one.name));
                let appointment = Appointment {
                    unit: &one.unit,
                    sign_in: &one.name,
                    name: &name,
                    posts: &one.posts,
                    below: !one.name.starts_with("xa."),
                };
                appoint(tx, &at, &ground, &appointment)?;
            }
            Ok(())
        })
        .await
}
