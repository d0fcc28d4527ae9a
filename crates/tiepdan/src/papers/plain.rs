//! The order for what is no statutory paper: a template of its own, filled.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use law::Law;
use paper::order::Order;
use serde_json::Value as Json;

use super::CREATOR;
use super::notice::{DATA, ZONE, needed, parts};

/// The order for a template and what it imports, at a moment on the clock of the country.
pub(crate) fn plain(
    law: &Law,
    template: &'static str,
    filled: &Json,
    moment: DateTime,
    ident: String,
) -> Order {
    let needed = needed(law, template);
    let templates = law.papers.templates();
    let own = templates.filter(|(name, _)| needed.contains(name));
    let mut files: BTreeMap<String, String> = own
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    files.insert(DATA.to_owned(), filled.to_string());
    Order {
        main: template.to_owned(),
        files,
        pictures: BTreeMap::new(),
        moment: parts(moment),
        zone: ZONE,
        ident,
        creator: CREATOR.to_owned(),
    }
}
