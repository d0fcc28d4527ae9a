//! A root is drawn by command, kept by a witness and proved; what is changed here or there is told, with exit code 1.
#![expect(clippy::unwrap_used, reason = "a test may end here")]

use std::fs;
use std::path::Path;
use std::process::Command;

use casework::testing::{Register, complaint, disarm, registers};
use jiff::civil::date;
use law::procedure::Post;
use store::params;

const COMMUNE: &str = "14005-2025.ubnd";

/// What a command says of the register, with its complaint where it has one, and its exit code.
fn said(register: &Register, folder: &Path, words: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tiepdan"));
    command.args(words).args(["--database", &register.url]);
    let output = command.arg("--data").arg(folder).output().unwrap();
    let mut told = output.stdout;
    if !output.status.success() {
        told.extend(output.stderr);
    }
    (output.status.code(), String::from_utf8(told).unwrap())
}

/// A petition of long ago, so that yesterday's root binds it on any machine.
async fn filed(register: &Register) {
    let officer = register.official(COMMUNE, &[Post::PetitionOfficer], false);
    let officer = officer.await.unwrap();
    register.file(&officer, complaint(COMMUNE)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_root_is_drawn_kept_and_proved_by_command() {
    for register in registers(date(2025, 8, 4)).await.unwrap() {
        filed(&register).await;
        let folder = tempfile::tempdir().unwrap();
        let (folder, witness) = (folder.path(), folder.path().join("witness"));
        fs::create_dir(&witness).unwrap();
        let (code, root) = said(&register, folder, &["audit", "root"]);
        assert_eq!(code, Some(0), "{root}");
        assert!(root.contains("\nlane 14005-2025.ubnd#"), "{root}");
        let again = said(&register, folder, &["audit", "root"]);
        assert_eq!(again, (Some(0), root.clone()), "it is drawn once");
        let file = witness.join("root.txt");
        fs::write(&file, &root).unwrap();
        let witness = witness.to_str().unwrap();

        let line = root.lines().find(|line| line.starts_with("key ")).unwrap();
        let key = line.trim_start_matches("key ").to_uppercase();
        let other = "0".repeat(64);
        for (public, code, told) in [
            (key.as_str(), Some(0), "the audit is whole"),
            (other.as_str(), Some(1), "another key"),
            ("0123", Some(2), "64 hexadecimal digits"),
        ] {
            let words = ["audit", "verify", "--witness", witness, "--public", public];
            let found = said(&register, folder, &words);
            assert_eq!(found.0, code, "{found:?}");
            assert!(found.1.contains(told), "{found:?}");
        }
        let proved = ["audit", "verify", "--witness", witness];
        for (text, told) in [
            (root.replace("\nlanes ", "\nlanes 1"), "damaged"),
            ("Biên bản".to_owned(), "it is not a root of the audit"),
        ] {
            fs::write(&file, text).unwrap();
            let found = said(&register, folder, &proved);
            assert_eq!(found.0, Some(1), "{found:?}");
            assert!(found.1.contains(told), "{found:?}");
        }
        fs::write(&file, &root).unwrap();

        let change = register.write(|tx, _| {
            disarm(tx)?;
            let sql = "update audit set detail = '{}~' where event = 'petition.filed'";
            Ok(tx.execute(sql, params![])?)
        });
        assert_eq!(change.await.unwrap(), 1);
        for words in [&proved[..], &["check"][..]] {
            let (code, told) = said(&register, folder, words);
            assert_eq!(code, Some(1), "{told}");
            let named = "audit 14005-2025.ubnd#";
            assert!(
                told.contains(named) && told.contains("it was changed"),
                "{told}"
            );
        }
    }
}
