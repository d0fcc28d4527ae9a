//! Parts of Rust that the tests need: components by rustup, tools by `cargo install`.

use std::fs;

use crate::house::House;
use crate::shell::{command, run, succeeds};

/// A tool of Cargo and the version that is installed where none is there.
struct Tool {
    name: &'static str,
    version: &'static str,
    /// Leaves out what a test run does not use.
    options: &'static [&'static str],
}

const TOOLS: &[Tool] = &[
    // Without updating itself it needs no TLS, half of its build.
    Tool {
        name: "cargo-nextest",
        version: "0.9.151",
        options: &["--no-default-features", "--features", "default-no-update"],
    },
    Tool {
        name: "cargo-deny",
        version: "0.20.2",
        options: &[],
    },
];

/// Installs what is missing and says so. Returns a sentence for everything that could not be installed.
pub(crate) fn install(house: &House) -> Vec<String> {
    let mut faults = Vec::new();
    for component in ["clippy", "rustfmt"] {
        faults.extend(component_is_there(house, component).err());
    }
    for tool in TOOLS {
        if house.program(tool.name).is_none() {
            faults.extend(tool_is_built(house, tool).err());
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

/// A debug build: much quicker to make, and quick enough for what these tools do here.
fn tool_is_built(house: &House, tool: &Tool) -> Result<(), String> {
    let Tool { name, version, .. } = tool;
    println!(
        "installing {name} {version} into {}: a minute or two, once",
        house.tools().display()
    );
    let build = house.tools().join("build");
    let mut install = command(house, "cargo");
    install
        .args(["install", "--quiet", "--locked", "--debug", "--root"])
        .arg(house.tools());
    install
        .arg("--target-dir")
        .arg(&build)
        .args(tool.options)
        .arg(format!("{name}@{version}"));
    install
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0");
    let success = run(&mut install).success;
    // A gigabyte that nothing needs any more; what cannot be removed does no harm.
    let _ = fs::remove_dir_all(build);
    if success {
        return Ok(());
    }
    Err(format!(
        "{name} is missing: cargo install --locked {name}@{version}"
    ))
}
