//! The units of `deploy/` keep their walls, and name what the program knows.

use std::fs;

use crate::tree;

/// What every unit keeps.
const WALLS: [&str; 18] = [
    "User=tiepdan",
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "ProtectKernelTunables=yes",
    "ProtectKernelModules=yes",
    "ProtectControlGroups=yes",
    "RestrictNamespaces=yes",
    "RestrictSUIDSGID=yes",
    "LockPersonality=yes",
    "MemoryDenyWriteExecute=yes",
    "SystemCallArchitectures=native",
    "SystemCallFilter=@system-service",
    "StateDirectoryMode=0700",
    "UMask=0077",
    "LimitCORE=0",
];

/// Names of files in `deploy/`, with their text.
fn deployed() -> Vec<(String, String)> {
    let folder = fs::read_dir(tree::root().join("deploy")).expect("there is a folder deploy");
    let files = folder.flatten().map(|file| {
        let text = fs::read_to_string(file.path()).expect("it is text");
        (file.file_name().to_string_lossy().into_owned(), text)
    });
    files.collect()
}

const PREFIX: &str = "TIEPDAN_";

/// The variables that a text names.
fn variables(text: &str) -> Vec<String> {
    let rests = text.split(PREFIX).skip(1);
    rests
        .map(|rest| {
            let name = rest.chars();
            let name = name.take_while(|c| c.is_ascii_uppercase() || *c == '_');
            format!("{PREFIX}{}", name.collect::<String>())
        })
        .collect()
}

#[test]
fn every_unit_keeps_its_walls() {
    let mut units = 0;
    for (name, text) in deployed() {
        if !name.ends_with(".service") {
            continue;
        }
        units += 1;
        for wall in WALLS {
            assert!(text.lines().any(|line| line == wall), "{name}: {wall}");
        }
    }
    assert_eq!(units, 2);
}

#[test]
fn what_is_deployed_and_documented_names_only_variables_the_program_reads() {
    let sources: String = tree::files("rs")
        .into_iter()
        .map(|file| file.text)
        .collect();
    let guide = tree::root().join("docs/operations.md");
    let guide = fs::read_to_string(guide).expect("docs/operations.md can be read");
    let told = deployed().into_iter().map(|(_, text)| text).chain([guide]);
    for text in told {
        for name in variables(&text) {
            assert!(sources.contains(&format!("\"{name}\"")), "{name}");
        }
    }
}
