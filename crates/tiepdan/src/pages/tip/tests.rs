//! Telling something without a name, as a browser and whoever watches the line meet it, on every engine.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use casework::testing::dump;
use casework::tip::Code;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use law::procedure::Post;
use tower::ServiceExt;

use crate::app::{App, Settings};
use crate::startup::{Chance, Clock};
use crate::testing::{Browser, Shown, Site, sites};
use crate::web::cover::BUCKET;

const DAY: Date = date(2026, 11, 23);
const COMMUNE: &str = "14005-2025.ubnd";
const NEIGHBOUR: &str = "14011-2025.ubnd";
const OFFICER: &[Post] = &[Post::PetitionOfficer];
const WORDS: &str = "Nhận 40 triệu đồng";
const AGENT: &str = "a browser with a name of its own";
const ADDRESS: &str = "203.0.113.77";

/// What somebody tells about one of the staff of the commune.
const TOLD: [(&str, &str); 7] = [
    ("whom", "Ông cán bộ địa chính"),
    ("about_unit_typed", "xã"),
    ("about_unit_shown", "xã"),
    ("about_unit", COMMUNE),
    ("role", "staff"),
    ("what", WORDS),
    ("may_ask", "yes"),
];

async fn told(citizen: &mut Browser) -> (String, Shown) {
    let form = citizen.open("/tip/new").await;
    let ticket = form.field("ticket");
    let fields = [&TOLD[..], &[("ticket", ticket.as_str())]].concat();
    let receipt = citizen.send("/tip/new", &form, &fields).await;
    assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.body);
    let (_, rest) = receipt
        .body
        .split_once("class=\"codes\" dir=\"ltr\">")
        .unwrap();
    (rest.split('<').next().unwrap().to_owned(), receipt)
}

async fn talk(citizen: &mut Browser, code: &str) -> Shown {
    citizen.fill("/tip/talk", &[("code", code)]).await
}

async fn first_tip(officer: &mut Browser) -> String {
    let list = officer.open("/tips").await;
    let (_, rest) = list.body.split_once("href=\"/tips/").unwrap();
    format!("/tips/{}", rest.split('"').next().unwrap())
}

async fn press(officer: &mut Browser, path: &str, act: &str, fields: &[(&str, &str)]) -> Shown {
    let form = officer.open(path).await;
    let version = form.field("version");
    let act = [("do", act), ("version", version.as_str())];
    officer.send(path, &form, &[&act, fields].concat()).await
}

#[tokio::test]
async fn what_was_told_is_asked_about_answered_and_used_without_a_name() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        let about = citizen.open("/tip").await;
        assert!(about.says("href=\"/tip/new\"") && about.says("25/2018/QH14"));
        let (code, receipt) = told(&mut citizen).await;
        assert!(!receipt.says(WORDS) && !talk(&mut citizen, &code).await.says(WORDS));
        let (_, mut officer) = site.official(COMMUNE, OFFICER).await;
        let path = first_tip(&mut officer).await;
        let form = officer.open(&path).await;
        assert!(!form.says(WORDS));
        let reading = format!("{path}/reading");
        let hasty = officer.send(&reading, &form, &[("reason", "xem")]).await;
        assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(hasty.says("e-reason") && !hasty.says(WORDS));
        let reason = [("reason", "Kiểm tra theo kế hoạch năm")];
        let opened = officer.send(&reading, &form, &reason).await;
        assert!(opened.says(WORDS), "{}", opened.body);
        assert_eq!(opened.header("cache-control"), "no-store");
        let question = [("question", "Thửa đất ở đâu?")];
        let asked = press(&mut officer, &path, "ask", &question).await;
        assert_eq!(asked.location(), path);
        let form = talk(&mut citizen, &code).await;
        assert!(form.says("Thửa đất ở đâu?"));
        let ticket = form.field("ticket");
        let answer = [("ticket", ticket.as_str()), ("text", "Thửa 12")];
        let sent = citizen.send("/tip/talk/answer", &form, &answer).await;
        assert!(sent.status == StatusCode::OK && sent.says("Thửa 12"));
        let used = press(&mut officer, &path, "use", &[]).await;
        assert_eq!(used.location(), path);
        let bare = press(&mut officer, &path, "close", &[]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("e-ground"));
        let back = [("to_typed", "xã"), ("to_shown", "xã"), ("to", NEIGHBOUR)];
        assert_eq!(
            press(&mut officer, &path, "pass", &back).await.location(),
            "/tips"
        );
        assert_eq!(officer.open(&path).await.status, StatusCode::NOT_FOUND);
        let (_, mut neighbour) = site.official(NEIGHBOUR, OFFICER).await;
        let form = neighbour.open(&path).await;
        let opened = neighbour.send(&reading, &form, &reason).await;
        assert!(opened.says(WORDS) && opened.says("Thửa 12"));
    }
}

