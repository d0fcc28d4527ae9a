//! A server over a register, and a browser that is signed in.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use casework::access::{self, Actor};
use casework::petition::Handling;
use casework::testing::{Register, complaint, finding, registers};
use casework::{Failure, Id};
use http_body_util::BodyExt;
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};
use tower::ServiceExt;

use super::{COMMUNE, OFFICER};
use crate::app::{App, Settings};
use crate::startup::{Chance, Clock};
use crate::web;

/// A Monday after the laws of July 2026 came into force.
pub(super) const TODAY: Date = date(2026, 7, 6);

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: String,
    /// The body as it came, for files.
    pub(super) bytes: Vec<u8>,
    pub(super) location: String,
}

impl Answer {
    /// The value of a hidden or shown field.
    pub(super) fn value(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\"");
        let (_, rest) = self.body.split_once(&mark).unwrap();
        let tag = rest.split('>').next().unwrap();
        let (_, value) = tag.split_once("value=\"").unwrap();
        value.split('"').next().unwrap().to_owned()
    }

    /// Fails unless the page says all of this.
    pub(super) fn says(&self, wanted: &[&str]) {
        for text in wanted {
            assert!(
                self.body.contains(text),
                "{text} is missing in {}:\n{}",
                self.status,
                self.body
            );
        }
    }
}

/// A register with its server.
pub(super) struct Desk {
    pub(super) register: Register,
    pub(super) officer: Actor,
}

/// A register on every engine, with an officer of the commune.
pub(super) async fn desks() -> Vec<Desk> {
    let mut all = Vec::new();
    for register in registers(TODAY).await.unwrap() {
        let officer = register.official(COMMUNE, OFFICER, false).await.unwrap();
        all.push(Desk { register, officer });
    }
    all
}

impl Desk {
    /// Another official.
    pub(super) async fn official(
        &self,
        unit: &'static str,
        posts: &'static [Post],
        below: bool,
    ) -> Actor {
        self.register.official(unit, posts, below).await.unwrap()
    }

    /// A case of this class at the commune.
    pub(super) async fn case(&self, class: Class) -> Id {
        let rule = match class {
            Class::Complaint => "XD-02",
            Class::Denunciation => "XD-09",
            Class::Recommendation => "XD-16",
        };
        let (register, officer) = (&self.register, &self.officer);
        let filed = register.file(officer, complaint(COMMUNE)).await.unwrap();
        let found = finding(class, COMMUNE);
        register.classify(officer, filed.id, found).await.unwrap();
        let handling = Handling {
            rule: rule.to_owned(),
            ..Handling::default()
        };
        let joined = register.handle(officer, filed.id, handling).await.unwrap();
        joined.case.unwrap()
    }

    /// A browser of the officer.
    pub(super) async fn browser(&self) -> Browser {
        self.browser_of(&self.officer).await
    }

    /// A browser of an official, signed in on the register's day.
    pub(super) async fn browser_of(&self, actor: &Actor) -> Browser {
        self.browser_with(actor, None).await
    }

    /// The program of a server that prints with this press.
    pub(super) fn app(&self, press: Option<PathBuf>) -> App {
        let at = self.register.at.now.at;
        let at = jiff::Timestamp::from_microsecond(at).unwrap();
        App::new(
            Clock::standing_at(at),
            Chance::real(),
            Settings {
                press,
                ..Settings::default()
            },
            self.register.store.clone(),
            casework::testing::law(),
        )
        .unwrap()
    }

    /// The same before a server that prints with this program.
    pub(super) async fn browser_with(&self, actor: &Actor, press: Option<PathBuf>) -> Browser {
        self.browser_at(actor, self.app(press)).await
    }

    /// The same before this server.
    pub(super) async fn browser_at(&self, actor: &Actor, app: App) -> Browser {
        let secret = app.chance.token();
        let (now, official, kept) = (self.register.at.now, actor.official, secret.clone());
        let remembered = self.register.store.write(move |tx| {
            access::remember_session(tx, now, official, &kept, "csrf")?;
            Ok::<_, Failure>(())
        });
        remembered.await.unwrap();
        let token = app.forms.token("csrf", [7; 32]);
        let routes = crate::pages::routes();
        Browser {
            server: web::router(Arc::new(app), routes),
            cookie: format!("session={secret}"),
            token,
        }
    }
}

/// A browser.
pub(super) struct Browser {
    server: Router,
    cookie: String,
    token: String,
}

impl Browser {
    /// The same browser of somebody who is not signed in.
    pub(super) fn signed_out(&self) -> Self {
        Self {
            server: self.server.clone(),
            cookie: "visitor=nobody".to_owned(),
            token: String::new(),
        }
    }

    /// Opens a page as a program with a bearer token.
    pub(super) async fn with_token(&self, token: &str, path: &str) -> StatusCode {
        let request = Request::get(path).header("authorization", format!("Bearer {token}"));
        self.ask(request.body(Body::empty()).unwrap()).await.status
    }

    /// Signs in as a person does.
    pub(super) async fn sign_in(&self, name: &str, password: &str) -> StatusCode {
        let page = Request::get("/sign-in").body(Body::empty()).unwrap();
        let answer = self.server.clone().oneshot(page).await.unwrap();
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let page = Answer {
            status: StatusCode::OK,
            location: String::new(),
            body: String::from_utf8_lossy(&body).into_owned(),
            bytes: Vec::new(),
        };
        let browser = Self {
            server: self.server.clone(),
            cookie: cookie.split(';').next().unwrap().to_owned(),
            token: page.value("_csrf"),
        };
        let fields = [
            ("sign_in", name),
            ("password", password),
            ("then", "/cases"),
        ];
        browser.send("/sign-in", &fields).await.status
    }

    /// Opens a page in Vietnamese.
    pub(super) async fn open(&self, path: &str) -> Answer {
        self.open_in("vi", path).await
    }

    /// Opens a page in a language.
    pub(super) async fn open_in(&self, language: &str, path: &str) -> Answer {
        let request = Request::get(path)
            .header("cookie", &self.cookie)
            .header("accept-language", language);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub(super) async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send_with(path, &self.token, fields).await
    }

    /// Sends a form with this token.
    pub(super) async fn send_with(
        &self,
        path: &str,
        token: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut body = format!("_csrf={token}");
        for (name, value) in fields {
            let set = percent_encoding::NON_ALPHANUMERIC;
            let value = percent_encoding::utf8_percent_encode(value, set).to_string();
            body.extend(["&", name, "=", &value]);
        }
        let request = Request::post(path)
            .header("cookie", &self.cookie)
            .header("accept-language", "vi")
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let answer = self.server.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let location = parts.headers.get("location");
        Answer {
            status: parts.status,
            location: location
                .map_or("", |value| value.to_str().unwrap())
                .to_owned(),
            body: String::from_utf8_lossy(&body).into_owned(),
            bytes: body.to_vec(),
        }
    }
}
