//! Protection and restoration as browsers meet them.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use law::procedure::Post;

use crate::testing::{Browser, Shown, sites};

const DAY: Date = date(2026, 11, 23);
const COMMUNE: &str = "14533-2025.ubnd";
const WRITE: &str = "/file/14533-2025.ubnd";
const NAME: &str = "Đỗ Thị Ước";

/// Files a denunciation and gives its code and secret.
async fn filed(citizen: &mut Browser) -> (String, String) {
    let form = citizen.open(WRITE).await;
    let once = form.field("once");
    let fields = [
        ("once", once.as_str()),
        ("class", "denunciation"),
        ("people.0.name", NAME),
        ("text", "Ông Ba nhận tiền."),
    ];
    citizen.send(WRITE, &form, &fields).await;
    let receipt = citizen.open("/file-receipt").await;
    let codes = receipt.body.split("class=\"codes\">").skip(1);
    let mut codes = codes.map(|rest| rest.split('<').next().unwrap().to_owned());
    (codes.next().unwrap(), codes.next().unwrap())
}

/// A button of a dossier, pressed with these entries.
async fn press(head: &mut Browser, one: &str, fields: &[(&str, &str)]) -> Shown {
    let page = head.open(one).await;
    let version = page.field("version");
    let whole = [&[("version", version.as_str())], fields].concat();
    head.send(one, &page, &whole).await
}

/// Assessed, with a measure, granted; a name in the reasons is refused.
async fn protected(head: &mut Browser, one: &str) {
    let assess = [
        ("do", "assess"),
        ("gravity", "high"),
        ("risk", "Đã có quyết định điều chuyển"),
    ];
    press(head, one, &assess).await.location();
    let order = [
        ("do", "order"),
        ("measure", "job.suspend_decision"),
        ("body", "employer"),
    ];
    press(head, one, &order).await.location();
    let grant = [
        ("do", "grant"),
        ("number", "21/QĐ-UBND"),
        ("decided", "2026-11-23"),
    ];
    let named = [&grant[..], &[("reason", "Bà Đỗ Thị Ước bị trù dập")]].concat();
    let named = press(head, one, &named).await;
    assert_eq!(named.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(named.says("id=\"e-reason\""), "{}", named.body);
    let granted = [&grant[..], &[("reason", "Có căn cứ bị trù dập")]].concat();
    press(head, one, &granted).await.location();
    assert!(head.open(one).await.says("21/QĐ-UBND"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denouncer_asks_with_his_secret_and_the_unit_protects_without_a_name_on_any_page() {
    for site in sites(DAY).await {
        let mut citizen = site.visitor();
        let (code, secret) = filed(&mut citizen).await;
        let told = citizen
            .fill("/follow", &[("code", &code), ("secret", &secret)])
            .await;
        assert!(told.says("/follow/protection"), "{}", told.body);
        let known = [("code", code.as_str()), ("secret", secret.as_str())];
        let form = citizen.send("/follow/protection", &told, &known).await;
        assert_eq!(form.status, StatusCode::OK);
        let ask = [&known[..], &[("do", "ask")]].concat();
        let empty = citizen.send("/follow/protection", &form, &ask).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.says("id=\"e-threat\""), "{}", empty.body);
        let more = [
            ("people", "denouncer"),
            ("threat", "job"),
            ("from_whom", "employer"),
            ("text", "Tôi là Đỗ Thị Ước, sắp bị cho thôi việc."),
        ];
        let whole = [&ask[..], &more].concat();
        let done = citizen.send("/follow/protection", &form, &whole).await;
        assert_eq!(done.status, StatusCode::OK);
        let twice = citizen.send("/follow/protection", &form, &whole).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);

        let (_, mut head) = site.official(COMMUNE, &[Post::Head]).await;
        let list = head.open("/protections").await;
        assert!(list.says("1/2026") && !list.says("Ước"), "{}", list.body);
        let one = list.body.split("href=\"/protections/").nth(1).unwrap();
        let one = format!("/protections/{}", one.split('"').next().unwrap());
        let page = head.open(&one).await;
        assert!(!page.says("Ước") && page.says("Vị trí công tác"));
        protected(&mut head, &one).await;
        let seal = format!("{one}/seal");
        let form = head.open(&seal).await;
        let opened = head
            .send(&seal, &form, &[("reason", "Viết phiếu gửi nơi làm việc")])
            .await;
        assert!(opened.says(NAME), "{}", opened.body);
        assert_eq!(opened.header("cache-control"), "no-store");

        let (_, mut clerk) = site.official(COMMUNE, &[Post::ReceptionOfficer]).await;
        let shut = clerk.open("/protections").await;
        assert_eq!(shut.status, StatusCode::FORBIDDEN);
        let (_, mut neighbour) = site.official("14566-2025.ubnd", &[Post::Head]).await;
        let hidden = neighbour.open(&one).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
        let guide = site.visitor().open("/protection").await;
        assert!(guide.says("Ai được bảo vệ"));
    }
}
