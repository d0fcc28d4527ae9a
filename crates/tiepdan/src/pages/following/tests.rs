//! Following a petition, as a browser meets it, on every engine.

use axum::http::StatusCode;
use jiff::civil::{Date, date};

use crate::testing::{Browser, sites};

const DAY: Date = date(2026, 11, 23);
const WRITE: &str = "/file/14533-2025.ubnd";

/// Files a denunciation and gives its code and secret.
async fn filed(citizen: &mut Browser) -> (String, String) {
    let form = citizen.open(WRITE).await;
    let once = form.field("once");
    let fields = [
        ("once", once.as_str()),
        ("class", "denunciation"),
        ("people.0.name", "Đỗ Thị Ước"),
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
