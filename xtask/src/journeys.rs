//! The journeys: a real browser walks the pages of the program just built.

use std::fs;
use std::path::Path;

use crate::house::House;
use crate::programs;
use crate::shell::{command, run};
use crate::stage::Outcome;
use crate::summary;

pub(crate) fn walk(house: &House) -> Outcome {
    let folder = house.root.join("journeys");
    let program = match programs::program(house) {
        Ok(program) => program,
        Err(fault) => return Outcome::failed(fault),
    };
    if !packages_are_there(&folder) {
        println!("installing the packages of journeys/package-lock.json");
        if !run(command(house, "npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&folder))
        .success
        {
            return Outcome::failed("npm ci failed in journeys/");
        }
    }
    let mut node = command(house, "node");
    node.arg("run.mjs").current_dir(&folder);
    node.env("TIEPDAN_BIN", program);
    Outcome::counted(&run(&mut node), summary::of_node)
}

/// npm writes its own copy of the lock file last; it is older than ours when ours has changed since.
fn packages_are_there(folder: &Path) -> bool {
    let written = |file: &str| {
        fs::metadata(folder.join(file))
            .and_then(|file| file.modified())
            .ok()
    };
    match (
        written("node_modules/.package-lock.json"),
        written("package-lock.json"),
    ) {
        (Some(installed), Some(locked)) => installed >= locked,
        _ => false,
    }
}
