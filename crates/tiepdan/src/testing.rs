//! The whole program over an empty register, as a browser meets it, for the tests of pages.

pub mod authenticator;
pub mod ways;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use casework::access::{self, Actor};
use casework::testing::{Register, registers};
use http_body_util::BodyExt;
use jiff::Timestamp;
use jiff::civil::Date;
use law::procedure::Post;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;

use crate::app::{App, Settings};
use crate::federation::Federation;
use crate::startup::{Chance, Clock};

/// A running program over one register.
pub struct Site {
    /// Its register.
    pub register: Register,
    /// The program.
    pub app: Arc<App>,
    server: Router,
}

/// The program on every engine that the machine offers, on the morning of a day.
pub async fn sites(today: Date) -> Vec<Site> {
    sites_with(today, &Settings::default()).await
}

/// The same, set up in a way of its own.
pub async fn sites_with(today: Date, settings: &Settings) -> Vec<Site> {
    let registers = registers(today).await.unwrap();
    let site = |register| Site::new(register, settings.clone());
    registers.into_iter().map(site).collect()
}

/// The same with providers of identities.
pub async fn sites_federated(today: Date, federation: impl Fn() -> Federation) -> Vec<Site> {
    let registers = registers(today).await.unwrap();
    let sites = registers.into_iter();
    sites
        .map(|register| Site::with(register, Settings::default(), federation()))
        .collect()
}

impl Site {
    fn new(register: Register, settings: Settings) -> Self {
        Self::with(register, settings, Federation::default())
    }

    fn with(register: Register, settings: Settings, federation: Federation) -> Self {
        let at = Timestamp::from_microsecond(register.at.now.at).unwrap();
        let law = Arc::clone(&register.at.law);
        let (clock, chance) = (Clock::standing_at(at), Chance::counting());
        let app = App::new(clock, chance, settings, register.store.clone(), law);
        let app = app.unwrap().with_seals(Arc::clone(&register.at.seals));
        let app = Arc::new(app.with_federation(federation));
        let routes = crate::pages::routes().merge(crate::api::routes());
        let server = crate::web::router(Arc::clone(&app), routes);
        Self {
            register,
            app,
            server,
        }
    }

    /// An official of a unit who signs in with a password of his own.
    pub async fn official_with_password(
        &self,
        unit: &'static str,
        posts: &'static [Post],
        (sign_in, password): (&'static str, &str),
    ) -> Actor {
        let hash = crate::pages::sign_in::hash_password(password, [1; 16]).unwrap();
        let added = self.register.write(move |tx, at| {
            let new = access::NewOfficial {
                unit,
                name: "Nguyễn Văn Mẫu",
                sign_in,
                password_hash: &hash,
            };
            let id = access::add_official(tx, at, &new)?;
            for post in posts {
                access::add_post(tx, at, id, *post, false, at.law.first_day())?;
            }
            access::actor(tx, at, id)?.ok_or(casework::Failure::NotFound)
        });
        added.await.unwrap()
    }

    /// Somebody with a browser and no account.
    pub fn visitor(&self) -> Browser {
        Browser {
            server: self.server.clone(),
            cookies: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// An official of a unit who holds these posts, signed in, with his browser.
    pub async fn official(&self, unit: &'static str, posts: &'static [Post]) -> (Actor, Browser) {
        let actor = self.register.official(unit, posts, false).await.unwrap();
        self.signed_in(actor).await
    }

    /// One who also sees the units below his own.
    pub async fn official_above(
        &self,
        unit: &'static str,
        posts: &'static [Post],
    ) -> (Actor, Browser) {
        let actor = self.register.official(unit, posts, true).await.unwrap();
        self.signed_in(actor).await
    }

    async fn signed_in(&self, actor: Actor) -> (Actor, Browser) {
        let (secret, official) = (format!("secret-of-{}", actor.official), actor.official);
        let mut browser = self.visitor();
        browser.cookies.push(("session".into(), secret.clone()));
        self.register
            .write(move |tx, at| {
                access::remember_session(tx, at.now, official, &secret, "the-session")
            })
            .await
            .unwrap();
        (actor, browser)
    }
}

/// A browser that keeps its cookies.
pub struct Browser {
    server: Router,
    cookies: Vec<(String, String)>,
    headers: Vec<(&'static str, &'static str)>,
}

/// What a browser is shown.
pub struct Shown {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The page.
    pub body: String,
}

impl Shown {
    /// A header; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Where the browser is sent.
    pub fn location(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.header("location")
    }

    /// Whether the page says so.
    pub fn says(&self, words: &str) -> bool {
        self.body.contains(words)
    }

    /// The value of the first field of this name.
    pub fn field(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let (_, rest) = self
            .body
            .split_once(&mark)
            .unwrap_or_else(|| panic!("no field {name} in {}", self.body));
        rest.split('"').next().unwrap().to_owned()
    }
}

impl Browser {
    /// The same browser, which sends these headers with everything.
    #[must_use]
    pub fn with_headers(mut self, headers: &[(&'static str, &'static str)]) -> Self {
        self.headers.extend(headers);
        self
    }

    /// Another browser with the same cookies, as a thief has them.
    #[must_use]
    pub fn twin(&self) -> Self {
        Self {
            server: self.server.clone(),
            cookies: self.cookies.clone(),
            headers: self.headers.clone(),
        }
    }

    async fn ask(&mut self, mut request: Request<Body>) -> Shown {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let headers = request.headers_mut();
        headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        for (name, value) in &self.headers {
            headers.insert(*name, value.parse().unwrap());
        }
        let answer = self.server.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            let value = value.split(';').next().unwrap();
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let body = body.collect().await.unwrap().to_bytes();
        Shown {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Opens an address.
    pub async fn open(&mut self, path: &str) -> Shown {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// Opens a form, fills it and sends it to the same address.
    pub async fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let form = self.open(path).await;
        assert_eq!(form.status, StatusCode::OK, "{path}: {}", form.body);
        self.send(path, &form, fields).await
    }

    /// Opens a page and sends a form of it to an address below.
    pub async fn fill_at(&mut self, page: &str, below: &str, fields: &[(&str, &str)]) -> Shown {
        let form = self.open(page).await;
        self.send(&format!("{page}/{below}"), &form, fields).await
    }

    /// Sends a form that was shown before.
    pub async fn send(&mut self, path: &str, form: &Shown, fields: &[(&str, &str)]) -> Shown {
        let token = form.field("_csrf");
        let coded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let all = [("_csrf", token.as_str())]
            .into_iter()
            .chain(fields.iter().copied());
        let pairs: Vec<String> = all
            .map(|(name, value)| format!("{}={}", coded(name), coded(value)))
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(pairs.join("&")));
        self.ask(request.unwrap()).await
    }

    /// Sends a form with one file.
    pub async fn send_file(
        &mut self,
        path: &str,
        form: &Shown,
        fields: &[(&str, &str)],
        (name, content): (&str, &str),
    ) -> Shown {
        let token = form.field("_csrf");
        let part = |head: String, value: &str| {
            format!("--x\r\ncontent-disposition: form-data; {head}\r\n\r\n{value}\r\n")
        };
        let typed = fields.iter().copied().chain([("_csrf", token.as_str())]);
        let mut parts: Vec<String> = typed
            .map(|(field, value)| part(format!("name=\"{field}\""), value))
            .collect();
        let head = format!("name=\"files\"; filename=\"{name}\"");
        parts.extend([part(head, content), "--x--\r\n".to_owned()]);
        let body = parts.concat();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body));
        self.ask(request.unwrap()).await
    }
}
