//! The desk, the calendar and the notebook as a browser meets them.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use casework::access;
use casework::testing::{Register, registers};
use http_body_util::BodyExt;
use jiff::civil::{Date, date};
use law::procedure::Post;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;

use crate::app::{App, Settings};
use crate::startup::{Chance, Clock};

const COMMUNE: &str = "14005-2025.ubnd";
const TODAY: Date = date(2026, 8, 3);
const SESSION: &str = "session=desk-session";

/// A register behind its pages, with an officer of the commune signed in.
struct Desk {
    _register: Register,
    server: Router,
}

async fn desks() -> Vec<Desk> {
    let mut all = Vec::new();
    for register in registers(TODAY).await.unwrap() {
        let posts: &[Post] = &[Post::Head, Post::ReceptionOfficer];
        let actor = register.official(COMMUNE, posts, false).await.unwrap();
        let now = register.at.now;
        register
            .store
            .write(move |tx| {
                access::remember_session(tx, now, actor.official, "desk-session", "csrf")
            })
            .await
            .unwrap();
        let morning = TODAY.at(1, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let app = App::new(
            Clock::standing_at(morning),
            Chance::counting(),
            Settings::default(),
            register.store.clone(),
            casework::testing::law(),
        );
        let server = crate::web::router(Arc::new(app.unwrap()), crate::pages::routes());
        all.push(Desk {
            _register: register,
            server,
        });
    }
    all
}

impl Desk {
    async fn ask(&self, request: Request<Body>) -> (StatusCode, String, String) {
        let answer = self.server.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let to = parts.headers.get(header::LOCATION);
        let to = to.map_or("", |to| to.to_str().unwrap()).to_owned();
        let body = body.collect().await.unwrap().to_bytes();
        (parts.status, to, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn get(&self, path: &str) -> String {
        let request = Request::get(path)
            .header(header::COOKIE, SESSION)
            .header(header::ACCEPT_LANGUAGE, "en");
        let (status, to, body) = self.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::OK, "{path} leads to {to}");
        body
    }

    /// Sends a form of a page; answers where it leads, or the page that is shown again.
    async fn send(
        &self,
        page: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Result<String, String> {
        let shown = self.get(page).await;
        let hidden = |name: &str| {
            let mark = format!("name=\"{name}\" value=\"");
            let (_, rest) = shown.split_once(&mark)?;
            Some(rest.split('"').next()?.to_owned())
        };
        let mut body = format!("_csrf={}", hidden("_csrf").unwrap());
        let is_part = path.starts_with("/parts/");
        for name in ["once", "version"].into_iter().filter(|_| !is_part) {
            if let Some(value) = hidden(name) {
                body.extend(["&", name, "=", &value]);
            }
        }
        for (name, value) in fields {
            let value = utf8_percent_encode(value, NON_ALPHANUMERIC).to_string();
            body.extend(["&", name, "=", &value]);
        }
        let request = Request::post(path)
            .header(header::COOKIE, SESSION)
            .header(header::ACCEPT_LANGUAGE, "en")
            .header(header::HOST, "tiepdan.example")
            .header(header::ORIGIN, "http://tiepdan.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (status, to, body) = self.ask(request.body(Body::from(body)).unwrap()).await;
        if status == StatusCode::SEE_OTHER {
            Ok(to)
        } else {
            Err(body)
        }
    }
}

const VISITOR: &[(&str, &str)] = &[
    ("people.0.name", "Đỗ Thị Ước"),
    ("people.0.id_number", "037188001234"),
    ("people.0.address", "Thôn 3"),
    ("class", "complaint"),
    ("summary", "Không đồng ý với mức bồi thường"),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [VISITOR, more].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_and_its_petition_are_taken_in_one_go_and_the_receipt_follows() {
    for desk in desks().await {
        let taken = with(&[
            ("outcome", "petition_taken"),
            ("text", "Tôi xin trình bày."),
        ]);
        let receipt = desk.send("/desk", "/desk", &taken).await.unwrap();
        assert!(receipt.starts_with("/visits/") && receipt.ends_with("/receipt"));
        let printed = desk.get(&receipt).await;
        for told in ["1/2026", "Đỗ Thị Ước", "17 Aug 2026"] {
            assert!(printed.contains(told), "{told}");
        }
        let visit = desk.get(receipt.strip_suffix("/receipt").unwrap()).await;
        assert!(visit.contains("/petitions/"));
        let notebook = desk.get("/notebook").await;
        assert!(notebook.contains("037188001234"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_stays_when_something_is_missing_or_unlawful() {
    for desk in desks().await {
        let without: Vec<_> = with(&[("outcome", "answered")])
            .into_iter()
            .filter(|(name, _)| *name != "people.0.id_number")
            .collect();
        let again = desk.send("/desk", "/desk", &without).await.unwrap_err();
        assert!(again.contains(" asks for this."));
        assert!(again.contains("Không đồng ý với mức bồi thường"));
        let crowd = with(&[("outcome", "answered"), ("count", "3000000")]);
        let again = desk.send("/desk", "/desk", &crowd).await.unwrap_err();
        assert!(
            again.contains("100.000") || again.contains("100,000"),
            "the bound is told"
        );
        let crowd = with(&[
            ("outcome", "answered"),
            ("count", "8"),
            ("people.1.name", "Lê An"),
            ("people.1.id_number", "037188001235"),
            ("people.1.address", "Thôn 4"),
            ("people.2.name", "Vũ Bình"),
            ("people.2.id_number", "037188001236"),
            ("people.2.address", "Thôn 4"),
        ]);
        let again = desk.send("/desk", "/desk", &crowd).await.unwrap_err();
        assert!(again.contains("appoint 1 to 2 representatives"));
        assert!(again.contains("Vũ Bình"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_before_is_found_while_the_officer_types_and_taken_over_with_his_matter() {
    for desk in desks().await {
        let first = with(&[("outcome", "answered")]);
        let receipt = desk.send("/desk", "/desk", &first).await.unwrap();
        let visit = receipt.split('/').nth(2).unwrap();
        let found = desk
            .send("/desk", "/parts/desk", &[("find", "do thi")])
            .await
            .unwrap_err();
        let (_, rest) = found.split_once("value=\"pick-").unwrap();
        let pick = format!("pick-{}", rest.split('"').next().unwrap());
        let picked = desk
            .send("/desk", "/desk", &[("do", &pick)])
            .await
            .unwrap_err();
        assert!(picked.contains("Đỗ Thị Ước"));
        assert!(
            picked.contains(&format!("value=\"{visit}\"")),
            "the earlier visit is offered"
        );
        let searched = desk
            .send("/desk", "/desk", &[("find", "Đỗ Thị")])
            .await
            .unwrap_err();
        assert!(
            searched.contains(&pick),
            "Enter in the search field searches"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_shown_at_the_desk_names_its_bearer_and_an_unknown_one_begins_his_row() {
    for desk in desks().await {
        let first = with(&[("outcome", "answered")]);
        desk.send("/desk", "/desk", &first).await.unwrap();
        let known = [("find", "037188001234")];
        let picked = desk.send("/desk", "/desk", &known).await.unwrap_err();
        assert!(picked.contains("name=\"people.0.known\""), "{picked}");
        for (typed, field) in [
            ("037188009999", "people.0.id_number"),
            ("Vũ Thị Lạ", "people.0.name"),
        ] {
            let begun = desk.send("/desk", "/desk", &[("find", typed)]).await;
            let begun = begun.unwrap_err();
            let filled = format!("name=\"{field}\" type=\"text\" value=\"{typed}\"");
            assert!(begun.contains(&filled), "{typed}");
        }
        let case = desk.send("/desk", "/desk", &[("find", "7/2026")]).await;
        assert!(!case.unwrap_err().contains("type=\"text\" value=\"7/2026\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denouncer_is_masked_on_every_page() {
    for desk in desks().await {
        let denounced = [
            ("people.0.name", "Phạm Văn Kín"),
            ("people.0.id_number", "037188009999"),
            ("people.0.address", "Thôn Khuất"),
            ("class", "denunciation"),
            ("summary", "Tố cáo cán bộ địa chính"),
            ("outcome", "petition_taken"),
            ("text", "Tôi tố cáo."),
        ];
        let receipt = desk.send("/desk", "/desk", &denounced).await.unwrap();
        let visit = receipt.strip_suffix("/receipt").unwrap();
        for path in ["/desk", "/notebook", visit, receipt.as_str(), "/parts/desk"] {
            let page = match path {
                "/parts/desk" => {
                    let typed = [("find", "pham van")];
                    desk.send("/desk", path, &typed).await.unwrap_err()
                }
                _ => desk.get(path).await,
            };
            for secret in ["Phạm Văn Kín", "037188009999", "Thôn Khuất"] {
                assert!(!page.contains(secret), "{path} tells {secret}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_planned_announced_put_off_and_told_to_the_public() {
    for desk in desks().await {
        let plan = [
            ("kind", "periodic"),
            ("on", "2026-08-10"),
            ("starts_at", "08:00"),
            ("place", "Phòng tiếp công dân"),
            ("form", "direct"),
        ];
        let session = desk.send("/duty", "/duty", &plan).await.unwrap();
        assert!(!desk.get("/calendar").await.contains("Phòng tiếp công dân"));
        let act = [("do", "announce")];
        desk.send(&session, &session, &act).await.unwrap();
        assert!(desk.get("/calendar").await.contains("10 Aug 2026"));
        let without_reason = [("do", "move"), ("to", "2026-08-17")];
        let again = desk
            .send(&session, &session, &without_reason)
            .await
            .unwrap_err();
        assert!(again.contains("f-reason"));
        let moved = [("do", "move"), ("to", "2026-08-17"), ("reason", "Họp")];
        let next = desk.send(&session, &session, &moved).await.unwrap();
        assert_ne!(next, session);
        let public = desk.get("/calendar?unit=14005-2025.ubnd").await;
        assert!(public.contains("17 Aug 2026"));
        assert!(
            desk.get("/duty?month=2026-08")
                .await
                .contains("10 Aug 2026")
        );
        let party = desk.get("/calendar?register=party").await;
        assert!(!party.contains("17 Aug 2026"));
    }
}
