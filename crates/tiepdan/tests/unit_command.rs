//! `tiepdan unit` as an administrator calls it: a file of units is brought in whole or not at all, and every other
//! command knows the units afterwards.
#![expect(clippy::unwrap_used, reason = "a test may end here")]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use tempfile::TempDir;

struct Answer {
    code: Option<i32>,
    out: String,
    err: String,
}

/// A folder with a register and files.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn tiepdan(&self, words: &[&str], typed: &str) -> Answer {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tiepdan"))
            .args(words)
            .env("TIEPDAN_DATA", self.path("data"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Whoever does not read what is typed closes the pipe.
        drop(child.stdin.take().unwrap().write_all(typed.as_bytes()));
        let done = child.wait_with_output().unwrap();
        Answer {
            code: done.status.code(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }

    fn import(&self, rows: &str) -> Answer {
        let file = self.path("units.csv");
        fs::write(
            &file,
            format!("code,name,level,branch,parent,from,until\n{rows}"),
        )
        .unwrap();
        self.tiepdan(&["unit", "import", &file], "")
    }
}

const SCHOOL: &str =
    "TH-NN,\"Trường Tiểu học Nam Ninh\",commune,public_service_unit,14005-2025.ubnd,2025-07-01,\n";

#[test]
fn a_file_of_units_is_brought_in_once_and_known_to_every_command() {
    let place = Place::new();
    let first = place.import(SCHOOL);
    assert_eq!(
        first.out, "1 units added, 0 changed, 0 as they were\n",
        "{}",
        first.err
    );
    assert_eq!(
        place.import(SCHOOL).out,
        "0 units added, 0 changed, 1 as they were\n"
    );
    let renamed = place.import(&SCHOOL.replace("Ninh", "Ninh A"));
    assert_eq!(
        renamed.out,
        "changed TH-NN: name\n0 units added, 1 changed, 0 as they were\n"
    );
    let listed = place.tiepdan(&["unit", "list"], "");
    let again = place.path("again.csv");
    fs::write(&again, &listed.out).unwrap();
    let same = place.tiepdan(&["unit", "import", &again], "");
    assert_eq!(
        same.out, "0 units added, 0 changed, 1 as they were\n",
        "{}",
        listed.out
    );

    let named = place.tiepdan(
        &["units", "list", "--name", "truong tieu hoc nam ninh a"],
        "",
    );
    assert!(
        named.out.starts_with("TH-NN\t"),
        "{} {}",
        named.out,
        named.err
    );
    let words = [
        "user",
        "add",
        "--unit",
        "Trường Tiểu học Nam Ninh A",
        "--name",
        "An",
        "--post",
        "head",
        "an.nn",
    ];
    let added = place.tiepdan(&words, "mat-khau-dai\n");
    assert_eq!(added.code, Some(0), "{}", added.err);
    assert!(
        place
            .tiepdan(&["user", "list"], "")
            .out
            .contains("\tTH-NN\t")
    );
    let words = [
        "report",
        "02/XLD",
        "--unit",
        "truong tieu hoc nam ninh a",
        "--period",
        "2026-Q3",
    ];
    let report = place.tiepdan(&words, "");
    assert!(
        report.out.contains("\"unit\":\"TH-NN\""),
        "{} {}",
        report.out,
        report.err
    );
    assert_eq!(place.tiepdan(&["check"], "").code, Some(0));
}

#[test]
fn a_fault_is_told_with_file_row_and_column_and_nothing_is_brought_in() {
    let place = Place::new();
    let answer = place.import(&format!(
        "{SCHOOL}X1,Trạm,commune,school,nowhere,1/7/2026,\n"
    ));
    assert_eq!(answer.code, Some(1));
    for told in [
        "row 3, column branch: ",
        "row 3, column from: \"1/7/2026\" is no day",
    ] {
        let line = format!("{}: {told}", place.path("units.csv"));
        assert!(
            answer.err.contains(&line),
            "{line} is not in {}",
            answer.err
        );
    }
    assert_eq!(place.tiepdan(&["unit", "list"], "").out.lines().count(), 1);
    let many: Vec<String> = (0..200)
        .map(|no| {
            format!(
                "X{no},,commune,court,tw,2026-01-01,
"
            )
        })
        .collect();
    let many = many.concat();
    let answer = place.import(&many);
    assert_eq!(answer.err.lines().count(), 52, "{}", answer.err);
    assert!(answer.err.trim_end().ends_with("and 150 more"));
}

#[test]
fn words_that_make_no_sense_are_not_a_fault_of_the_data() {
    let place = Place::new();
    let missing = place.path("nothing.csv");
    assert_eq!(
        place.tiepdan(&["unit", "import", &missing], "").code,
        Some(2)
    );
    assert_eq!(place.tiepdan(&["unit", "import"], "").code, Some(2));
    let help = place.tiepdan(&["unit", "import", "--help"], "");
    assert!(help.code == Some(0) && help.out.contains("tiepdan unit import units.csv"));
}
