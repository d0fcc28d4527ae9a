//! Petitions worked on through the pages, on every engine.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use law::procedure::Post;

use crate::testing::{Browser, Shown, Site, sites};

const COMMUNE: &str = "14533-2025.ubnd";
const NEIGHBOUR: &str = "14005-2025.ubnd";
const DAY: Date = date(2026, 11, 23);
const OFFICER: &[Post] = &[Post::PetitionOfficer];
const TEXT: &str = "Tôi đề nghị xem xét lại việc thu hồi 200 m2 đất.";

/// Registers a petition by post and gives its page.
async fn registered(browser: &mut Browser, class: &str, text: &str) -> String {
    let form = browser.open("/queue/new").await;
    let once = form.field("once");
    let fields = [
        ("once", once.as_str()),
        ("channel", "post"),
        ("received_on", "2026-11-20"),
        ("class", class),
        ("rows", "1"),
        ("people.0.name", "Đỗ Thị Ước"),
        ("people.0.address", "Thôn 3"),
        ("text", text),
    ];
    let answer = browser.send("/queue/new", &form, &fields).await;
    let (page, receipt) = answer.location().rsplit_once('/').unwrap();
    assert_eq!(receipt, "receipt");
    page.to_owned()
}

/// Classifies a petition that this unit settles, or another one.
async fn classified(browser: &mut Browser, page: &str, class: &str, competent: &str) -> Shown {
    let path = format!("{page}/classification");
    let form = browser.open(&path).await;
    let expected = form.field("expected");
    browser
        .send(&path, &form, &finding(class, competent, &expected))
        .await
}

fn finding<'a>(class: &'a str, competent: &'a str, expected: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("expected", expected),
        ("class", class),
        ("stage", "first"),
        ("summary", "Không đồng ý việc thu hồi đất"),
        ("field", "land.recovery"),
        ("ineligibility", "eligible"),
        ("facts", "conditions_met"),
        ("competent", competent),
        ("branch", "administrative"),
    ]
}

async fn here(site: &Site) -> Browser {
    site.official(COMMUNE, OFFICER).await.1
}

#[tokio::test]
async fn a_petition_by_post_is_registered_classified_and_opens_a_case() {
    for site in sites(DAY).await {
        let mut officer = here(&site).await;
        let page = registered(&mut officer, "complaint", TEXT).await;
        assert!(officer.open("/queue").await.says("Đỗ Thị Ước"));
        let first = officer.open(&page).await;
        assert!(first.says(TEXT) && first.says(&format!("{page}/classification")));
        assert!(first.says("Người gửi đơn nêu là"));
        let asked = officer.open(&format!("{page}/classification")).await;
        assert!(
            asked.says("value=\"complaint\" checked"),
            "what the petitioner said is proposed"
        );
        assert_eq!(
            classified(&mut officer, &page, "complaint", COMMUNE)
                .await
                .location(),
            page
        );
        let path = format!("{page}/handling");
        let form = officer.open(&path).await;
        assert!(form.says("value=\"XD-02\" data-outcome=\"accept\" checked"));
        let expected = form.field("expected");
        let fields = [
            ("expected", expected.as_str()),
            ("rule", "XD-02"),
            ("contents", "Giá bồi thường\nDiện tích"),
        ];
        let case = officer.send(&path, &form, &fields).await;
        assert!(case.location().starts_with("/cases/"));
        assert!(officer.open("/queue?state=handled").await.says("1/2026"));
        assert_eq!(officer.open(&path).await.location(), page);
    }
}

