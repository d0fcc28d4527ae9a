//! Rosters, sheets and the other registers around the desk as a browser meets them.

use axum::http::StatusCode;
use casework::access::acts;
use casework::reception::{self, RawVisit, RawVisitor};
use casework::{Failure, Id, person};
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use crate::testing::{Browser, Site, sites};

const COMMUNE: &str = "14005-2025.ubnd";
const NEIGHBOUR: &str = "14011-2025.ubnd";
const HEAD: &[Post] = &[Post::Head];
const CLERK: &[Post] = &[Post::ReceptionOfficer];
const TODAY: Date = date(2026, 8, 31);

/// The first address on a page that begins so.
fn link(page: &str, begins: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("href=\"{begins}"))
        .unwrap_or_else(|| panic!("no {begins} in {page}"));
    format!("{begins}{}", rest.split('"').next().unwrap())
}

async fn press(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> StatusCode {
    browser.fill(path, fields).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_assigned_told_closed_and_taken_as_a_file() {
    for site in sites(TODAY).await {
        let (_, mut head) = site.official(COMMUNE, HEAD).await;
        let (clerk, mut own) = site.official(COMMUNE, CLERK).await;
        let official = clerk.official.to_string();
        let bare = head.fill("/roster", &[("do", "assign")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("e-group") && bare.says("e-from") && bare.says("e-name"));
        let sits = [
            ("do", "assign"),
            ("group", "receiver"),
            ("official", official.as_str()),
            ("basis", "12/QĐ-UBND"),
            ("from", "2026-08-03"),
            ("until", "2026-08-07"),
        ];
        assert_eq!(
            press(&mut head, "/roster", &sits).await,
            StatusCode::SEE_OTHER
        );
        let guard = [
            ("do", "assign"),
            ("group", "coordination"),
            ("name", "Lê Văn An"),
            ("body", "Công an xã"),
            ("from", "2026-08-05"),
        ];
        assert_eq!(
            press(&mut head, "/roster", &guard).await,
            StatusCode::SEE_OTHER
        );
        let sheet = "/roster/sheet?month=2026-08";
        let early = head.fill(sheet, &[("do", "close")]).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        let roster = head.open("/roster?month=2026-08").await;
        let row = roster.body.split("Lê Văn An").next().unwrap();
        let (_, address) = row.rsplit_once("href=\"/roster/").unwrap();
        let row = format!("/roster/{}", address.split('"').next().unwrap());
        let time = [("do", "time"), ("minutes", "120")];
        assert_eq!(press(&mut head, &row, &time).await, StatusCode::SEE_OTHER);
        let shown = head.open(sheet).await;
        assert!(shown.says("1.050.000"), "{}", shown.body);
        let form = head.open(sheet).await;
        let version = form.field("version");
        let stale = [("do", "close"), ("version", "7")];
        let stale = head.send(sheet, &form, &stale).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let close = [("do", "close"), ("version", version.as_str())];
        let closed = head.send(sheet, &form, &close).await;
        let there = closed.location().to_owned();
        assert!(head.open(&there).await.says(&clerk.name));
        let file = link(&head.open(&there).await.body, "/roster/sheet/xlsx");
        let file = head.open(&file.replace("&amp;", "&")).await;
        assert!(file.body.starts_with("PK"));
        let mine = own.open("/roster?month=2026-08").await;
        assert!(!mine.says("Lê Văn An") && !mine.says("value=\"assign\""));
        let token = own.open("/account").await;
        let refused = own.send("/roster", &token, &sits).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let rate = [
            ("do", "set"),
            ("rate", "BD-06"),
            ("from", "2026-09-01"),
            ("without", "500.000"),
            ("with", "90.000"),
            ("number", "7/QĐ-UBND"),
            ("decided_on", "2026-08-31"),
        ];
        let over = head.fill("/roster/rates", &rate).await;
        assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(over.says("e-without") && !over.says("e-with\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_is_refused_at_every_register_and_a_neighbour_finds_nothing() {
    for site in sites(TODAY).await {
        let (settler, mut other) = site.official(COMMUNE, &[Post::Settler]).await;
        let (_, mut neighbour) = site.official_above(NEIGHBOUR, HEAD).await;
        for path in ["/roster", "/roster/sheet", "/roster/rates", "/waiting"] {
            let shown = other.open(path).await;
            assert_eq!(shown.status, StatusCode::FORBIDDEN, "{path}");
        }
        let token = other.open("/account").await;
        for path in [
            "/receivers",
            "/interpreters",
            "/deputies",
            "/place",
            "/guidance",
            "/training",
        ] {
            let shown = other.open(path).await;
            assert_eq!(shown.status, StatusCode::OK, "{path}");
            assert!(!shown.says("name=\"do\""), "{path}");
            let sent = other.send(path, &token, &[("do", "x")]).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{path}");
        }
        let (_, mut head) = site.official(COMMUNE, HEAD).await;
        let official = settler.official.to_string();
        let assign = [
            ("official", official.as_str()),
            ("number", "12/QĐ-UBND"),
            ("decided_on", "2026-08-01"),
            ("place", "Trụ sở UBND xã"),
            ("from", "2026-08-01"),
        ];
        let sent = head.fill("/receivers", &assign).await;
        let path = sent.location().to_owned();
        assert_eq!(neighbour.open(&path).await.status, StatusCode::NOT_FOUND);
        let unit = format!("/roster?unit={COMMUNE}");
        assert_eq!(neighbour.open(&unit).await.status, StatusCode::NOT_FOUND);
        let early = [("until", "2026-07-01"), ("reason", "Chuyển công tác")];
        assert_eq!(
            press(&mut head, &path, &early).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let end = [("until", "2026-08-31"), ("reason", "Chuyển công tác")];
        assert_eq!(press(&mut head, &path, &end).await, StatusCode::SEE_OTHER);
        assert!(head.open("/receivers").await.says(&path));
    }
}

async fn visit(site: &Site, class: Class) -> Id {
    let clerk = site.register.official(COMMUNE, CLERK, false).await.unwrap();
    let permit = clerk.permit::<acts::Receive>().unwrap();
    site.register
        .write(move |tx, at| {
            let visitor = RawVisitor {
                identity: person::RawIdentity {
                    name: "Đỗ Thị Ước".to_owned(),
                    id_number: "037188001234".to_owned(),
                    address: "Thôn 3".to_owned(),
                    ..person::RawIdentity::default()
                },
                ..RawVisitor::default()
            };
            let raw = RawVisit {
                visitors: vec![visitor],
                class: Some(class),
                summary: "Xin gặp chủ tịch về việc thu hồi đất".to_owned(),
                outcome: "answered".to_owned(),
                ..RawVisit::default()
            };
            let entry = raw.validate(at).map_err(Failure::Invalid)?;
            Ok(reception::receive(tx, at, &permit, &entry)?.id)
        })
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_stands_on_the_head_s_day_and_a_denouncer_without_a_name() {
    for site in sites(TODAY).await {
        let (_, mut head) = site.official(COMMUNE, HEAD).await;
        let (open, sealed) = (
            visit(&site, Class::Complaint).await,
            visit(&site, Class::Denunciation).await,
        );
        for (visit, flag) in [(open, "is_prolonged"), (sealed, "is_complex")] {
            assert!(
                head.open(&format!("/visits/{visit}"))
                    .await
                    .says("/waiting\"")
            );
            let path = format!("/visits/{visit}/waiting");
            let sent = head.fill(&path, &[("do", "ask"), (flag, "yes")]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER);
        }
        let list = head.open("/waiting").await;
        let (first, second) = (
            list.body.find("class=\"main\""),
            list.body.find("Đỗ Thị Ước"),
        );
        assert!(first < second && list.body.matches("Đỗ Thị Ước").count() == 1);
        assert!(head.open("/duty").await.says("Đỗ Thị Ước"));
        assert!(head.open("/desk").await.says("href=\"/waiting\""));
        let plan = [
            ("kind", "periodic"),
            ("on", "2026-09-03"),
            ("place", "Trụ sở UBND xã"),
        ];
        let session = head.fill("/duty", &plan).await;
        let session = session.location().rsplit('/').next().unwrap().to_owned();
        let row = list.body.split("Đỗ Thị Ước").next().unwrap();
        let (_, address) = row.rsplit_once("href=\"/waiting/").unwrap();
        let one = format!("/waiting/{}", address.split('"').next().unwrap());
        let bare = press(&mut head, &one, &[("do", "place")]).await;
        assert_eq!(bare, StatusCode::UNPROCESSABLE_ENTITY);
        let placed = [("do", "place"), ("session", session.as_str())];
        assert_eq!(press(&mut head, &one, &placed).await, StatusCode::SEE_OTHER);
        assert!(head.open(&one).await.says(&format!("/sessions/{session}")));
        let early = press(&mut head, &one, &[("do", "receive")]).await;
        assert_eq!(early, StatusCode::CONFLICT);
        let withdraw = [("do", "withdraw"), ("reason", "Đã được giải thích")];
        assert_eq!(
            press(&mut head, &one, &withdraw).await,
            StatusCode::SEE_OTHER
        );
        assert!(!head.open("/duty").await.says("Đỗ Thị Ước"));
        let call = [("language", "muong")];
        let path = format!("/visits/{open}/interpreter");
        assert_eq!(press(&mut head, &path, &call).await, StatusCode::SEE_OTHER);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn deputies_interpreters_and_the_place_are_kept_and_rubbish_is_told_by_field() {
    for site in sites(TODAY).await {
        let (_, mut clerk) = site.official(COMMUNE, CLERK).await;
        let told = [
            ("do", "incident"),
            ("incident_on", "2026-08-30"),
            ("incident_kind", "crowd"),
            ("incident_people", "60"),
            ("happened", "Ông A, điện thoại 0912345678"),
            ("done", "Mời vào làm việc"),
        ];
        let wrong = clerk.fill("/place", &told).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.says("e-happened"));
        let help = [
            ("do", "help"),
            ("help_on", "2026-08-30"),
            ("help_kind", "fare"),
            ("help_people", "3"),
            ("amount", "450.000"),
        ];
        assert_eq!(
            press(&mut clerk, "/place", &help).await,
            StatusCode::SEE_OTHER
        );
        let meeting = [
            ("do", "meeting"),
            ("meeting_on", "2027-01-01"),
            ("span", "year"),
        ];
        let wrong = clerk.fill("/place", &meeting).await;
        assert!(wrong.says("e-meeting_on") && wrong.says("e-span") && wrong.says("e-minutes"));
        assert!(clerk.open("/place").await.says("450.000"));
        let plan = [
            ("deputy", "Phạm Văn Đại"),
            ("assembly", "national"),
            ("on", "2026-09-10"),
            ("place", "Trụ sở"),
        ];
        let sent = clerk.fill("/deputies", &plan).await;
        let path = sent.location().to_owned();
        let both = [
            ("do", "unable"),
            ("reason", "Họp"),
            ("substitute", "Lê Thị Hai"),
            ("to", "2026-09-20"),
        ];
        let wrong = clerk.fill(&path, &both).await;
        assert!(wrong.says("e-to"));
        let tell = [("do", "tell"), ("told_on", "2026-08-31")];
        assert_eq!(press(&mut clerk, &path, &tell).await, StatusCode::SEE_OTHER);
        let add = [
            ("language", "klingon"),
            ("name", "Bùi Thị Mơ"),
            ("body", "Phòng Văn hóa"),
            ("contact", "Văn phòng"),
            ("from", "2026-08-31"),
        ];
        let wrong = clerk.fill("/interpreters", &add).await;
        assert!(wrong.says("e-language"));
        let add = [&[("language", "muong")], &add[1..]].concat();
        assert_eq!(
            press(&mut clerk, "/interpreters", &add).await,
            StatusCode::SEE_OTHER
        );
        let shown = clerk.open("/interpreters").await;
        let end = link_of_form(&shown.body);
        let ended = clerk.send(&end, &shown, &[("do", "end")]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
    }
}

/// The address of the last form of a page.
fn link_of_form(page: &str) -> String {
    let (_, rest) = page.rsplit_once("action=\"/interpreters/").unwrap();
    format!("/interpreters/{}", rest.split('"').next().unwrap())
}
