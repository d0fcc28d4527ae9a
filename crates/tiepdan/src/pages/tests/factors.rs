//! Second factors: codes, recovery codes and passkeys, from setting them up to signing in with them.

use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use law::procedure::Post;

use super::COMMUNE;
use super::desk::TODAY;
use crate::factor::totp;
use crate::testing::authenticator::Authenticator;
use crate::testing::{Browser, Shown, Site, sites};

const PASSWORD: &str = "mua rao thang bay";
const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// What stands between two marks of a page, each time.
fn between(page: &str, before: &str, after: &str) -> Vec<String> {
    let parts = page.split(before).skip(1);
    parts
        .map(|part| part.split(after).next().unwrap().to_owned())
        .collect()
}

async fn sign_in(browser: &mut Browser, name: &str) -> Shown {
    let fields = [
        ("sign_in", name),
        ("password", PASSWORD),
        ("then", "/cases"),
    ];
    browser.fill("/sign-in", &fields).await
}

/// Sets codes up; answers the secret and the recovery codes.
async fn set_up(site: &Site, browser: &mut Browser) -> (Vec<u8>, Vec<String>) {
    let page = browser.open("/account/factors").await;
    let letters = between(&page.body, "<code class=\"secret\">", "<").remove(0);
    let secret = BASE32_NOPAD
        .decode(letters.replace(' ', "").as_bytes())
        .unwrap();
    let pending = page.field("pending");
    let path = "/account/factors/totp";
    let wrong = browser
        .send(path, &page, &[("pending", &pending), ("code", "12")])
        .await;
    assert_eq!(wrong.status, UNPROCESSABLE);
    let earlier = totp::step_at(site.register.at.now.at) - 1;
    let first = totp::code(&secret, earlier);
    let shown = browser
        .send(path, &page, &[("pending", &pending), ("code", &first)])
        .await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
    (secret, between(&shown.body, "<li><code>", "<"))
}

