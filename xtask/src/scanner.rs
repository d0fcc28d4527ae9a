//! ClamAV itself, with one signature of its own, for what we ask a scanner: needs `clamd`, and no gigabyte of signatures.
//! `cargo xtask test --full` asks it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::house::House;
use crate::shell::{command, run};
use crate::stage::Outcome;

/// The name of the test that asks it.
const ASKS: &str = "the_scanner_itself_answers_as_the_test_plays_it";
/// The file that every scanner finds, put together here so that none finds this one.
const HARMFUL: [&str; 2] = [
    r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD",
    "-ANTIVIRUS-TEST-FILE!$H+H*",
];

/// Starts it, has the test ask it, and ends it.
pub(crate) fn judge(house: &House) -> Outcome {
    let folder = house.target.join("scanner");
    let Some(program) = house.program("clamd") else {
        return Outcome::failed("clamd is missing: install clamav-daemon and run again");
    };
    if let Err(error) = settings(&folder) {
        return Outcome::failed(error.to_string());
    }
    let file = folder.join("clamd.conf");
    // It goes into the background when it has read its signatures.
    if !run(command(house, program).arg("--config-file").arg(&file)).success {
        return Outcome::failed("clamd does not start");
    }
    let mut asking = command(house, "cargo");
    asking.args(["nextest", "run", "--locked", "-p", "tiepdan", ASKS]);
    let socket = format!("unix:{}", folder.join("socket").display());
    let is_understood = run(asking.env("TIEPDAN_TEST_CLAMAV", socket)).success;
    if let Ok(process) = fs::read_to_string(folder.join("process")) {
        run(command(house, "kill").arg(process.trim()));
    }
    Outcome::of(is_understood)
}

fn settings(folder: &Path) -> std::io::Result<()> {
    let signatures = folder.join("signatures");
    fs::create_dir_all(&signatures)?;
    let mut hex = String::new();
    for byte in HARMFUL.concat().bytes() {
        // A text can always be written to.
        let _ = write!(hex, "{byte:02x}");
    }
    fs::write(signatures.join("one.ndb"), format!("Test:0:0:{hex}\n"))?;
    let place = |name: &str| folder.join(name).display().to_string();
    let lines = [
        format!("DatabaseDirectory {}", signatures.display()),
        format!("LocalSocket {}", place("socket")),
        format!("PidFile {}", place("process")),
        "StreamMaxLength 1M".to_owned(),
    ];
    fs::write(folder.join("clamd.conf"), lines.join("\n") + "\n")
}
