//! Linked identities and proved citizens, as a browser meets them, on every engine.

use axum::http::StatusCode;
use casework::access::{self, Actor};
use casework::testing::Register;
use jiff::civil::{Date, date};
use law::procedure::Post;
use serde_json::json;
use store::params;

use crate::federation::Federation;
use crate::federation::tests::issuer::Issuer;
use crate::pages::sign_in::hash_password;
use crate::testing::{Browser, Shown, Site, sites, sites_federated};

const DAY: Date = date(2026, 11, 23);
const COMMUNE: &str = "14533-2025.ubnd";
const WRITE: &str = "/file/14533-2025.ubnd";
const SUBJECT: &str = "subject-1";
const PASSWORD: &str = "mat-khau-cua-toi";

async fn with_issuer() -> (Issuer, Vec<Site>) {
    let issuer = Issuer::begin();
    let federation = || Federation::new(vec![issuer.provider("")], &[7; 64]);
    let sites = sites_federated(DAY, federation).await;
    issuer.book().now = sites[0].register.at.now.at / 1_000_000;
    (issuer, sites)
}

/// Where a page sends the browser.
fn away(shown: &Shown) -> &str {
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
    shown.header("refresh").strip_prefix("0; url=").unwrap()
}

async fn back(issuer: &Issuer, browser: &mut Browser, left: &Shown) -> Shown {
    let query = issuer.sign_in(away(left), SUBJECT);
    browser.open(&format!("/identity/vneid?{query}")).await
}

async fn with_password(register: &Register) -> Actor {
    let actor = register.official(COMMUNE, &[Post::PetitionOfficer], false);
    let actor = actor.await.unwrap();
    let (sign_in, hash) = (actor.sign_in.clone(), hash_password(PASSWORD, [3; 16]));
    let hash = hash.unwrap();
    let set = register.write(move |tx, _| access::set_password(tx, &sign_in, &hash));
    assert!(set.await.unwrap());
    actor
}

/// Begins to sign in with the identity.
async fn leaving(browser: &mut Browser) -> Shown {
    let form = browser.open("/sign-in?then=%2Fqueue").await;
    let then = [("then", "/queue")];
    browser.send("/sign-in/with/vneid", &form, &then).await
}

async fn signing_in(issuer: &Issuer, site: &Site) -> (Browser, Shown) {
    let mut browser = site.visitor();
    let left = leaving(&mut browser).await;
    let answer = back(issuer, &mut browser, &left).await;
    (browser, answer)
}

