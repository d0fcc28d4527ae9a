//! The procedures of Vietnam, proved and told as stories.

mod diagrams;
mod loading;
mod proofs;
mod stories;
mod walk;

use jiff::civil::Date;

use crate::grounds::Lists;
use crate::notices::Notices;
use crate::procedures::Procedures;
use crate::{Faults, Source};

/// Every term the data name counts as known: the terms have their own tests.
fn any_term(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_uppercase())
}

fn vietnam() -> Procedures {
    let source = Source::vietnam();
    let mut faults = Faults::default();
    let notices = Notices::load(&source, &mut faults);
    let lists = Lists::load(&source, &notices, &any_term, &mut faults);
    let procedures = Procedures::load(&source, &lists, &notices, &any_term, &mut faults);
    assert!(faults.0.is_empty(), "{faults}");
    procedures
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
