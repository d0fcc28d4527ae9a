//! Fresh proofs before administration and sealed identities; passwords that are given and chosen; sign-ins that end.

use axum::http::StatusCode;
use law::procedure::Post;

use super::COMMUNE;
use super::desk::TODAY;
use crate::testing::{Browser, Shown, Site, sites};

const PASSWORD: &str = "mua rao thang bay";
const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

async fn sign_in(browser: &mut Browser, name: &str, password: &str) -> Shown {
    let fields = [
        ("sign_in", name),
        ("password", password),
        ("then", "/cases"),
    ];
    browser.fill("/sign-in", &fields).await
}

/// Lets so many minutes go by since every proof.
async fn minutes_later(site: &Site, minutes: i64) {
    let sql = "update sign_in_session set proved_at = proved_at - $1";
    moved_back(site, sql, minutes).await;
}

/// Moves a moment of every sign-in back by so many minutes.
async fn moved_back(site: &Site, sql: &'static str, minutes: i64) {
    site.register
        .write(move |tx, _| {
            tx.execute(sql, store::params![minutes * 60 * 1_000_000])?;
            Ok(())
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn administration_and_seals_ask_for_a_fresh_proof_and_lead_back() {
    for site in sites(TODAY).await {
        let who = ("quan.tri", PASSWORD);
        site.official_with_password(COMMUNE, &[Post::Administrator], who)
            .await;
        let mut browser = site.visitor();
        sign_in(&mut browser, "quan.tri", PASSWORD).await;
        let form = browser.open("/admin").await;
        assert_eq!(form.status, StatusCode::OK);
        minutes_later(&site, 16).await;
        let sent = browser.open("/admin?unit=x").await;
        assert_eq!(sent.location(), "/confirm?next=%2Fadmin%3Funit%3Dx");
        let sealed = browser.open("/petitions/1/seal").await;
        assert!(sealed.location().starts_with("/confirm"));
        // A form opened in time may still be sent; later nothing is done.
        let chosen = [
            ("post", "supervisor"),
            ("from", "2026-07-06"),
            ("grace", "9"),
        ];
        let late = browser.send("/admin/factors", &form, &chosen).await;
        assert_eq!(late.location(), "/admin/factors");
        minutes_later(&site, 15).await;
        let end = "/admin/factors/supervisor/end";
        let stale = browser.send(end, &form, &[]).await;
        assert!(stale.location().starts_with("/confirm"));
        let mut thief = browser.twin();
        let wrong = browser.fill("/confirm", &[("password", "sai")]).await;
        assert_eq!(wrong.status, UNPROCESSABLE);
        let right = [("password", PASSWORD), ("next", "//elsewhere.example")];
        assert_eq!(browser.fill("/confirm", &right).await.location(), "/");
        assert!(browser.open("/admin/factors").await.says(end));
        // The session has a new secret: the old one opens nothing.
        let stolen = thief.open("/cases").await;
        assert!(stolen.location().starts_with("/sign-in"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_was_given_is_changed_before_anything_else() {
    for site in sites(TODAY).await {
        let who = ("mau.tt", PASSWORD);
        let official = site
            .official_with_password(COMMUNE, &[Post::Settler], who)
            .await;
        let (_, mut keeper) = site.official(COMMUNE, &[Post::Administrator]).await;
        let here = format!("/admin/officials/{}", official.official);
        let page = keeper.open(&here).await;
        let reset = keeper.send(&format!("{here}/password"), &page, &[]).await;
        let (_, told) = reset.body.split_once("<code class=\"secret\">").unwrap();
        let given = told.split('<').next().unwrap().to_owned();
        let mut browser = site.visitor();
        let old = sign_in(&mut browser, "mau.tt", PASSWORD).await;
        assert_eq!(old.status, UNPROCESSABLE);
        sign_in(&mut browser, "mau.tt", &given).await;
        assert_eq!(browser.open("/cases").await.location(), "/account/password");
        let change = |old: &str, new: &str, again: &str| {
            [("old", old), ("new", new), ("again", again)]
                .map(|(name, value)| (name, value.to_owned()))
        };
        let path = "/account/password";
        for wrong in [
            change(&given, "ngắn quá", "ngắn quá"),
            change(&given, "Matkhau2026!", "Matkhau2026!"),
            change(&given, "dòng sông quê tôi", "dòng sông quê em"),
            change("sai rồi", "dòng sông quê tôi", "dòng sông quê tôi"),
            change(&given, &given, &given),
        ] {
            let fields = wrong
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            let answer = browser.fill(path, &fields).await;
            assert_eq!(answer.status, UNPROCESSABLE, "{wrong:?}");
            // A password that was typed never comes back.
            for typed in [given.as_str(), "dòng sông", "Matkhau2026"] {
                assert!(!answer.says(typed), "{typed}");
            }
        }
        let right = change(&given, "dòng sông quê tôi", "dòng sông quê tôi");
        let fields = right
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let mut other = site.visitor();
        sign_in(&mut other, "mau.tt", &given).await;
        assert_eq!(browser.fill(path, &fields).await.location(), "/account");
        assert_eq!(browser.open("/cases").await.status, StatusCode::OK);
        assert!(
            other
                .open("/cases")
                .await
                .location()
                .starts_with("/sign-in")
        );
        let mut anew = site.visitor();
        let answer = sign_in(&mut anew, "mau.tt", "dòng sông quê tôi").await;
        assert_eq!(answer.location(), "/cases");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_ends_after_two_idle_hours_and_after_twelve_in_any_case() {
    for (sql, hours) in [
        ("update sign_in_session set seen_at = seen_at - $1", 2),
        ("update sign_in_session set ends_at = ends_at - $1", 12),
    ] {
        for site in sites(TODAY).await {
            let who = ("mau.tt", PASSWORD);
            site.official_with_password(COMMUNE, &[Post::Settler], who)
                .await;
            let mut browser = site.visitor();
            sign_in(&mut browser, "mau.tt", PASSWORD).await;
            moved_back(&site, sql, hours * 60 - 1).await;
            assert_eq!(browser.open("/cases").await.status, StatusCode::OK);
            moved_back(&site, sql, hours * 60 + 1).await;
            let ended = browser.open("/cases").await;
            assert!(ended.location().starts_with("/sign-in"), "{sql}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_exist_is_answered_as_who_mistook_his_password() {
    for site in sites(TODAY).await {
        let who = ("mau.tt", PASSWORD);
        site.official_with_password(COMMUNE, &[Post::Settler], who)
            .await;
        let mut answers = Vec::new();
        for name in ["mau.tt", "moi.tt"] {
            let mut visitor = site.visitor();
            let answer = sign_in(&mut visitor, name, "mua rao thang tam").await;
            assert_eq!(answer.status, UNPROCESSABLE, "{name}");
            // The form with what is wrong in it, and not the challenge of passkeys behind it.
            let (form, _) = answer.body.split_once("<div class=\"acts\">").unwrap();
            assert!(form.contains(name) && !form.contains("mua rao"), "{form}");
            answers.push(form.replace(&answer.field("_csrf"), "").replace(name, ""));
        }
        assert_eq!(answers[0], answers[1]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_other_sign_ins_end_from_one_and_signing_out_needs_its_form() {
    for site in sites(TODAY).await {
        let who = ("mau.tt", PASSWORD);
        site.official_with_password(COMMUNE, &[Post::Settler], who)
            .await;
        let (mut here, mut there) = (site.visitor(), site.visitor());
        sign_in(&mut here, "mau.tt", PASSWORD).await;
        sign_in(&mut there, "mau.tt", PASSWORD).await;
        let page = here.open("/account").await;
        assert!(page.says("xác nhận bằng mật khẩu"), "{}", page.body);
        let ended = here.send("/account/sessions/others/end", &page, &[]).await;
        assert_eq!(ended.location(), "/account");
        assert!(
            there
                .open("/cases")
                .await
                .location()
                .starts_with("/sign-in")
        );
        let asked = here.open("/sign-out").await;
        assert_eq!(asked.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(here.open("/cases").await.status, StatusCode::OK);
        let mut old = here.twin();
        here.send("/sign-out", &page, &[]).await;
        assert!(old.open("/cases").await.location().starts_with("/sign-in"));
    }
}
