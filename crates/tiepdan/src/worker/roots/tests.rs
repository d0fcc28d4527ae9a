//! The root of a day reaches its witnesses once, and anybody proves it with OpenSSL alone.

use std::fs;
use std::process::Command;

use casework::testing::{Register, complaint, registers};
use casework::witness::Kept;
use data_encoding::{BASE64, HEXLOWER};
use jiff::Timestamp;
use jiff::civil::date;
use law::procedure::Post;
use sha2::{Digest, Sha256};

use super::*;
use crate::app::Settings;
use crate::startup::Chance;

const COMMUNE: &str = "14005-2025.ubnd";

/// The program at a moment, with a folder of a witness and one of the machine's mail.
fn program(register: &Register, folder: &Path, moment: &str) -> App {
    let at: Timestamp = moment.parse().unwrap();
    let settings = Settings {
        mail: Some(folder.join("mail")),
        witness: Some(folder.join("witness")),
        witness_mail: Some("thanhtra@ninhbinh.gov.vn".to_owned()),
        ..Settings::default()
    };
    let law = Arc::clone(&register.at.law);
    let store = register.store.clone();
    let app = App::new(
        Clock::standing_at(at),
        Chance::counting(),
        settings,
        store,
        law,
    );
    app.unwrap().with_audit_key(Key::of_secret(&[7; 32]))
}

async fn folders(register: &Register) -> tempfile::TempDir {
    let officer = register
        .official(COMMUNE, &[Post::PetitionOfficer], false)
        .await
        .unwrap();
    register.file(&officer, complaint(COMMUNE)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    for name in ["mail", "witness"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    folder
}

async fn faults(register: &Register, text: &str) -> Vec<String> {
    let kept = Kept::parse(text).unwrap();
    let compared = register.read(move |tx, _| kept.compare(tx, None));
    compared.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_root_of_a_day_is_drawn_after_midnight_in_vietnam_and_handed_over_once() {
    for register in registers(date(2026, 7, 6)).await.unwrap() {
        let folder = folders(&register).await;
        let witness = folder.path().join("witness");
        let names = |of: &str| -> Vec<String> {
            let files = fs::read_dir(folder.path().join(of)).unwrap();
            let mut names: Vec<String> = files
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        // Monday, 23:59 in Vietnam: the first root is that of Sunday, before anything was filed.
        let app = program(&register, folder.path(), "2026-07-06T16:59:00Z");
        round(&app).await.unwrap();
        assert_eq!(names("witness"), ["root-2026-07-05.txt"]);
        let app = program(&register, folder.path(), "2026-07-06T17:01:00Z");
        round(&app).await.unwrap();
        fs::remove_file(folder.path().join("mail").join("root-2026-07-05.eml")).unwrap();
        round(&app).await.unwrap();
        assert_eq!(
            names("witness"),
            ["root-2026-07-05.txt", "root-2026-07-06.txt"]
        );
        assert_eq!(
            names("mail"),
            ["root-2026-07-06.eml"],
            "what was sent is not sent again"
        );

        let text = fs::read_to_string(witness.join("root-2026-07-06.txt")).unwrap();
        assert!(text.contains("\nlane 14005-2025.ubnd#"), "{text}");
        assert_eq!(faults(&register, &text).await, Vec::<String>::new());
        let letter = folder.path().join("mail").join("root-2026-07-06.eml");
        let letter = fs::read_to_string(letter).unwrap();
        let (head, body) = letter.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("To: thanhtra@ninhbinh.gov.vn"), "{head}");
        let body = BASE64.decode(body.replace("\r\n", "").as_bytes()).unwrap();
        let body = String::from_utf8(body).unwrap();
        assert!(!body.contains("lane 14005"), "{body}");
        assert_eq!(faults(&register, &body).await, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_witness_keeps_is_never_written_over() {
    for register in registers(date(2026, 7, 6)).await.unwrap() {
        let folder = folders(&register).await;
        let path = folder.path().join("witness").join("root-2026-07-05.txt");
        fs::write(&path, "kept by somebody").unwrap();
        let app = program(&register, folder.path(), "2026-07-06T02:00:00Z");
        round(&app).await.unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "kept by somebody");
        let waiting = register.read(|tx, _| witness::unhanded(tx, FOLDER));
        assert_eq!(waiting.await.unwrap(), [date(2026, 7, 5)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outsider_proves_a_root_with_openssl_as_the_document_says() {
    let register = registers(date(2026, 7, 6)).await.unwrap().remove(0);
    let folder = folders(&register).await;
    let app = program(&register, folder.path(), "2026-07-07T02:00:00Z");
    round(&app).await.unwrap();
    let text = folder.path().join("witness").join("root-2026-07-06.txt");
    let text = fs::read_to_string(text).unwrap();
    let statement: String = text.split_inclusive('\n').take(9).collect();
    let value = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_once(' ').unwrap().1.to_owned()
    };
    let bytes = |text: &str| HEXLOWER.decode(text.as_bytes()).unwrap();
    let key = [bytes("302a300506032b6570032100"), bytes(&value("key "))].concat();
    fs::write(folder.path().join("key.der"), key).unwrap();
    fs::write(folder.path().join("signature"), bytes(&value("signature "))).unwrap();
    let proves = |statement: &str| {
        fs::write(folder.path().join("statement"), statement).unwrap();
        let words = "pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in statement -sigfile signature";
        let told = Command::new("openssl")
            .args(words.split(' '))
            .current_dir(folder.path())
            .output();
        told.unwrap().status.success()
    };
    assert!(proves(&statement));
    assert!(!proves(&statement.replace("lanes ", "lanes 1")));
    let hash = HEXLOWER.encode(&Sha256::digest(statement.as_bytes()));
    assert_eq!(hash, value("root "));
}
