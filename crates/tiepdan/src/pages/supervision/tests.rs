//! Directives and prolonged cases as a browser meets them.

mod inspection;
mod urging;
mod voices;

use axum::http::StatusCode;
use casework::Id;
use casework::access::Actor;
use casework::petition::Handling;
use casework::testing::{complaint, finding};
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use crate::testing::{Browser, Site, sites};

const TODAY: Date = date(2026, 8, 3);
const PROVINCE: &str = "37-2025.ubnd";
const COMMUNE: &str = "14005-2025.ubnd";
const OFFICERS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
];

/// The first address on a page that begins so.
fn link(page: &str, begins: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("href=\"{begins}"))
        .unwrap_or_else(|| panic!("no {begins} in {page}"));
    format!("{begins}{}", rest.split('"').next().unwrap())
}

/// A directive of the province to the commune; its assignment.
async fn given(leader: &mut Browser) -> String {
    let fields = [
        ("source", "reception"),
        ("text", "Đối thoại với công dân thôn 3"),
        ("owners", COMMUNE),
        ("due", "2026-08-20"),
        ("on", "2026-08-03"),
    ];
    let sent = leader.fill("/directives/new", &fields).await;
    let whole = leader.open(sent.location()).await;
    link(&whole.body, "/assignments/")
}

