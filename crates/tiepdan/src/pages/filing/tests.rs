//! Filing without an account, as a browser meets it, on every engine.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use law::procedure::Post;

use crate::testing::{Browser, Shown, Site, sites};

const DAY: Date = date(2026, 11, 23);
const WRITE: &str = "/file/14533-2025.ubnd";

async fn waiting(site: &Site) -> Shown {
    let officer = site.official("14533-2025.ubnd", &[Post::PetitionOfficer]);
    officer.await.1.open("/queue").await
}

async fn sent(browser: &mut Browser, class: &str) -> Shown {
    let form = browser.open(WRITE).await;
    let once = form.field("once");
    let fields = [
        ("once", once.as_str()),
        ("class", class),
        ("people.0.name", "Đỗ Thị Ước"),
        ("people.0.address", "Thôn 3"),
        ("text", "Đường thôn 3 hỏng."),
    ];
    browser.send(WRITE, &form, &fields).await
}

#[tokio::test]
async fn a_unit_is_found_by_half_its_name_and_what_is_no_body_takes_no_petition() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        assert!(citizen.open("/").await.says("action=\"/file\""));
        let found = citizen.open("/file?q=tay+hoa+lu").await;
        assert!(found.says(&format!("href=\"{WRITE}\"")));
        for nowhere in ["/file/14533-2025", "/file/nowhere", "/file/37.ubnd"] {
            assert_eq!(
                citizen.open(nowhere).await.status,
                StatusCode::NOT_FOUND,
                "{nowhere}"
            );
        }
    }
}

#[tokio::test]
async fn everything_that_was_typed_survives_what_is_wrong_with_it() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        let form = citizen.open(WRITE).await;
        let fields = [
            ("class", "complaint"),
            ("rows", "2"),
            ("people.0.name", "Đỗ Thị Ước"),
            ("people.0.address", "Thôn 3"),
            ("people.1.name", "Lê An"),
            ("people.1.phone", "không nhớ"),
            ("respondent", "Ông Ba"),
        ];
        let again = citizen.send(WRITE, &form, &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        for typed in [
            "Đỗ Thị Ước",
            "Lê An",
            "không nhớ",
            "Ông Ba",
            "value=\"complaint\" checked",
        ] {
            assert!(again.says(typed), "{typed}");
        }
        assert!(again.says("href=\"#f-text\"") && waiting(&site).await.says("0</span>"));
        let wrong = citizen
            .send(WRITE, &again, &[&fields[..], &[("text", "Việc")]].concat())
            .await;
        assert!(wrong.says("href=\"#f-people.1.phone\""));
        let more = citizen
            .send(WRITE, &again, &[&fields[..], &[("do", "person")]].concat())
            .await;
        assert!(more.status == StatusCode::OK && more.says("people.2.name") && more.says("Lê An"));
    }
}

#[tokio::test]
async fn the_receipt_shows_code_secret_and_the_terms_ahead_and_is_cleared_on_request() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        assert_eq!(citizen.open("/file-receipt").await.location(), "/file");
        assert_eq!(
            sent(&mut citizen, "complaint").await.location(),
            "/file-receipt"
        );
        let receipt = citizen.open("/file-receipt").await;
        assert!(receipt.says("1/2026") && receipt.says("class=\"codes\""));
        assert!(receipt.says("Điều 27 Luật 02/2011/QH13"));
        assert_eq!(receipt.header("cache-control"), "no-store");
        citizen.send("/file-receipt", &receipt, &[]).await;
        assert_eq!(citizen.open("/file-receipt").await.location(), "/file");
    }
}

