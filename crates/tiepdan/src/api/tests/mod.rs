//! The API over HTTP, as a program meets it, on every engine. Every answer must be one that the description names.

mod added_units;
mod bad_input;
mod boards;
mod described;
mod desk;
mod doors;
mod inspections;
mod protection;
mod random;
mod receptions;
mod reports;
mod retries;
mod stories;
mod supervision;
mod sweep;
mod telling;
mod tips;
mod urging;
mod verification;
mod voices;
mod walk;
mod walks;

use std::sync::Arc;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use casework::access;
use casework::testing::{Register, registers};
use http_body_util::BodyExt;
use jiff::civil::{Date, date};
use law::procedure::Post;
use serde_json::{Value as Json, json};
use tower::ServiceExt;

use crate::app::{App, Settings};
use crate::startup::{Chance, Clock};

/// The People's Committee of the commune of Hoa Lư, Ninh Bình.
const COMMUNE: &str = "14005-2025.ubnd";
/// Its neighbour.
const NEIGHBOUR: &str = "14011-2025.ubnd";
const ALL_POSTS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
    Post::Archivist,
];
const BEGIN: Date = date(2026, 7, 6);

static DESCRIPTION: LazyLock<Json> =
    LazyLock::new(|| serde_json::from_str(&super::description::json().unwrap()).unwrap());

/// A running program over one register.
struct Program {
    register: Register,
    server: Router,
}

/// An answer.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Json,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    fn text(&self, name: &str) -> String {
        self.body[name]
            .as_str()
            .unwrap_or_else(|| panic!("no {name} in {}", self.body))
            .to_owned()
    }

    /// It went well; the body, or the test ends with the problem.
    fn done(self) -> Json {
        assert!(self.status.is_success(), "{} {}", self.status, self.body);
        self.body
    }

    /// The status, the code and the fields at fault.
    fn fault(&self) -> (u16, String, Vec<String>) {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.body
        );
        let fields = self.body["fields"].as_array().cloned().unwrap_or_default();
        (
            self.status.as_u16(),
            self.text("code"),
            fields
                .iter()
                .map(|field| field["field"].as_str().unwrap().to_owned())
                .collect(),
        )
    }
}

/// A program on every engine.
async fn programs() -> Vec<Program> {
    let registers = registers(BEGIN).await.unwrap();
    let with_server = |register: Register| Program {
        server: server(&register, BEGIN),
        register,
    };
    registers.into_iter().map(with_server).collect()
}

fn server(register: &Register, today: Date) -> Router {
    let morning = today.at(1, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    let app = App::new(
        Clock::standing_at(morning),
        Chance::counting(),
        Settings::default(),
        register.store.clone(),
        casework::testing::law(),
    );
    let app = app.unwrap().with_seals(Arc::clone(&register.at.seals));
    crate::web::router(Arc::new(app), super::routes())
}

impl Program {
    /// Moves the program to another day.
    fn on(&mut self, today: Date) {
        // A server begun anew at the same moment would draw the same keys again.
        if self.register.at.now.today == today {
            return;
        }
        self.register.on(today);
        self.server = server(&self.register, today);
    }

    /// The token of an official of a unit.
    async fn official(&self, unit: &'static str, posts: &'static [Post], below: bool) -> String {
        let actor = self.register.official(unit, posts, below).await.unwrap();
        let secret = format!("token-of-{}", actor.official);
        let kept = secret.clone();
        self.register
            .write(move |tx, at| access::make_token(tx, at, actor.official, "program", &kept, 1000))
            .await
            .unwrap();
        secret
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).unwrap();
        let answer = self.server.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        described::expect_described(&method, path, parts.status, &parts.headers);
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Json::Null),
        }
    }

    async fn get(&self, token: &str, path: &str) -> Answer {
        let bearer = format!("Bearer {token}");
        self.ask(
            Method::GET,
            path,
            &[("authorization", &bearer), ("accept-language", "en")],
            Body::empty(),
        )
        .await
    }

    async fn post(&self, token: &str, path: &str, body: &Json) -> Answer {
        self.post_with(token, path, &[], body).await
    }

    async fn post_with(
        &self,
        token: &str,
        path: &str,
        more: &[(&str, &str)],
        body: &Json,
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let mut headers = vec![
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
            ("accept-language", "en"),
        ];
        headers.extend(more);
        if token.is_empty() {
            headers.remove(0);
        }
        let body = Body::from(body.to_string());
        self.ask(Method::POST, path, &headers, body).await
    }

    /// A petition filed, classified and accepted; the id of its case.
    async fn case(&self, token: &str, class: &str, field: &str, rule: &str) -> String {
        let filed = self
            .post(token, "/api/v1/petitions", &petition())
            .await
            .done();
        let path = format!("/api/v1/petitions/{}", filed["id"].as_str().unwrap());
        let finding = json!({"respondent_role": role_of(class), "class": class, "field": field, "competent_unit": COMMUNE, "facts": ["conditions_met"]});
        self.post(token, &format!("{path}/classification"), &finding)
            .await
            .done();
        let handled = self
            .post(token, &format!("{path}/handling"), &json!({"rule": rule}))
            .await
            .done();
        handled["case"].as_str().unwrap().to_owned()
    }

    /// Everything the register can prove of itself holds.
    async fn expect_whole(&self) {
        let faults = self.register.read(casework::check::faults);
        assert_eq!(faults.await.unwrap(), Vec::<String>::new());
    }

    async fn count(&self, table: &'static str) -> i64 {
        let sql = format!("select cast(count(*) as bigint) as n from {table}");
        let counted = self.register.read(move |tx, _| {
            let row = tx.first(&sql, store::params![])?.unwrap();
            Ok(row.get("n")?)
        });
        counted.await.unwrap()
    }
}

/// Whoever heads a unit is denounced to the unit above.
fn role_of(class: &str) -> &'static str {
    if class == "denunciation" {
        "staff"
    } else {
        "head"
    }
}

fn petition() -> Json {
    json!({
        "channel": "desk",
        "people": [{"name": "Đỗ Thị Ước", "id_number": "037188001234", "address": "Thôn 3", "phone": "0912345678"}],
        "summary": "Không đồng ý với mức bồi thường khi thu hồi đất",
        "text": "Tôi là Đỗ Thị Ước, xin trình bày việc thu hồi 200 m2 đất của gia đình.",
        "respondent": "Chủ tịch UBND xã",
        "respondent_unit": COMMUNE,
        "respondent_role": "head",
    })
}

fn public_petition() -> Json {
    json!({
        "unit": COMMUNE,
        "people": [{"name": "Lê Văn Tám", "address": "Thôn 5"}],
        "text": "Tôi đề nghị xem xét việc đường thôn hỏng đã hai năm.",
    })
}