/// Presses a button of a page.
async fn press(
    browser: &mut Browser,
    path: &str,
    act: &str,
    fields: &[(&str, &str)],
) -> StatusCode {
    let form = browser.open(path).await;
    assert_eq!(form.status, StatusCode::OK, "{path}");
    let version = form.field("version");
    let all = [&[("do", act), ("version", version.as_str())], fields].concat();
    browser.send(path, &form, &all).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directive_is_given_reported_on_returned_and_accepted() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official(PROVINCE, OFFICERS).await;
        let (_, mut owner) = site.official(COMMUNE, OFFICERS).await;
        let path = given(&mut leader).await;
        let report = [("text", "Đã đối thoại, công dân đồng ý")];
        assert_eq!(
            press(&mut owner, &path, "report", &report).await,
            StatusCode::SEE_OTHER
        );
        let bare = press(&mut leader, &path, "return", &[]).await;
        assert_eq!(
            bare,
            StatusCode::UNPROCESSABLE_ENTITY,
            "a return needs its reason"
        );
        let back = [("reason", "Chưa có biên bản"), ("due", "2026-08-25")];
        assert_eq!(
            press(&mut leader, &path, "return", &back).await,
            StatusCode::SEE_OTHER
        );
        assert!(owner.open(&path).await.says("Chưa có biên bản"));
        assert_eq!(
            press(&mut owner, &path, "report", &report).await,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            press(&mut leader, &path, "accept", &[]).await,
            StatusCode::SEE_OTHER
        );
        let list = leader.open("/directives?tab=closed").await;
        assert!(list.says("Đối thoại với công dân thôn 3"));
        assert!(
            !leader
                .open("/directives")
                .await
                .says("Đối thoại với công dân thôn 3")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_lead_is_refused_and_a_neighbour_finds_nothing() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official(PROVINCE, OFFICERS).await;
        let (_, mut clerk) = site.official(PROVINCE, &[Post::ReceptionOfficer]).await;
        let (_, mut neighbour) = site.official("14533-2025.ubnd", OFFICERS).await;
        let path = given(&mut leader).await;
        for address in ["/directives/new", "/prolonged/candidates", "/prolonged/put"] {
            assert_eq!(
                clerk.open(address).await.status,
                StatusCode::FORBIDDEN,
                "{address}"
            );
        }
        let seen = clerk.open(&path).await;
        assert!(!seen.says("value=\"withdraw\""));
        let form = leader.open(&path).await;
        let version = form.field("version");
        let fields = [("do", "accept"), ("version", version.as_str())];
        let own = clerk.open("/prolonged").await;
        assert!(!own.says("name=\"basis\""));
        let token = clerk.open("/account").await;
        let refused = clerk.send(&path, &token, &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(neighbour.open(&path).await.status, StatusCode::NOT_FOUND);
        let whole = link(&form.body, "/directives");
        assert_eq!(whole, "/directives");
        assert!(!neighbour.open("/directives").await.says("thôn 3"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_who_is_unknown_or_not_led_is_told_beside_the_field() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official(PROVINCE, OFFICERS).await;
        let all = |owner| {
            [
                ("source", "reception"),
                ("text", "Kiểm tra"),
                ("owners", owner),
                ("due", "2026-08-20"),
                ("on", "2026-08-03"),
            ]
        };
        for owner in ["UBND xã Không Có", "01.ubnd"] {
            let again = leader.fill("/directives/new", &all(owner)).await;
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{owner}");
            assert!(again.says("e-owners"), "{owner}");
        }
    }
}

/// An open case of the commune.
async fn case(site: &Site, officer: &Actor) -> Id {
    let register = &site.register;
    let filed = register.file(officer, complaint(COMMUNE)).await.unwrap();
    let found = finding(Class::Complaint, COMMUNE);
    register.classify(officer, filed.id, found).await.unwrap();
    let handling = Handling {
        rule: "XD-02".to_owned(),
        ..Handling::default()
    };
    register
        .handle(officer, filed.id, handling)
        .await
        .unwrap()
        .case
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_put_on_a_list_planned_and_reported_on() {
    for site in sites(TODAY).await {
        let (_, mut keeper) = site.official(PROVINCE, OFFICERS).await;
        let (officer, mut owner) = site.official(COMMUNE, OFFICERS).await;
        let case = case(&site, &officer).await;
        let list = [
            ("name", "Vụ việc kéo dài quý III"),
            ("basis", "142-TB/VPTW"),
            ("from", "2026-07-01"),
            ("until", "2026-09-30"),
        ];
        let list = keeper.fill("/prolonged", &list).await.location().to_owned();
        let id = list.rsplit('/').next().unwrap().to_owned();
        let address = format!("/prolonged/put?case={case}");
        let form = keeper.open(&address).await;
        let case_field = form.field("case");
        let bare = [("case", case_field.as_str()), ("list", id.as_str())];
        let again = keeper.send("/prolonged/put", &form, &bare).await;
        assert_eq!(
            again.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "a reason is needed where no criterion is met"
        );
        let named = [&bare[..], &[("reason", "Đông người, phức tạp")]].concat();
        let entry = keeper
            .send("/prolonged/put", &form, &named)
            .await
            .location()
            .to_owned();
        let plan = [
            ("due_1", "2026-08-20"),
            ("text_1", "Đối thoại với công dân"),
        ];
        assert_eq!(
            press(&mut owner, &entry, "plan", &plan).await,
            StatusCode::SEE_OTHER
        );
        let told = [("stand_1", "settled"), ("note_1", "Đã xong")];
        let early = press(&mut owner, &entry, "progress", &told).await;
        assert_eq!(
            early,
            StatusCode::UNPROCESSABLE_ENTITY,
            "nothing is decided yet"
        );
        let told = [("stand_1", "exhausted"), ("note_1", "Đã họp các ngành")];
        assert_eq!(
            press(&mut owner, &entry, "progress", &told).await,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            press(&mut owner, &entry, "settled", &[]).await,
            StatusCode::CONFLICT
        );
        let shown = keeper.open(&list).await;
        assert!(shown.says("<svg class=\"burn\"") && shown.says(&entry));
        assert!(owner.open(&format!("/cases/{case}")).await.says(&entry));
        let review = [("verdict", "note"), ("said", "Cần đối thoại sớm")];
        assert_eq!(
            press(&mut keeper, &entry, "review", &review).await,
            StatusCode::SEE_OTHER
        );
        assert!(owner.open(&entry).await.says("Cần đối thoại sớm"));
    }
}
