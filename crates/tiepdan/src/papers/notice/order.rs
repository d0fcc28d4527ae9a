//! The order to the press.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use jiff::civil::DateTime;
use law::Law;
use law::papers::Paper;
use paper::order::Order;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::picture;

/// What fills a template.
pub(crate) const DATA: &str = "data.json";
/// How a template names another.
const IMPORT: &str = "#import \"";
/// The mark of proof.
const PROOF: &str = "proof.svg";
/// Minutes by which the clock of the country is ahead of UTC.
pub(crate) const ZONE: i16 = 7 * 60;

/// When and as what a paper is printed.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The moment on the clock of the country.
    pub moment: DateTime,
    /// What the file is known by for ever.
    pub ident: &'a str,
    /// Where the copy can be proved; none on a draft.
    pub address: Option<&'a str>,
}

/// The order for a paper filled with these data.
pub fn order(law: &Law, paper: &Paper, filled: &Json, setting: &Setting<'_>) -> Order {
    let main = paper.template();
    let needed = needed(law, &main);
    let mut files: BTreeMap<String, String> = law
        .papers
        .templates()
        .filter(|(name, _)| needed.contains(name))
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    files.insert(DATA.to_owned(), filled.to_string());
    let picture = picture(setting.address.unwrap_or_default());
    files.insert(PROOF.to_owned(), picture);
    Order {
        main,
        files,
        pictures: BTreeMap::new(),
        moment: parts(setting.moment),
        zone: ZONE,
        ident: setting.ident.to_owned(),
        creator: crate::papers::CREATOR.to_owned(),
    }
}

/// A moment as the order tells it.
pub(crate) fn parts(moment: DateTime) -> [u16; 6] {
    let small = |number: i8| u16::try_from(number).unwrap_or(0);
    [
        u16::try_from(moment.year()).unwrap_or(0),
        small(moment.month()),
        small(moment.day()),
        small(moment.hour()),
        small(moment.minute()),
        small(moment.second()),
    ]
}

/// The names of a template and of all that it imports.
pub(crate) fn needed<'a>(law: &'a Law, main: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut names = vec![main.to_owned()];
    while let Some(name) = names.pop() {
        let template = law.papers.templates().find(|(known, _)| *known == name);
        if let Some((known, text)) = template.filter(|(known, _)| found.insert(*known)) {
            debug_assert_eq!(known, name);
            let imports = text.split(IMPORT).skip(1);
            names.extend(imports.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
    found
}

/// Hash of the templates that a paper is printed from.
pub fn templates_hash(law: &Law, paper: &Paper) -> String {
    let mut hash = Sha256::new();
    let needed = needed(law, &paper.template());
    for (name, text) in law
        .papers
        .templates()
        .filter(|(name, _)| needed.contains(name))
    {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    HEXLOWER.encode(&hash.finalize())
}
