//! An issuer on loopback that does as it is told, forgeries included.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::Provider;

/// The moment at which everything happens, seconds UTC; that of the pages' tests is their own.
pub(crate) const NOW: i64 = 1_795_399_200;

/// What it knows and does.
pub(crate) struct Book {
    /// The moment at which it issues.
    pub(crate) now: i64,
    /// Number of the key it signs with; it publishes this one alone.
    pub(crate) key: u8,
    /// Number of the key it really signs with.
    pub(crate) forged_with: Option<u8>,
    /// Changes header and claims before they are signed.
    pub(crate) change: fn(&mut Value, &mut Value),
    /// What it tells of itself besides.
    pub(crate) more: Value,
    /// What it tells when asked about the person.
    pub(crate) person: Value,
    /// How often its keys were asked for.
    pub(crate) asked_keys: usize,
    /// Codes that were given: whose, what the browser was sent with.
    codes: HashMap<String, (String, HashMap<String, String>)>,
}

/// The issuer.
#[derive(Clone)]
pub(crate) struct Issuer {
    pub(crate) address: String,
    book: Arc<Mutex<Book>>,
}

fn key(number: u8) -> SigningKey {
    SigningKey::from_slice(&[number; 32]).unwrap()
}

fn coded(value: &Value) -> String {
    BASE64URL_NOPAD.encode(value.to_string().as_bytes())
}

fn pairs(text: &str) -> HashMap<String, String> {
    let plain = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (plain(name), plain(value)))
        .collect()
}

impl Issuer {
    /// Begins one on a free port, with a thread of its own.
    pub(crate) fn begin() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let book = Book {
            now: NOW,
            key: 7,
            forged_with: None,
            change: |_, _| {},
            more: json!({}),
            person: json!({ "name": "Đỗ Thị Ước", "number": "037085001234" }),
            asked_keys: 0,
            codes: HashMap::new(),
        };
        let issuer = Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            book: Arc::new(Mutex::new(book)),
        };
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .route("/me", get(person))
            .with_state(issuer.clone());
        std::thread::spawn(move || serve(listener, routes));
        issuer
    }

    /// Its book.
    pub(crate) fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap()
    }

    /// The provider as an installation would name it; `more` are lines of its file.
    pub(crate) fn provider(&self, more: &str) -> Provider {
        let issuer = &self.address;
        let text = format!(
            "code = \"vneid\"\nname = {{ vi = \"Định danh\", en = \"Identity\" }}\nissuer = \"{issuer}\"\nclient-id = \"tiepdan\"\n\
             client-secret-file = \"none\"\nfor = [\"staff\", \"citizens\"]\nclaims = {{ personal-number = \"number\" }}\n{more}"
        );
        Provider::new(toml::from_str(&text).unwrap(), "s3cret".to_owned())
    }

    /// A person signs in here after his browser was sent to this address; the query with which it is sent back.
    pub(crate) fn sign_in(&self, address: &str, subject: &str) -> String {
        let (_, query) = address.split_once("/authorize?").unwrap();
        let sent = pairs(query);
        assert_eq!(sent["response_type"], "code");
        assert_eq!(sent["code_challenge_method"], "S256");
        let mut book = self.book();
        let code = format!("code-{}", book.codes.len());
        let state = sent["state"].clone();
        book.codes.insert(code.clone(), (subject.to_owned(), sent));
        format!("code={code}&state={state}&iss={}", self.address)
    }

    fn grant(&self, headers: &HeaderMap, form: &HashMap<String, String>) -> Option<Value> {
        let mut book = self.book();
        // Once: a replayed code is refused.
        let (subject, sent) = book.codes.remove(form.get("code")?)?;
        let basic = format!("Basic {}", BASE64.encode(b"tiepdan:s3cret"));
        let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(form.get("code_verifier")?));
        let is_ours = headers.get("authorization")?.as_bytes() == basic.as_bytes()
            && form.get("redirect_uri") == sent.get("redirect_uri")
            && sent.get("code_challenge") == Some(&challenge);
        is_ours.then(|| {
            let hash = Sha256::digest(b"access");
            let mut header = json!({ "alg": "ES256", "kid": book.key.to_string() });
            let mut claims = json!({
                "iss": self.address, "aud": "tiepdan", "sub": subject, "nonce": sent["nonce"],
                "iat": book.now, "exp": book.now + 300, "at_hash": BASE64URL_NOPAD.encode(&hash[..16]),
            });
            (book.change)(&mut header, &mut claims);
            let signed = format!("{}.{}", coded(&header), coded(&claims));
            let with = key(book.forged_with.unwrap_or(book.key));
            let signature: Signature = with.sign(signed.as_bytes());
            let signature = BASE64URL_NOPAD.encode(&signature.to_bytes());
            json!({ "access_token": "access", "token_type": "Bearer", "id_token": format!("{signed}.{signature}") })
        })
    }
}

fn serve(listener: std::net::TcpListener, routes: Router) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        axum::serve(listener, routes).await.unwrap();
    });
}

async fn metadata(State(issuer): State<Issuer>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", issuer.address);
    let mut told = json!({
        "issuer": issuer.address, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
        "jwks_uri": at("/jwks"), "userinfo_endpoint": at("/me"), "end_session_endpoint": at("/end"),
        "authorization_response_iss_parameter_supported": true,
    });
    let more = issuer.book().more.clone();
    for (name, value) in more.as_object().unwrap() {
        told[name] = value.clone();
    }
    Json(told)
}

async fn keys(State(issuer): State<Issuer>) -> Json<Value> {
    let mut book = issuer.book();
    book.asked_keys += 1;
    let point = key(book.key).verifying_key().to_sec1_point(false);
    let half = |from: usize| BASE64URL_NOPAD.encode(&point.as_bytes()[from..from + 32]);
    let one = json!({ "kty": "EC", "crv": "P-256", "kid": book.key.to_string(), "use": "sig", "x": half(1), "y": half(33) });
    Json(json!({ "keys": [one] }))
}

async fn token(
    State(issuer): State<Issuer>,
    headers: HeaderMap,
    body: String,
) -> (StatusCode, Json<Value>) {
    match issuer.grant(&headers, &pairs(&body)) {
        Some(granted) => (StatusCode::OK, Json(granted)),
        None => (
            StatusCode::BAD_REQUEST,
            Json(json!({ "error": "invalid_grant" })),
        ),
    }
}

async fn person(State(issuer): State<Issuer>, headers: HeaderMap) -> Json<Value> {
    assert_eq!(headers["authorization"], "Bearer access");
    let mut person = issuer.book().person.clone();
    if person.get("sub").is_none() {
        person["sub"] = json!("subject-1");
    }
    Json(person)
}
