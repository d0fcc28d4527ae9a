//! Debian packages that the tests need.

use crate::house::House;
use crate::shell::{command, run_quietly};

/// A program the tests use and the package that has it.
struct Need {
    /// Any one of these will do.
    programs: &'static [&'static str],
    package: &'static str,
    why: &'static str,
}

const NEEDS: &[Need] = &[
    Need {
        programs: &["cc"],
        package: "build-essential",
        why: "SQLite is compiled into the program",
    },
    Need {
        programs: &["git"],
        package: "git",
        why: "the advisory database is fetched with it",
    },
    Need {
        programs: &["initdb"],
        package: "postgresql",
        why: "the tests run on PostgreSQL as on SQLite",
    },
    Need {
        programs: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
        why: "the journeys walk the pages in it",
    },
    Need {
        programs: &["node"],
        package: "nodejs",
        why: "the journeys are written for it",
    },
    Need {
        programs: &["npm"],
        package: "npm",
        why: "it installs what the journeys use",
    },
    Need {
        programs: &["openssl"],
        package: "openssl",
        why: "it plays the authority that issues certificates and stamps time",
    },
    Need {
        programs: &["pdfsig"],
        package: "poppler-utils",
        why: "it judges the signatures of papers",
    },
    Need {
        programs: &["softhsm2-util"],
        package: "softhsm2",
        why: "it plays the token on which an office keeps its key",
    },
];

/// Installs what is missing and says so. Returns a sentence for everything that could not be installed.
pub(crate) fn install(house: &House) -> Vec<String> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !is_there(house, need)).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let Some(apt) = apt(house) else {
        return missing.iter().map(|need| by_hand(need)).collect();
    };
    run_quietly(command(house, "env").args(&apt).args(["update", "-qq"]));
    let mut faults = Vec::new();
    for need in missing {
        println!(
            "installing the Debian package {}: {}",
            need.package, need.why
        );
        let words = [
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            need.package,
        ];
        run_quietly(command(house, "env").args(&apt).args(words));
        if !is_there(house, need) {
            faults.push(by_hand(need));
        }
    }
    faults
}

fn is_there(house: &House, need: &Need) -> bool {
    need.programs
        .iter()
        .any(|program| house.program(program).is_some())
}

fn by_hand(need: &Need) -> String {
    format!(
        "{} is missing ({}): install {} and run again",
        need.programs.join(" or "),
        need.why,
        need.package
    )
}

/// The words after `env` that start apt-get as root; none where there is no apt-get or no way to be root.
fn apt(house: &House) -> Option<Vec<&'static str>> {
    house.program("apt-get")?;
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    if is_root() {
        return Some(vec![quiet, "apt-get"]);
    }
    house.program("sudo")?;
    Some(vec!["sudo", "env", quiet, "apt-get"])
}

/// Does this process run as the user 0?
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