#[tokio::test]
async fn a_form_that_is_sent_twice_files_one_petition() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        let form = citizen.open(WRITE).await;
        let once = form.field("once");
        let fields = [
            ("once", once.as_str()),
            ("class", "unsure"),
            ("people.0.name", "Đỗ Thị Ước"),
            ("people.0.address", "Thôn 3"),
            ("text", "Đường thôn 3 hỏng."),
        ];
        for _ in 0..2 {
            let answer = citizen.send(WRITE, &form, &fields).await;
            assert_eq!(answer.location(), "/file-receipt");
        }
        let queue = waiting(&site).await;
        assert!(queue.says("1/2026") && !queue.says("2/2026"));
        let mut edited = fields;
        edited[3].1 = "Đường thôn 4 hỏng.";
        citizen.send(WRITE, &form, &edited).await;
        assert!(waiting(&site).await.says("2/2026"));
        edited[0].1 = "";
        let without = citizen.send(WRITE, &form, &edited).await;
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_denunciation_may_come_without_a_name_and_is_sealed_from_the_first_byte() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        let form = citizen.open(WRITE).await;
        let once = form.field("once");
        let mut fields = vec![
            ("once", once.as_str()),
            ("class", "complaint"),
            ("text", "Ông Ba nhận tiền."),
        ];
        let refused = citizen.send(WRITE, &form, &fields).await;
        assert!(refused.says("href=\"#f-people.0.name\""));
        fields[1].1 = "denunciation";
        assert_eq!(
            citizen.send(WRITE, &form, &fields).await.location(),
            "/file-receipt"
        );
        let open: i64 = site
            .register
            .read(|tx, _| {
                let sql = "select cast(count(*) as bigint) as n from open_text";
                Ok(tx.first(sql, store::params![])?.unwrap().get("n")?)
            })
            .await
            .unwrap();
        assert_eq!(open, 0);
    }
}

#[tokio::test]
async fn a_hall_that_files_much_is_taken_to_the_last_petition_and_the_officer_sees_who_files_often()
{
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        for _ in 0..34 {
            let taken = sent(&mut citizen, "unsure").await;
            assert_eq!(taken.location(), "/file-receipt");
        }
        let mut often = site.visitor();
        for _ in 0..5 {
            let form = often.open(WRITE).await;
            let once = form.field("once");
            let fields = [
                ("once", once.as_str()),
                ("class", "recommendation"),
                ("people.0.name", "Lê Văn Chăm"),
                ("people.0.id_number", "037188004444"),
                ("people.0.address", "Thôn 3"),
                ("text", "Đường thôn 3 hỏng."),
            ];
            let taken = often.send(WRITE, &form, &fields).await;
            assert_eq!(taken.location(), "/file-receipt");
        }
        let (actor, mut officer) = site
            .official("14533-2025.ubnd", &[Post::PetitionOfficer])
            .await;
        let found = site
            .register
            .read(move |tx, _| casework::petition::find(tx, &actor.scope(), "39/2026", 1));
        let last = found.await.unwrap().remove(0).id;
        let shown = officer.open(&format!("/petitions/{last}")).await;
        assert!(shown.says("đã gửi 5 đơn"), "{}", shown.body);
    }
}

#[tokio::test]
async fn what_a_stranger_wrote_is_shown_as_text_and_acts_nowhere() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        let form = citizen.open(WRITE).await;
        let once = form.field("once");
        let fields = [
            ("once", once.as_str()),
            ("class", "recommendation"),
            ("people.0.name", "Đỗ Thị Ước"),
            ("people.0.address", "Thôn 3"),
            (
                "text",
                "<script>alert(1)</script><img src=x onerror=alert(2)>",
            ),
        ];
        let taken = citizen.send(WRITE, &form, &fields).await;
        assert_eq!(taken.location(), "/file-receipt");
        let (actor, mut officer) = site
            .official("14533-2025.ubnd", &[Post::PetitionOfficer])
            .await;
        let found = site
            .register
            .read(move |tx, _| casework::petition::find(tx, &actor.scope(), "1/2026", 1));
        let id = found.await.unwrap().remove(0).id;
        let shown = format!("/petitions/{id}");
        let classified = format!("{shown}/classification");
        for path in ["/queue", &shown, &classified] {
            let page = officer.open(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.says("<script>alert"), "{path}: {}", page.body);
            assert!(!page.says("<img src=x"), "{path}: {}", page.body);
        }
        let page = officer.open(&shown).await;
        assert!(page.says("&#60;script&#62;alert(1)"), "{}", page.body);
    }
}
