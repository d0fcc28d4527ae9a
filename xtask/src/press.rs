//! The press: built once for the tests that set papers and for the journeys, with the features of the whole workspace so
//! that nothing is built twice.

use std::path::PathBuf;

use crate::house::House;
use crate::shell::{command, run};

/// The name of its program.
const PROGRAM: &str = "tiepdan-press";

/// Builds it and answers where it is.
pub(crate) fn build(house: &House) -> Result<PathBuf, String> {
    let mut build = command(house, "cargo");
    build.args(["build", "--locked", "--workspace", "--bin", PROGRAM]);
    if run(&mut build).success {
        return Ok(house.target.join("debug").join(PROGRAM));
    }
    Err("the press does not build".to_owned())
}