#[tokio::test]
async fn a_denouncer_is_masked_on_every_page_until_the_seal_is_opened_for_a_reason() {
    for site in sites(DAY).await {
        let mut officer = here(&site).await;
        let page = registered(&mut officer, "denunciation", "Ông chủ tịch nhận tiền.").await;
        for path in [
            "/queue".to_owned(),
            page.clone(),
            format!("{page}/receipt"),
            format!("{page}/classification"),
        ] {
            let shown = officer.open(&path).await;
            assert_eq!(shown.status, StatusCode::OK, "{path}");
            assert!(!shown.says("Ước") && !shown.says("nhận tiền"), "{path}");
        }
        let form = officer.open("/queue/new").await;
        let typed = [("find", "do thi")];
        let found = officer.send("/parts/people", &form, &typed).await;
        assert_eq!(found.status, StatusCode::OK);
        assert!(!found.says("Ước"), "{}", found.body);
        let path = format!("{page}/seal");
        let short = officer.fill(&path, &[("reason", "xem")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!short.says("Ước"));
        let opened = officer
            .fill(&path, &[("reason", "Kiểm tra điều kiện thụ lý")])
            .await;
        assert!(opened.says("Đỗ Thị Ước") && opened.says("nhận tiền"));
        assert_eq!(opened.header("cache-control"), "no-store");
        let on_record: i64 = site
            .register
            .read(|tx, _| {
                let sql =
                    "select cast(count(*) as bigint) as n from audit where event = 'seal.opened'";
                Ok(tx.first(sql, store::params![])?.unwrap().get("n")?)
            })
            .await
            .unwrap();
        assert_eq!(on_record, 1);
    }
}

#[tokio::test]
async fn a_classification_that_somebody_else_made_meanwhile_is_shown_beside_what_was_typed() {
    for site in sites(DAY).await {
        let (mut one, mut other) = (here(&site).await, here(&site).await);
        let page = registered(&mut one, "", TEXT).await;
        let path = format!("{page}/classification");
        let form = other.open(&path).await;
        let expected = form.field("expected");
        classified(&mut one, &page, "recommendation", COMMUNE).await;
        let mut late = finding("complaint", COMMUNE, &expected);
        late[3].1 = "Tóm tắt của người sau";
        let stale = other.send(&path, &form, &late).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
        assert!(stale.says("Tóm tắt của người sau") && stale.says("Kiến nghị, phản ánh</dd>"));
        let expected = stale.field("expected");
        let again = other
            .send(&path, &stale, &finding("complaint", COMMUNE, &expected))
            .await;
        assert_eq!(again.location(), page);
    }
}

#[tokio::test]
async fn a_denunciation_is_transferred_once_and_the_second_time_names_the_article() {
    for site in sites(DAY).await {
        let mut officer = here(&site).await;
        let transfer = ["Ông Ba nhận tiền.", "Ông Ba nhận tiền."];
        let mut last = None;
        for text in transfer {
            let page = registered(&mut officer, "denunciation", text).await;
            classified(&mut officer, &page, "denunciation", NEIGHBOUR).await;
            let path = format!("{page}/handling");
            let form = officer.open(&path).await;
            let expected = form.field("expected");
            let fields = [
                ("expected", expected.as_str()),
                ("rule", "XD-10"),
                ("sent_to_typed", NEIGHBOUR),
            ];
            last = Some(officer.send(&path, &form, &fields).await);
        }
        let refused = last.unwrap();
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(
            refused.says("Điều 24 Luật 25/2018/QH14"),
            "{}",
            refused.body
        );
        assert!(refused.says("value=\"TC-04\" data-outcome=\"file\""));
        let mut neighbour = site.official(NEIGHBOUR, OFFICER).await.1;
        assert!(!neighbour.open("/queue").await.says("Ước"));
    }
}

#[tokio::test]
async fn a_unit_typed_by_half_its_name_is_chosen_from_those_it_may_mean() {
    for site in sites(DAY).await {
        let mut officer = here(&site).await;
        let page = registered(&mut officer, "recommendation", TEXT).await;
        classified(&mut officer, &page, "recommendation", NEIGHBOUR).await;
        let path = format!("{page}/handling");
        let form = officer.open(&path).await;
        let expected = form.field("expected");
        let typed = [
            ("expected", expected.as_str()),
            ("rule", "XD-17"),
            ("sent_to_typed", "tân lập"),
        ];
        let several = officer.send(&path, &form, &typed).await;
        assert_eq!(several.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(several.says("name=\"sent_to\" value=\""));
        let chosen = several.field("sent_to");
        let fields = [
            typed.as_slice(),
            &[("sent_to_shown", "tân lập"), ("sent_to", &chosen)],
        ];
        let sent = officer.send(&path, &several, &fields.concat()).await;
        assert_eq!(sent.location(), page);
        let answer = [("kind", "received"), ("text", "Đã giải quyết xong.")];
        let told = officer.fill(&format!("{page}/reply"), &answer).await;
        assert_eq!(told.location(), page);
        assert!(officer.open(&page).await.says("Đã giải quyết xong."));
    }
}

#[tokio::test]
async fn nobody_of_another_unit_sees_a_petition_and_nobody_without_a_post_opens_its_seal() {
    for site in sites(DAY).await {
        let mut officer = here(&site).await;
        let page = registered(&mut officer, "denunciation", TEXT).await;
        let mut neighbour = site.official(NEIGHBOUR, OFFICER).await.1;
        for path in ["", "/classification", "/handling", "/receipt", "/seal"] {
            let shown = neighbour.open(&format!("{page}{path}")).await;
            assert_eq!(shown.status, StatusCode::NOT_FOUND, "{path}");
            let visitor = site.visitor().open(&format!("{page}{path}")).await;
            assert!(visitor.location().starts_with("/sign-in?then="), "{path}");
        }
        let mut settler = site.official(COMMUNE, &[Post::Settler]).await.1;
        let refused = settler.open(&format!("{page}/seal")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_file_is_given_out_so_that_nothing_in_it_can_act() {
    for site in sites(DAY).await {
        let mut officer = here(&site).await;
        let form = officer.open("/queue/new").await;
        let once = form.field("once");
        let fields = [
            ("once", once.as_str()),
            ("channel", "post"),
            ("received_on", "2026-11-20"),
            ("rows", "1"),
            ("text", TEXT),
        ];
        let file = ("đơn <b>.txt", "Kính gửi: <Ủy ban>");
        let answer = officer.send_file("/queue/new", &form, &fields, file).await;
        let page = answer.location().replace("/receipt", "");
        let shown = officer.open(&page).await;
        let (_, rest) = shown.body.split_once("/files/").unwrap();
        let path = format!("{page}/files/{}", rest.split('"').next().unwrap());
        let given = officer.open(&path).await;
        assert_eq!(given.body, "Kính gửi: <Ủy ban>");
        assert_eq!(
            given.header("content-security-policy"),
            "sandbox; default-src 'none'"
        );
        assert!(
            given
                .header("content-disposition")
                .starts_with("attachment;")
        );
        assert_eq!(given.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn somebody_of_the_register_is_picked_without_scripts_and_only_by_who_may_see_him() {
    for site in sites(DAY).await {
        let mut officer = here(&site).await;
        registered(&mut officer, "complaint", TEXT).await;
        let form = officer.open("/queue/new").await;
        let found = officer
            .send(
                "/queue/new",
                &form,
                &[("do", "find"), ("find", "do thi uoc"), ("text", "Đơn hai")],
            )
            .await;
        assert!(found.says("Đơn hai"));
        let (_, rest) = found.body.split_once("value=\"pick-").unwrap();
        let id = rest.split('"').next().unwrap().to_owned();
        let pick = format!("pick-{id}");
        let picked = officer
            .send(
                "/queue/new",
                &found,
                &[("do", pick.as_str()), ("text", "Đơn hai")],
            )
            .await;
        assert_eq!(picked.field("people.0.known"), id);
        let mut neighbour = site.official(NEIGHBOUR, OFFICER).await.1;
        let form = neighbour.open("/queue/new").await;
        let once = form.field("once");
        let fields = [
            ("once", once.as_str()),
            ("channel", "post"),
            ("received_on", "2026-11-20"),
            ("people.0.known", id.as_str()),
            ("people.0.name", "x"),
            ("text", "Đơn ba"),
        ];
        let refused = neighbour.send("/queue/new", &form, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Đơn ba"));
    }
}