/// An official signed in by password, invited by his administrator.
async fn invited(site: &Site) -> (Actor, Browser, Browser) {
    let (_, mut keeper) = site.official(COMMUNE, &[Post::Administrator]).await;
    let actor = with_password(&site.register).await;
    let mut own = site.visitor();
    let typed = [("sign_in", actor.sign_in.as_str()), ("password", PASSWORD)];
    assert_eq!(
        own.fill("/sign-in", &typed).await.status,
        StatusCode::SEE_OTHER
    );
    let before = own.open("/account/identity").await;
    assert!(before.says("Chưa liên kết danh tính nào"));
    let page = keeper
        .open(&format!("/admin/officials/{}", actor.official))
        .await;
    let invite = format!("/admin/officials/{}/identity", actor.official);
    let answer = keeper.send(&invite, &page, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    (actor, own, keeper)
}

#[tokio::test]
async fn an_official_links_his_identity_once_invited_and_signs_in_with_it_until_he_is_shut_out() {
    let (issuer, sites) = with_issuer().await;
    for site in sites {
        let (actor, mut own, mut keeper) = invited(&site).await;
        let (_, unknown) = signing_in(&issuer, &site).await;
        assert_eq!(unknown.status, StatusCode::FORBIDDEN);
        assert!(unknown.says("Không dùng được danh tính này"));
        let asked = [("password", "sai"), ("do", "link-vneid")];
        let wrong = own.fill("/account/identity", &asked).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let asked = [("password", PASSWORD), ("do", "link-vneid")];
        let left = own.fill("/account/identity", &asked).await;
        let linked = back(&issuer, &mut own, &left).await;
        assert_eq!(linked.location(), "/account/identity");
        let page = own.open("/account/identity").await;
        assert!(page.says("value=\"unlink-") && !page.says("value=\"link-vneid\""));

        let (mut browser, answer) = signing_in(&issuer, &site).await;
        assert_eq!(answer.location(), "/queue");
        assert_eq!(browser.open("/queue").await.status, StatusCode::OK);
        let page = browser.open("/account/identity").await;
        let out = browser.send("/sign-out/both", &page, &[]).await;
        assert!(away(&out).starts_with(&format!("{}/end?", issuer.address)));
        assert_eq!(browser.open("/queue").await.status, StatusCode::SEE_OTHER);

        let here = format!("/admin/officials/{}", actor.official);
        let page = keeper.open(&here).await;
        keeper.send(&format!("{here}/disable"), &page, &[]).await;
        let (_, shut_out) = signing_in(&issuer, &site).await;
        assert_eq!(shut_out.status, StatusCode::FORBIDDEN);
        assert!(keeper_sees_no_subject(&site).await);
    }
}

/// Who somebody is at the provider stands nowhere in the register.
async fn keeper_sees_no_subject(site: &Site) -> bool {
    let dump = site
        .register
        .read(|tx, _| casework::testing::dump(tx))
        .await;
    let dump = dump.unwrap();
    !dump.values().flatten().any(|row| row.contains(SUBJECT))
}

#[tokio::test]
async fn a_linked_identity_is_parted_from_with_the_password_and_opens_nothing_more() {
    let (issuer, sites) = with_issuer().await;
    for site in sites {
        let (_, mut own, _) = invited(&site).await;
        let asked = [("password", PASSWORD), ("do", "link-vneid")];
        let left = own.fill("/account/identity", &asked).await;
        // Somebody else signs in meanwhile: nothing is linked with him.
        let (_, mut other) = site.official(COMMUNE, &[Post::Settler]).await;
        let query = issuer.sign_in(away(&left), SUBJECT);
        let stolen = other.open(&format!("/identity/vneid?{query}")).await;
        assert_eq!(stolen.status, StatusCode::FORBIDDEN);
        let left = own.fill("/account/identity", &asked).await;
        back(&issuer, &mut own, &left).await;
        let (mut opened, _) = signing_in(&issuer, &site).await;
        assert_eq!(opened.open("/queue").await.status, StatusCode::OK);
        let page = own.open("/account/identity").await;
        let (_, rest) = page.body.split_once("value=\"unlink-").unwrap();
        let wish = format!("unlink-{}", rest.split('"').next().unwrap());
        let asked = [("password", PASSWORD), ("do", wish.as_str())];
        let parted = own.send("/account/identity", &page, &asked).await;
        assert_eq!(parted.location(), "/account/identity");
        assert_eq!(opened.open("/queue").await.status, StatusCode::SEE_OTHER);
        let (_, unknown) = signing_in(&issuer, &site).await;
        assert_eq!(unknown.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn an_answer_is_taken_once_and_from_the_browser_that_was_sent() {
    let (issuer, mut sites) = with_issuer().await;
    let site = sites.remove(0);
    let (mut own, mut other) = (site.visitor(), site.visitor());
    other.open("/sign-in").await;
    let left = leaving(&mut own).await;
    let query = issuer.sign_in(away(&left), SUBJECT);
    let path = format!("/identity/vneid?{query}");
    let of_another = other.open(&path).await;
    assert!(
        of_another.status == StatusCode::FORBIDDEN
            && of_another.says("không bắt đầu từ trình duyệt này")
    );
    assert!(
        own.open(&path)
            .await
            .says("không bắt đầu từ trình duyệt này")
    );

    let left = leaving(&mut own).await;
    let query = issuer.sign_in(away(&left), SUBJECT);
    let (before, _) = query.split_once("&state=").unwrap();
    let guessed = own
        .open(&format!("/identity/vneid?{before}&state=guessed"))
        .await;
    assert!(guessed.says("không bắt đầu từ trình duyệt này"));
    let (before, _) = query.split_once("&iss=").unwrap();
    let mixed_up = own
        .open(&format!(
            "/identity/vneid?{before}&iss=https://evil.example"
        ))
        .await;
    assert!(mixed_up.status == StatusCode::FORBIDDEN && mixed_up.says("không xác thực được"));

    let left = leaving(&mut own).await;
    let query = issuer.sign_in(away(&left), SUBJECT);
    let refused = query.replacen("code=", "error=access_denied&code=", 1);
    let refused = own.open(&format!("/identity/vneid?{refused}")).await;
    assert!(refused.status == StatusCode::FORBIDDEN && refused.says("Ông/bà đã quay lại"));
}

/// A citizen proves who he is and comes back to the form.
async fn proved(issuer: &Issuer, site: &Site) -> (Browser, Shown) {
    let mut citizen = site.visitor();
    let form = citizen.open(WRITE).await;
    assert!(form.says("Điền bằng Định danh"));
    let left = citizen
        .send(&format!("{WRITE}/identity/vneid"), &form, &[])
        .await;
    let answer = back(issuer, &mut citizen, &left).await;
    assert_eq!(answer.location(), WRITE);
    let form = citizen.open(WRITE).await;
    assert!(form.says("value=\"Đỗ Thị Ước\"") && form.says("value=\"037085001234\""));
    (citizen, form)
}

async fn sent(citizen: &mut Browser, form: &Shown, class: &str) -> Shown {
    let once = form.field("once");
    let fields = [
        ("once", once.as_str()),
        ("class", class),
        ("proved", "vneid"),
        ("people.0.name", "Kẻ Mạo Danh"),
        ("people.0.address", "Thôn 3"),
        ("text", "Đường thôn 3 hỏng."),
    ];
    citizen.send(WRITE, form, &fields).await
}

/// Name, kind and number of everybody whom the register names in the open; who proved the petitions.
async fn kept(site: &Site) -> (Vec<String>, Vec<Option<String>>) {
    let read = site.register.read(|tx, _| {
        let people = tx.query(
            "select name, id_kind, id_number from person order by id",
            params![],
        )?;
        let people = people.iter().map(|row| {
            let kind: Option<String> = row.get("id_kind")?;
            let number: Option<String> = row.get("id_number")?;
            let name: String = row.get("name")?;
            Ok(format!(
                "{name} {} {}",
                kind.unwrap_or_default(),
                number.unwrap_or_default()
            ))
        });
        let people = people.collect::<store::Result<_>>()?;
        let proved = tx.query(
            "select identity_proved_by from petition order by id",
            params![],
        )?;
        let proved = proved.iter().map(|row| row.get("identity_proved_by"));
        Ok((people, proved.collect::<store::Result<_>>()?))
    });
    read.await.unwrap()
}

#[tokio::test]
async fn a_petition_takes_the_name_that_was_proved_and_keeps_who_proved_it_and_no_more() {
    let (issuer, sites) = with_issuer().await;
    for site in sites {
        let (mut citizen, form) = proved(&issuer, &site).await;
        let filed = sent(&mut citizen, &form, "complaint").await;
        assert_eq!(filed.location(), "/file-receipt", "{}", filed.body);
        let vneid = Some("vneid".to_owned());
        let (people, by) = kept(&site).await;
        assert_eq!(people, ["Đỗ Thị Ước personal_number 037085001234"]);
        assert_eq!(by, std::slice::from_ref(&vneid));
        assert!(!citizen.open(WRITE).await.says("Đỗ Thị Ước"));

        let (mut denouncer, form) = proved(&issuer, &site).await;
        let filed = sent(&mut denouncer, &form, "denunciation").await;
        assert_eq!(filed.location(), "/file-receipt");
        let (people, by) = kept(&site).await;
        assert_eq!(people.len(), 1, "a denouncer stands in the open");
        assert_eq!(by, [vneid.clone(), vneid]);
        assert!(keeper_sees_no_subject(&site).await);
    }
}

#[tokio::test]
async fn a_proof_cannot_be_claimed_and_can_be_left_behind() {
    let (issuer, mut sites) = with_issuer().await;
    let site = sites.remove(0);
    let mut liar = site.visitor();
    let form = liar.open(WRITE).await;
    let claimed = sent(&mut liar, &form, "complaint").await;
    assert_eq!(claimed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(claimed.says("Kết quả xác thực đã hết hạn"));
    let (mut citizen, form) = proved(&issuer, &site).await;
    let asked = [("proved", "vneid"), ("do", "unproved"), ("text", "Việc")];
    let left = citizen.send(WRITE, &form, &asked).await;
    assert!(left.status == StatusCode::OK && left.says("Việc"));
    assert!(!left.says("Đỗ Thị Ước") && !citizen.open(WRITE).await.says("Đỗ Thị Ước"));
    issuer.book().person = json!({ "number": "037085001234" });
    let form = citizen.open(WRITE).await;
    let going = citizen
        .send(&format!("{WRITE}/identity/vneid"), &form, &[])
        .await;
    let nameless = back(&issuer, &mut citizen, &going).await;
    assert!(nameless.says("không cung cấp họ tên"));
}

#[tokio::test]
async fn where_nobody_proves_identities_nothing_is_said_of_it() {
    let site = sites(DAY).await.remove(0);
    let mut visitor = site.visitor();
    let page = visitor.open("/sign-in").await;
    assert!(!page.says("/sign-in/with/"));
    assert!(!visitor.open(WRITE).await.says("/identity/"));
    let (_, mut own) = site.official(COMMUNE, &[Post::Settler]).await;
    assert!(!own.open("/account").await.says("/account/identity"));
    let asked = visitor.send("/sign-in/with/vneid", &page, &[]).await;
    assert_eq!(asked.status, StatusCode::NOT_FOUND);
    let answered = visitor.open("/identity/vneid?code=a&state=b").await;
    assert_eq!(answered.status, StatusCode::NOT_FOUND);
}
