//! Parts of Rust that the tests need: components by rustup, tools by `cargo install`.

use std::fs;

use crate::house::House;
use crate::shell::{command, run, succeeds};

/// Tools of Cargo with the version that is installed where none is there.
const TOOLS: &[(&str, &str)] = &[("cargo-nextest", "0.9.151"), ("cargo-deny", "0.20.2")];

/// Installs what is missing and says so. Returns a sentence for everything that could not be installed.
pub(crate) fn install(house: &House) -> Vec<String> {
    let mut faults = Vec::new();
    for component in ["clippy", "rustfmt"] {
        faults.extend(component_is_there(house, component).err());
    }
    for (tool, version) in TOOLS {
        if house.program(tool).is_none() {
            faults.extend(tool_is_built(house, tool, version).err());
        }
    }
    faults
}

fn component_is_there(house: &House, component: &str) -> Result<(), String> {
    let subcommand = if component == "rustfmt" {
        "fmt"
    } else {
        component
    };
    if succeeds(command(house, "cargo").args([subcommand, "--version"])) {
        return Ok(());
    }
    println!("installing the Rust component {component}");
    if run(command(house, "rustup").args(["component", "add", component])).success {
        return Ok(());
    }
    Err(format!(
        "{component} is missing: rustup component add {component}"
    ))
}

/// A debug build: four times quicker to make, and quick enough for what these tools do here.
fn tool_is_built(house: &House, tool: &str, version: &str) -> Result<(), String> {
    println!(
        "installing {tool} {version} into {}: a few minutes, once",
        house.tools().display()
    );
    let build = house.tools().join("build");
    let mut install = command(house, "cargo");
    install
        .args(["install", "--locked", "--debug", "--root"])
        .arg(house.tools());
    install
        .arg("--target-dir")
        .arg(&build)
        .arg(format!("{tool}@{version}"));
    install
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0");
    let success = run(&mut install).success;
    // A gigabyte that nothing needs any more; what cannot be removed does no harm.
    let _ = fs::remove_dir_all(build);
    if success {
        Ok(())
    } else {
        Err(format!(
            "{tool} is missing: cargo install --locked {tool}@{version}"
        ))
    }
}
