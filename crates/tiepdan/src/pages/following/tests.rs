//! Following a petition, as a browser meets it, on every engine.

use axum::http::StatusCode;
use jiff::civil::{Date, date};

use crate::testing::{Browser, sites};

const DAY: Date = date(2026, 11, 23);
const WRITE: &str = "/file/14533-2025.ubnd";

/// Files a denunciation and gives its code and secret.
async fn filed(citizen: &mut Browser) -> (String, String) {
    filed_as(citizen, "denunciation").await
}

/// The same of another class.
async fn filed_as(citizen: &mut Browser, class: &str) -> (String, String) {
    let form = citizen.open(WRITE).await;
    let once = form.field("once");
    let fields = [
        ("once", once.as_str()),
        ("class", class),
        ("people.0.name", "Đỗ Thị Ước"),
        ("people.0.address", "Thôn 3"),
        ("text", "Ông Ba nhận tiền."),
    ];
    citizen.send(WRITE, &form, &fields).await;
    let receipt = citizen.open("/file-receipt").await;
    let codes = receipt.body.split("class=\"codes\">").skip(1);
    let mut codes = codes.map(|rest| rest.split('<').next().unwrap().to_owned());
    (codes.next().unwrap(), codes.next().unwrap())
}

#[tokio::test]
async fn code_and_secret_together_tell_the_state_and_never_a_name() {
    for site in sites(DAY).await {
        let (code, secret) = filed(&mut site.visitor()).await;
        let typed = code.to_lowercase().replace('-', " ");
        let mut friend = site.visitor();
        let told = friend
            .fill("/follow", &[("code", &typed), ("secret", &secret)])
            .await;
        assert_eq!(told.status, StatusCode::OK);
        assert!(told.says("1/2026") && told.says("Điều 41"), "{}", told.body);
        assert!(!told.says("Ước") && !told.says("nhận tiền"));
        assert_eq!(told.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn a_wrong_secret_tells_nothing_and_guessing_is_slowed_down() {
    for site in sites(DAY).await {
        let (code, secret) = filed(&mut site.visitor()).await;
        let mut guesser = site.visitor();
        for _ in 0..8 {
            let wrong = guesser
                .fill("/follow", &[("code", &code), ("secret", "ABCDEFGH")])
                .await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(!wrong.says("1/2026"));
        }
        let slowed = guesser
            .fill("/follow", &[("code", &code), ("secret", &secret)])
            .await;
        assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    }
}

#[tokio::test]
async fn who_filed_takes_his_own_data_and_who_found_his_receipt_takes_nothing() {
    for site in sites(DAY).await {
        let (code, secret) = filed_as(&mut site.visitor(), "complaint").await;
        let mut citizen = site.visitor();
        let mut ask = async |name: &str| {
            let fields = [
                ("code", code.as_str()),
                ("secret", secret.as_str()),
                ("name", name),
            ];
            citizen.fill("/follow/data", &fields).await
        };
        let stranger = ask("Trần Văn Khác").await;
        assert_eq!(stranger.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            !stranger.says("nhận tiền") && !stranger.says("Ước"),
            "{}",
            stranger.body
        );

        let own = ask("do thi uoc").await;
        assert_eq!(own.status, StatusCode::OK, "{}", own.body);
        assert!(own.header("content-disposition").starts_with("attachment"));
        assert_eq!(own.header("cache-control"), "no-store");
        let told: serde_json::Value = serde_json::from_str(&own.body).unwrap();
        assert_eq!(told["you"]["name"], "Đỗ Thị Ước");
        assert_eq!(told["petition"]["text"], "Ông Ba nhận tiền.");
        assert_eq!(told["petition"]["others"], 0);
        // That it was taken is on the trail, which he is shown as well.
        let seen = told["seen"].as_array().unwrap();
        assert_eq!(
            seen.last().unwrap()["event"],
            "petition.own_data",
            "{seen:?}"
        );
    }
}

#[tokio::test]
async fn of_who_denounces_nothing_leaves_the_register_by_this_way() {
    for site in sites(DAY).await {
        let (code, secret) = filed(&mut site.visitor()).await;
        let fields = [
            ("code", code.as_str()),
            ("secret", secret.as_str()),
            ("name", "Đỗ Thị Ước"),
        ];
        let refused = site.visitor().fill("/follow/data", &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(
            !refused.says("nhận tiền") && !refused.says("tiepdan.json"),
            "{}",
            refused.body
        );
    }
}
