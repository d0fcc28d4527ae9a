//! A signed paper through its page: issued by an office with keys, downloaded, judged by `pdfsig`.

use std::fs;
use std::path::Path;
use std::process::Command;

use axum::http::StatusCode;
use tempfile::TempDir;

use super::COMMUNE;
use super::desk::{Desk, desks};
use super::papers::{accepted, press_of};
use crate::keyring::tests::{judged, key, page};
use crate::keyring::{Keyring, read};
use crate::papers::tests::variable;

/// The office's own key, and that of its head where his account is named.
fn keys(folder: &Path, head: Option<&str>) -> Keyring {
    let named = |extra: &str, file: &str| {
        key(folder, file);
        format!(
            "[[key]]\nunit = \"{COMMUNE}\"\n{extra}pkcs12 = \"{file}.p12\"\npassword = \"password\"\n"
        )
    };
    let text = match head {
        Some(account) => named(&format!("official = \"{account}\"\n"), "truong"),
        None => named("", "xa"),
    };
    let path = folder.join("signing.toml");
    fs::write(&path, text).unwrap();
    read(&path).unwrap()
}

/// The paper of an accepted complaint, issued through its page before a server with these keys.
async fn issued(desk: &Desk, folder: &TempDir, keyring: Keyring) -> Vec<u8> {
    let press = variable("TIEPDAN_TEST_PRESS");
    let press = press.unwrap_or_else(|| press_of(folder, &page()));
    let app = desk.app(Some(press)).with_keys(keyring);
    let paper = accepted(desk).await;
    let browser = desk.browser_at(&desk.officer, app).await;
    let issue = format!("{paper}/issue");
    let sent = browser.send(&issue, &[("version", "0")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let pdf = browser.open(&format!("{paper}/1")).await;
    assert_eq!(pdf.status, StatusCode::OK);
    pdf.bytes
}

/// The words on a paper of the real press; none of that of the shell, which prints an empty page.
fn words(folder: &TempDir, pdf: &[u8]) -> Option<String> {
    variable("TIEPDAN_TEST_PRESS")?;
    let path = folder.path().join("read.pdf");
    fs::write(&path, pdf).unwrap();
    let read = Command::new("pdftotext").arg(&path).arg("-").output();
    Some(String::from_utf8(read.unwrap().stdout).unwrap())
}

/// The same with the last bit of its header turned.
fn changed(pdf: &[u8]) -> Vec<u8> {
    let mut changed = pdf.to_vec();
    changed[7] ^= 1;
    changed
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_with_a_key_signs_what_it_issues_and_one_changed_bit_is_noticed() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let pdf = issued(&desk, &folder, keys(folder.path(), None)).await;
        let by = |valid| vec![("xa".to_owned(), valid)];
        assert_eq!(judged(folder.path(), &pdf), by(true));
        assert_eq!(judged(folder.path(), &changed(&pdf)), by(false));
        if let Some(words) = words(&folder, &pdf) {
            let signed = "Ủy ban nhân dân xã Nam Ninh\n06-07-2026 08:00:00 +07:00";
            assert!(words.contains(signed), "{words}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_with_a_key_of_his_own_signs_by_his_name() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let keyring = keys(folder.path(), Some(&desk.officer.sign_in));
        let pdf = issued(&desk, &folder, keyring).await;
        let by = |valid| vec![("truong".to_owned(), valid)];
        assert_eq!(judged(folder.path(), &pdf), by(true));
        assert_eq!(judged(folder.path(), &changed(&pdf)), by(false));
        if let Some(words) = words(&folder, &pdf) {
            let signed = "Nguyễn Văn Mẫu\n06-07-2026 08:00:00 +07:00";
            assert!(words.contains(signed), "{words}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_without_a_key_issues_an_unsigned_paper_that_names_no_signature() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let pdf = issued(&desk, &folder, Keyring::default()).await;
        assert!(judged(folder.path(), &pdf).is_empty());
        if let Some(words) = words(&folder, &pdf) {
            assert!(!words.contains("+07:00"), "{words}");
        }
    }
}
