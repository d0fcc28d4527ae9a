//! The programs that tests use, the press among them: built once and together with the tests, so that all share one set of
//! features and nothing is built twice.

use std::path::PathBuf;

use crate::house::House;
use crate::shell::{command, run};

/// The name of the program that sets papers.
const PRESS: &str = "tiepdan-press";
/// The name of the program itself.
const PROGRAM: &str = "tiepdan";

/// Builds every test and program; answers where the press is.
pub(crate) fn press(house: &House) -> Result<PathBuf, String> {
    built(house).map(|()| path(house, PRESS))
}

/// Builds what is not built yet; answers where the program is.
pub(crate) fn program(house: &House) -> Result<PathBuf, String> {
    built(house).map(|()| path(house, PROGRAM))
}

fn built(house: &House) -> Result<(), String> {
    let mut build = command(house, "cargo");
    build.args(["build", "--locked", "--workspace", "--tests", "--bins"]);
    if run(&mut build).success {
        return Ok(());
    }
    Err("the programs and their tests do not build".to_owned())
}

fn path(house: &House, name: &str) -> PathBuf {
    house.target.join("debug").join(name)
}