#[tokio::test]
async fn whoever_watches_the_line_sees_answers_of_one_length_that_no_program_keeps() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        let (code, receipt) = told(&mut citizen).await;
        let quiet = talk(&mut citizen, &code).await;
        let (_, mut officer) = site.official(COMMUNE, OFFICER).await;
        let path = first_tip(&mut officer).await;
        let question = "Thửa đất ấy ở đâu, ai đã đo, đo ngày nào, có biên bản không? ".repeat(40);
        press(&mut officer, &path, "ask", &[("question", &question)]).await;
        let asked = talk(&mut citizen, &code).await;
        assert!(asked.says("ai đã đo"));
        let wrong = talk(&mut citizen, &Code::of([200; 16]).to_string()).await;
        let slip = talk(&mut citizen, "12345").await;
        let about = citizen.open("/tip").await;
        let mut packs = site
            .visitor()
            .with_headers(&[("accept-encoding", "gzip, br")]);
        assert_eq!(
            packs.open("/follow").await.header("content-encoding"),
            "gzip"
        );
        let packed = packs.open("/tip/talk").await;
        assert_eq!(packed.header("content-encoding"), "");
        for shown in [&receipt, &quiet, &asked, &wrong, &slip, &about, &packed] {
            assert_eq!(shown.body.len(), BUCKET);
            assert!(shown.header("cache-control").starts_with("no-store"));
            assert_eq!(shown.header("referrer-policy"), "same-origin");
            assert!(!shown.header("content-security-policy").contains("script"));
            assert!(!shown.says("<script"));
            let cookies = shown.headers.get_all("set-cookie").iter();
            let names = cookies.map(|cookie| cookie.to_str().unwrap());
            assert!(
                names
                    .into_iter()
                    .all(|cookie| cookie.starts_with("visitor="))
            );
        }
        for shown in [&quiet, &asked, &wrong] {
            assert_eq!(shown.status, StatusCode::OK);
            assert!(!shown.says(&code));
        }
        assert!(!wrong.says("name=\"ticket\""));
    }
}

