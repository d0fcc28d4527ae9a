//! A paper through its pages: from the step that issues it to the proof that anybody may ask for.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use axum::http::StatusCode;
use law::procedure::{Class, Post};
use tempfile::TempDir;

use super::desk::{Desk, desks};
use super::{COMMUNE, NEIGHBOUR};

/// A press of the shell that answers every order with the same small PDF.
fn press(folder: &TempDir) -> PathBuf {
    press_of(folder, b"%PDF-1.7")
}

/// A press of the shell that answers every order with this PDF.
pub(super) fn press_of(folder: &TempDir, pdf: &[u8]) -> PathBuf {
    let (path, answer) = (
        folder.path().join("tiepdan-press"),
        folder.path().join("answer"),
    );
    let length = u32::try_from(pdf.len() + 1).unwrap().to_be_bytes();
    fs::write(&answer, [&length[..], &[0], pdf].concat()).unwrap();
    let script = format!(
        "#!/bin/sh\nset -- $(/usr/bin/head -c 4 | /usr/bin/od -An -tu1)\n\
         /usr/bin/head -c $(($1 * 16777216 + $2 * 65536 + $3 * 256 + $4)) >/dev/null\n/usr/bin/cat {}\n",
        answer.display()
    );
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// An accepted complaint of a desk, and the address of its one paper.
pub(super) async fn accepted(desk: &Desk) -> String {
    let case = desk.case(Class::Complaint).await;
    let accepted = desk.register.take(&desk.officer, case, "accept", &[]).await;
    accepted.unwrap();
    let page = desk.browser().await.open(&format!("/cases/{case}")).await;
    let (_, rest) = page.body.split_once("/papers/").unwrap();
    format!("/papers/{}", rest.split('"').next().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_written_on_issued_once_issued_again_and_proved_to_anybody() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let paper = accepted(&desk).await;
        let browser = desk.browser_with(&desk.officer, Some(press(&folder))).await;
        let page = browser.open(&paper).await;
        page.says(&["Thông báo thụ lý", "1/TB-UBND", "Phát hành", "preview.pdf"]);
        let preview = browser.open(&format!("{paper}/preview.pdf")).await;
        assert_eq!(
            (preview.status, preview.body.as_str()),
            (StatusCode::OK, "%PDF-1.7")
        );
        let written = [("version", "0"), ("texts.documents", "Bản đồ địa chính")];
        let saved = browser.send(&paper, &written).await;
        assert_eq!(
            (saved.status, saved.location.as_str()),
            (StatusCode::SEE_OTHER, paper.as_str())
        );
        let page = browser.open(&paper).await;
        page.says(&["Bản đồ địa chính"]);
        let version = page.value("version");
        let issuing = [
            ("version", version.as_str()),
            ("texts.documents", "Bản đồ địa chính"),
        ];
        let issued = browser.send(&format!("{paper}/issue"), &issuing).await;
        assert_eq!(issued.status, StatusCode::SEE_OTHER, "{}", issued.body);
        let page = browser.open(&paper).await;
        page.says(&[
            "Bản đã phát hành",
            "Mã kiểm chứng",
            "SHA-256",
            "Soạn bản thay thế",
        ]);
        assert!(
            !page.body.contains("Lưu bản thảo"),
            "it is not written on any more"
        );
        let pdf = browser.open(&format!("{paper}/1")).await;
        assert_eq!(
            (pdf.status, pdf.body.as_str()),
            (StatusCode::OK, "%PDF-1.7")
        );
        let twice = browser.send(&format!("{paper}/issue"), &issuing).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        twice.says(&["Văn bản đã phát hành"]);
        let again = [("reason", "Sai địa chỉ người khiếu nại")];
        let begun = browser.send(&format!("{paper}/again"), &again).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        browser
            .open(&paper)
            .await
            .says(&["Lưu bản thảo", "Bản đồ địa chính"]);
        let code = page
            .body
            .split_once("Mã kiểm chứng <span class=\"code\">")
            .unwrap()
            .1;
        let (code, _) = code.split_at(14);
        let proof = browser
            .open(&format!("/prove/{}", code.to_lowercase()))
            .await;
        proof.says(&["Văn bản này có trong sổ", "1/TB-UBND", "06/07/2026", code]);
        assert!(
            !proof.body.contains("Đỗ Thị Ước"),
            "nothing that stands in it is shown"
        );
        let unknown = browser.open("/prove/AAAA-AAAA-AAAA").await;
        unknown.says(&["Không có văn bản nào như vậy"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_printing_program_the_page_says_so_and_how_to_add_it() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let paper = accepted(&desk).await;
        let nowhere = folder.path().join("tiepdan-press");
        let browser = desk.browser_with(&desk.officer, Some(nowhere)).await;
        let page = browser.open(&paper).await;
        page.says(&[
            "Chưa cài chương trình in",
            "cargo build --release -p press",
            "Lưu bản thảo",
        ]);
        assert!(!page.body.contains("/issue"));
        let preview = browser.open(&format!("{paper}/preview.pdf")).await;
        assert_eq!(preview.status, StatusCode::SERVICE_UNAVAILABLE);
        preview.says(&["Chưa cài chương trình in"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_sees_no_paper_and_a_reader_cannot_issue() {
    for desk in desks().await {
        let folder = TempDir::new().unwrap();
        let paper = accepted(&desk).await;
        let stranger = desk.official(NEIGHBOUR, &[Post::Head], false).await;
        let browser = desk.browser_with(&stranger, Some(press(&folder))).await;
        for path in ["", "/preview.pdf", "/1"] {
            let answer = browser.open(&format!("{paper}{path}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        let archivist = desk.official(COMMUNE, &[Post::Archivist], false).await;
        let browser = desk.browser_with(&archivist, Some(press(&folder))).await;
        let page = browser.open(&paper).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("/issue"), "no button for who may not");
        let refused = browser
            .send(&format!("{paper}/issue"), &[("version", "0")])
            .await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}
