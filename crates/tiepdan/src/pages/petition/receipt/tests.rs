use super::*;
use casework::Id;

#[test]
fn code_and_secret_go_from_the_form_to_the_receipt_outside_every_address() {
    let kept_of = |value: &'static str| {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static(value));
        kept(&headers)
    };
    let told = kept_of("receipt=0ABC-DEFG.K3Y.complaint").unwrap();
    assert_eq!(
        (
            told.code.as_str(),
            told.secret.as_str(),
            told.class.as_str()
        ),
        ("0ABC-DEFG", "K3Y", "complaint")
    );
    assert_eq!(kept_of("receipt=0ABC"), None);
    assert_eq!(kept_of("other=1"), None);
    assert!(Id::of(7).to_string().chars().all(|letter| letter != '.'));
}