/// What the program writes into its log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn neither_the_register_nor_the_log_knows_address_browser_or_code() {
    let log = Log::default();
    let into = log.clone();
    let listener = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || into.clone())
        .finish();
    let _listening = tracing::subscriber::set_default(listener);
    tracing::info!("the log is heard");
    for site in sites(DAY).await {
        let known = [("x-forwarded-for", ADDRESS), ("user-agent", AGENT)];
        let mut citizen = site.visitor().with_headers(&known);
        let (code, _) = told(&mut citizen).await;
        talk(&mut citizen, &code).await;
        let all = site.register.read(|tx, _| dump(tx)).await.unwrap();
        let lines = all.values().flatten();
        let written = lines.cloned().collect::<Vec<_>>().join("\n");
        let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert!(logged.contains("the log is heard") && written.contains(WORDS));
        let bare = code.replace(' ', "");
        for secret in [ADDRESS, AGENT, &code, &bare] {
            assert!(!written.contains(secret) && !logged.contains(secret));
        }
        assert!(!logged.contains(WORDS));
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_it_and_a_form_sent_twice_is_taken_once() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        let form = citizen.open("/tip/new").await;
        let ticket = form.field("ticket");
        let half = [("ticket", ticket.as_str()), ("what", WORDS)];
        let again = citizen.send("/tip/new", &form, &half).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.says("e-whom") && again.says("e-may_ask") && again.says(WORDS));
        let forged = [&TOLD[..], &[("ticket", "forged")]].concat();
        let again = citizen.send("/tip/new", &form, &forged).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.says(WORDS) && again.field("ticket") != "forged");
        let whole = [&TOLD[..], &[("ticket", ticket.as_str())]].concat();
        let mut codes = Vec::new();
        for _ in 0..2 {
            let receipt = citizen.send("/tip/new", &form, &whole).await;
            let (_, rest) = receipt.body.split_once("class=\"codes\"").unwrap();
            codes.push(rest.split('<').next().unwrap().to_owned());
        }
        assert_eq!(codes[0], codes[1]);
        for (typed, key) in [("1", "tip-code"), ("", "e-code")] {
            let shown = talk(&mut citizen, typed).await;
            assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{key}");
            assert!(shown.says("e-code"));
        }
        let late = [("ticket", "forged"), ("text", "Thêm")];
        let late = citizen.send("/tip/talk/answer", &form, &late).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.says("href=\"#f-code\""));
    }
}

#[tokio::test]
async fn who_may_not_read_does_not_learn_that_there_is_anything() {
    for site in sites(DAY).await {
        told(&mut site.visitor()).await;
        let (_, mut officer) = site.official(COMMUNE, OFFICER).await;
        let path = first_tip(&mut officer).await;
        assert!(
            site.visitor()
                .open(&path)
                .await
                .location()
                .starts_with("/sign-in")
        );
        let (_, mut settler) = site.official(COMMUNE, &[Post::Settler]).await;
        assert_eq!(settler.open("/tips").await.status, StatusCode::FORBIDDEN);
        assert_eq!(settler.open(&path).await.status, StatusCode::FORBIDDEN);
        assert!(!settler.open("/queue").await.says("href=\"/tips\""));
        let (_, mut above) = site.official_above("37-2025.ubnd", OFFICER).await;
        let (_, mut beside) = site.official(NEIGHBOUR, OFFICER).await;
        for browser in [&mut above, &mut beside] {
            assert!(!browser.open("/tips").await.says("href=\"/tips/"));
            assert_eq!(browser.open(&path).await.status, StatusCode::NOT_FOUND);
        }
        let news = officer.open("/news").await;
        assert!(news.says("href=\"/tips\"") && !news.says(&path));
    }
}

async fn status_at_the_second_address(site: &Site, path: &str) -> StatusCode {
    let at = Timestamp::from_microsecond(site.register.at.now.at).unwrap();
    let app = App::new(
        Clock::standing_at(at),
        Chance::counting(),
        Settings::default(),
        site.register.store.clone(),
        Arc::clone(&site.register.at.law),
    );
    let server = crate::web::tips_only(Arc::new(app.unwrap()), super::open_routes());
    let request = Request::get(path).body(Body::empty()).unwrap();
    server.oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn the_second_address_gives_the_pages_of_tips_and_nothing_else() {
    let site = sites(DAY).await.remove(0);
    for (path, status) in [
        ("/", StatusCode::SEE_OTHER),
        ("/tip", StatusCode::OK),
        ("/tip/new", StatusCode::OK),
        ("/tip/talk", StatusCode::OK),
        ("/tips", StatusCode::NOT_FOUND),
        ("/file", StatusCode::NOT_FOUND),
        ("/sign-in", StatusCode::NOT_FOUND),
        ("/api/v1/openapi.json", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(
            status_at_the_second_address(&site, path).await,
            status,
            "{path}"
        );
    }
}
