//! The dossier of a case taken out of the register: bound, packed, and without what lies under a seal.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::PathBuf;

use axum::http::StatusCode;
use casework::Id;
use casework::access::Actor;
use casework::document::Upload;
use casework::petition::{Handling, RawFiling};
use casework::testing::{complaint, finding};
use data_encoding::HEXLOWER;
use law::procedure::{Class, Post};
use paper::binding::Sheaf;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use zip::ZipArchive;

use super::desk::{Desk, desks};
use super::papers::press_of;
use super::{COMMUNE, NEIGHBOUR};
use crate::dossier::{Note, packed, put_together};
use crate::keyring::tests::page;

fn upload(name: &str, bytes: &[u8]) -> Upload {
    Upload::new(name.to_owned(), bytes.to_vec())
}

/// The smallest picture: one point.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54, 8,
    0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// A case of a letter with these files.
async fn case(desk: &Desk, class: Class, raw: RawFiling, rule: &str) -> Id {
    let (register, officer) = (&desk.register, &desk.officer);
    let filed = register.file(officer, raw).await.unwrap();
    let found = finding(class, COMMUNE);
    register.classify(officer, filed.id, found).await.unwrap();
    let handling = Handling {
        rule: rule.to_owned(),
        ..Handling::default()
    };
    register
        .handle(officer, filed.id, handling)
        .await
        .unwrap()
        .case
        .unwrap()
}

fn press(folder: &TempDir) -> PathBuf {
    press_of(folder, &page())
}

fn unpacked(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_holds_every_document_in_the_order_of_the_law_and_the_hashes_of_all() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let raw = RawFiling {
            files: vec![
                upload("so do.pdf", &page()),
                upload("anh.png", PNG),
                upload("hong.pdf", b"%PDF-1.4 broken"),
                upload("ghi chep.txt", "Lời trình bày".as_bytes()),
            ],
            ..complaint(COMMUNE)
        };
        let case = case(&desk, Class::Complaint, raw, "XD-02").await;
        desk.register
            .take(&desk.officer, case, "accept", &[])
            .await
            .unwrap();
        let app = desk.app(Some(press(&folder)));
        let dossier = put_together(&app, &desk.officer, case).await.unwrap();
        let told: Vec<_> = dossier
            .sheets
            .iter()
            .map(|one| (one.part, one.pages, one.note))
            .collect();
        let expected = [
            (0, Some((1, 1)), None),
            (1, Some((2, 2)), None),
            (1, Some((3, 3)), None),
            (1, None, Some(Note::Unreadable)),
            (1, None, Some(Note::Loose)),
            (5, None, Some(Note::Unissued)),
        ];
        assert_eq!(told, expected);
        assert_eq!(
            Sheaf::read(&dossier.pdf).unwrap().len(),
            4,
            "the front and three documents"
        );
        let files = unpacked(packed(&app, dossier).await.unwrap().bytes);
        let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
        assert_eq!(sums.lines().count(), files.len() - 1);
        for line in sums.lines() {
            let (hash, name) = line.split_once("  ").unwrap();
            assert_eq!(
                hash,
                HEXLOWER.encode(&Sha256::digest(&files[name])),
                "{name}"
            );
        }
        assert_eq!(files["documents/002.pdf"], page());
        assert_eq!(files["documents/005.txt"], "Lời trình bày".as_bytes());
        let data: serde_json::Value = serde_json::from_slice(&files["dossier.json"]).unwrap();
        assert_eq!(data["docket"].as_array().unwrap().len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_denouncer_sent_does_not_leave_with_the_dossier() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let raw = RawFiling {
            files: vec![upload("chu viet tay cua Lan.pdf", &page())],
            ..complaint(COMMUNE)
        };
        let name = raw.people[0].identity.name.clone();
        let case = case(&desk, Class::Denunciation, raw, "XD-09").await;
        let app = desk.app(Some(press(&folder)));
        let dossier = put_together(&app, &desk.officer, case).await.unwrap();
        let file = &dossier.sheets[1];
        assert_eq!(
            (file.note, file.content.is_none()),
            (Some(Note::Sealed), true)
        );
        let files = unpacked(packed(&app, dossier).await.unwrap().bytes);
        for (file, content) in &files {
            let text = String::from_utf8_lossy(content);
            assert!(!text.contains(&name) && !text.contains("cua Lan"), "{file}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_export_the_dossier_of_a_case_he_sees_gets_it_and_it_goes_on_record() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let case = case(&desk, Class::Complaint, complaint(COMMUNE), "XD-02").await;
        let verifier = desk.official(COMMUNE, &[Post::Verifier], false).await;
        let stranger = desk.official(NEIGHBOUR, &[Post::Head], false).await;
        let status = async |who: &Actor, file: &str| {
            let browser = desk.browser_with(who, Some(press(&folder))).await;
            browser
                .open(&format!("/cases/{case}/dossier.{file}"))
                .await
                .status
        };
        for file in ["pdf", "zip"] {
            assert_eq!(status(&verifier, file).await, StatusCode::FORBIDDEN);
            assert_eq!(status(&stranger, file).await, StatusCode::NOT_FOUND);
            assert_eq!(status(&desk.officer, file).await, StatusCode::OK);
        }
        let head = desk.browser_with(&desk.officer, None).await;
        head.open(&format!("/cases/{case}"))
            .await
            .says(&["dossier.pdf", "dossier.zip"]);
        let reader = desk.browser_with(&verifier, None).await;
        let page = reader.open(&format!("/cases/{case}")).await;
        assert!(
            !page.body.contains("dossier.pdf"),
            "no link for who may not"
        );
        let trail = head.open(&format!("/cases/{case}/trail")).await;
        trail.says(&["Xuất hồ sơ vụ việc"]);
    }
}
