//! `cargo deny`: licences, bans, sources always; advisories where their database can be fetched.

use crate::house::House;
use crate::shell::{command, run, succeeds};
use crate::stage::Outcome;

const UNREACHABLE: &str = "advisories were NOT checked: their database cannot be reached from here";

pub(crate) fn check(house: &House) -> Outcome {
    let fetched = succeeds(command(house, "cargo").args(["deny", "fetch", "db"]));
    let mut deny = command(house, "cargo");
    deny.args(["deny", "check", "licenses", "bans", "sources"]);
    if fetched {
        deny.arg("advisories");
    } else {
        println!("{UNREACHABLE}");
    }
    let outcome = Outcome::of(run(&mut deny).success);
    if fetched {
        outcome
    } else {
        outcome.with(UNREACHABLE)
    }
}
