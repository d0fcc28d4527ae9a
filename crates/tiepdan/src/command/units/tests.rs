use std::sync::LazyLock;

use clap::Parser;
use jiff::civil::date;
use law::{Faults, Source};

use super::*;

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut faults = Faults::default();
    Units::load(&Source::vietnam(), &mut faults)
});

#[derive(Debug, Parser)]
struct Program {
    #[command(flatten)]
    units: UnitsArgs,
}

fn list(words: &[&str]) -> Result<String, UnitsError> {
    let words = ["tiepdan", "list"].iter().chain(words);
    let program = Program::try_parse_from(words).unwrap();
    let mut out = Vec::new();
    run(&program.units, &UNITS, date(2026, 11, 23), &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

#[test]
fn the_provinces_of_today_are_34_lines_and_were_63() {
    let words = ["--level", "province", "--branch", "territory"];
    assert_eq!(list(&words).unwrap().lines().count(), 34);
    let before = [words.as_slice(), &["--on", "2020-01-01"]].concat();
    assert_eq!(list(&before).unwrap().lines().count(), 63);
}

#[test]
fn the_communes_of_a_province_are_found_by_its_code_or_its_name() {
    let words = |province| {
        [
            "--level",
            "commune",
            "--branch",
            "government",
            "--province",
            province,
        ]
    };
    let by_code = list(&words("37-2025")).unwrap();
    assert_eq!(by_code, list(&words("ninh binh")).unwrap());
    assert_eq!(by_code.lines().count(), 129);
    let first = "13285-2025.ubnd\tỦy ban nhân dân phường Phủ Lý\tcommune\tgovernment\t37-2025.ubnd\t2025-07-01\t";
    assert_eq!(by_code.lines().next(), Some(first));
}

#[test]
fn json_holds_every_field_of_a_unit() {
    let text = list(&["--name", "Tỉnh ủy Ninh Bình", "--json"]).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json[0]["code"], "37-2025.cap-uy");
    assert_eq!(
        json[0]["name"]["en"],
        "Party Committee of Ninh Binh Province"
    );
    assert_eq!(json[0]["level"], "province");
    assert_eq!(json[0]["from"], "2025-07-01");
    assert_eq!(json[0]["until"], serde_json::Value::Null);
}

/// Takes nothing.
struct Closed(io::ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault_but_a_full_disk_is() {
    let program = Program::try_parse_from(["tiepdan", "list", "--level", "district"]).unwrap();
    let on = date(2020, 1, 1);
    let to = |kind| run(&program.units, &UNITS, on, &mut Closed(kind));
    assert!(to(io::ErrorKind::BrokenPipe).is_ok());
    assert_eq!(to(io::ErrorKind::StorageFull).unwrap_err().exit_code(), 1);
}

#[test]
fn wrong_words_are_named() {
    let wrong = |words: &[&str]| list(words).unwrap_err();
    let province = wrong(&["--province", "Hà Nam"]);
    assert!(
        province
            .to_string()
            .starts_with("--province \"Hà Nam\": no province is called so on 2026-11-23")
    );
    assert_eq!(province.exit_code(), 2);
    assert!(
        wrong(&["--branch", "army"])
            .to_string()
            .contains("territory, government")
    );
    assert!(
        wrong(&["--name", "xã Không Có"])
            .to_string()
            .contains("no unit")
    );
}