/// Gives the password and then this code.
async fn with_code(site: &Site, name: &str, code: &str) -> (Browser, Shown) {
    let mut browser = site.visitor();
    let half = sign_in(&mut browser, name).await;
    let second = half.location().to_owned();
    assert!(second.starts_with("/sign-in/second"), "{second}");
    // Half a sign-in opens nothing.
    let shut = browser.open("/cases").await;
    assert!(shut.location().starts_with("/sign-in"));
    let form = browser.open(&second).await;
    let fields = [("code", code), ("then", "/cases")];
    let answer = browser.send("/sign-in/second", &form, &fields).await;
    (browser, answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_asked_after_the_password_and_each_is_taken_once() {
    for site in sites(TODAY).await {
        let who = ("mau.tt", PASSWORD);
        site.official_with_password(COMMUNE, &[Post::Settler], who)
            .await;
        let (mut browser, mut other) = (site.visitor(), site.visitor());
        assert_eq!(sign_in(&mut browser, "mau.tt").await.location(), "/cases");
        sign_in(&mut other, "mau.tt").await;
        let (secret, codes) = set_up(&site, &mut browser).await;
        assert_eq!(codes.len(), 10);
        assert_eq!(browser.open("/cases").await.status, StatusCode::OK);
        // Every other sign-in has ended.
        assert_eq!(other.open("/cases").await.status, StatusCode::SEE_OTHER);
        let now = totp::step_at(site.register.at.now.at);
        let (used, good) = (totp::code(&secret, now - 1), totp::code(&secret, now));
        for wrong in [used.as_str(), "000000", "nonsense"] {
            let (_, answer) = with_code(&site, "mau.tt", wrong).await;
            assert_eq!(answer.status, UNPROCESSABLE, "{wrong}");
        }
        let (mut signed_in, answer) = with_code(&site, "mau.tt", &good).await;
        assert_eq!(answer.location(), "/cases");
        assert_eq!(signed_in.open("/cases").await.status, StatusCode::OK);
        let (_, again) = with_code(&site, "mau.tt", &good).await;
        assert_eq!(again.status, UNPROCESSABLE);
        let (_, recovered) = with_code(&site, "mau.tt", &codes[0]).await;
        assert_eq!(recovered.location(), "/cases");
        let (_, twice) = with_code(&site, "mau.tt", &codes[0]).await;
        assert_eq!(twice.status, UNPROCESSABLE);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_never_shown_again_to_nobody() {
    for site in sites(TODAY).await {
        let who = ("mau.tt", PASSWORD);
        let official = site
            .official_with_password(COMMUNE, &[Post::Settler], who)
            .await;
        let mut browser = site.visitor();
        sign_in(&mut browser, "mau.tt").await;
        let (secret, codes) = set_up(&site, &mut browser).await;
        let (_, mut keeper) = site.official(COMMUNE, &[Post::Administrator]).await;
        let here = format!("/admin/officials/{}", official.official);
        let pages = [
            browser.open("/account/factors").await,
            browser.open("/account").await,
            keeper.open(&here).await,
            keeper.open("/admin").await,
        ];
        let letters = totp::letters(&secret);
        for page in &pages {
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            assert!(!page.says(&letters) && !page.says(&letters.replace(' ', "")));
            assert!(codes.iter().all(|code| !page.says(code)));
        }
        // What the database keeps opens without the key of the file nothing.
        let kept: Vec<u8> = site
            .register
            .read(|tx, _| {
                let row = tx.first("select secret from totp", store::params![])?;
                Ok(row.unwrap().get("secret")?)
            })
            .await
            .unwrap();
        assert!(!kept.windows(secret.len()).any(|part| part == secret));
    }
}

/// Makes a passkey on this device.
async fn enrol(browser: &mut Browser, device: &Authenticator) -> Shown {
    let page = browser.open("/account/factors").await;
    let challenge = between(&page.body, "data-challenge=\"", "\"").remove(0);
    let answer = device.makes(&challenge);
    let fields = [("name", "Máy ở cơ quan"), ("answer", answer.as_str())];
    let path = "/account/factors/passkeys";
    let made = browser.send(path, &page, &fields).await;
    let again = browser.send(path, &page, &fields).await;
    assert_eq!(again.status, UNPROCESSABLE, "a challenge serves once");
    made
}

/// Signs in with it; the second answer is that to the same message sent again.
async fn with_passkey(site: &Site, device: &Authenticator) -> (Shown, Shown) {
    let mut browser = site.visitor();
    let page = browser.open("/sign-in").await;
    let challenge = between(&page.body, "data-challenge=\"", "\"").remove(0);
    let answer = device.signs(&challenge);
    let fields = [("answer", answer.as_str()), ("then", "/cases")];
    let mut twin = browser.twin();
    let first = browser.send("/sign-in/passkey", &page, &fields).await;
    (first, twin.send("/sign-in/passkey", &page, &fields).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_signs_in_alone_and_neither_replayed_nor_copied_nor_unverified() {
    for site in sites(TODAY).await {
        let who = ("mau.tt", PASSWORD);
        site.official_with_password(COMMUNE, &[Post::Settler], who)
            .await;
        let mut browser = site.visitor();
        sign_in(&mut browser, "mau.tt").await;
        let mut device = Authenticator::new(7);
        let made = enrol(&mut browser, &device).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
        assert!(made.says("Máy ở cơ quan") && made.says("<li><code>"));
        device.counter = 5;
        let (signed_in, replayed) = with_passkey(&site, &device).await;
        assert_eq!(signed_in.location(), "/cases");
        assert_eq!(replayed.status, UNPROCESSABLE);
        // A copy of the key counts on from where it was copied.
        let (copied, _) = with_passkey(&site, &device).await;
        assert_eq!(copied.status, UNPROCESSABLE);
        device.counter = 6;
        device.flags = 0x01;
        let (unverified, _) = with_passkey(&site, &device).await;
        assert_eq!(unverified.status, UNPROCESSABLE);
        device.flags = 0x05;
        let stranger = Authenticator::new(8);
        let (unknown, _) = with_passkey(&site, &stranger).await;
        assert_eq!(unknown.status, UNPROCESSABLE);
        // With a passkey set up the password alone opens nothing any more.
        let half = sign_in(&mut site.visitor(), "mau.tt").await;
        assert!(half.location().starts_with("/sign-in/second"));
        let list = browser.open("/account/factors").await;
        let end = between(&list.body, "action=\"/account/factors/passkeys/", "\"").remove(0);
        let path = format!("/account/factors/passkeys/{end}");
        browser.send(&path, &list, &[]).await;
        let (ended, _) = with_passkey(&site, &device).await;
        assert_eq!(ended.status, UNPROCESSABLE);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_must_have_a_second_factor_sets_one_up_and_does_nothing_else_before() {
    for site in sites(TODAY).await {
        let (_, mut keeper) = site.official(COMMUNE, &[Post::Administrator]).await;
        for (name, post) in [
            ("giam.sat", Post::Supervisor),
            ("giai.quyet", Post::Settler),
        ] {
            let posts: &'static [Post] = if post == Post::Supervisor {
                &[Post::Supervisor]
            } else {
                &[Post::Settler]
            };
            site.official_with_password(COMMUNE, posts, (name, PASSWORD))
                .await;
            let grace = if post == Post::Supervisor { "0" } else { "30" };
            let set = [
                ("post", post.as_str()),
                ("from", "2026-07-06"),
                ("grace", grace),
            ];
            let answer = keeper.fill("/admin/factors", &set).await;
            assert_eq!(answer.location(), "/admin/factors");
        }
        let mut settler = site.visitor();
        sign_in(&mut settler, "giai.quyet").await;
        assert_eq!(settler.open("/cases").await.status, StatusCode::OK);
        let mut supervisor = site.visitor();
        sign_in(&mut supervisor, "giam.sat").await;
        for page in ["/cases", "/account", "/", "/watch"] {
            let sent = supervisor.open(page).await;
            assert_eq!(sent.location(), "/account/factors", "{page}");
        }
        set_up(&site, &mut supervisor).await;
        assert_eq!(supervisor.open("/cases").await.status, StatusCode::OK);
    }
}
