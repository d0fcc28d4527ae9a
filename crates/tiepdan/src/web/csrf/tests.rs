use super::*;

#[test]
fn a_token_serves_its_own_subject_only() {
    let guard = Guard::new([7; 64]);
    let token = guard.token("session-a", [1; 32]);
    assert!(guard.accepts("session-a", &token));
    assert!(!guard.accepts("session-b", &token));
    assert!(!Guard::new([8; 64]).accepts("session-a", &token));
    assert_ne!(token, guard.token("session-a", [2; 32]));
}

#[test]
fn a_forged_cut_or_empty_token_is_refused() {
    let guard = Guard::new([7; 64]);
    let token = guard.token("a", [1; 32]);
    for forged in [
        "",
        "x",
        token.get(..40).unwrap(),
        &format!("{token}AA"),
        &token.replace(|c: char| c.is_ascii_digit(), "x"),
        "ơ",
    ] {
        assert!(!guard.accepts("a", forged), "{forged}");
    }
}

#[test]
fn only_our_own_pages_may_post() {
    let own = |pairs: &[(&'static str, &'static str)]| {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        is_own(&headers)
    };
    assert!(own(&[("sec-fetch-site", "same-origin")]));
    assert!(!own(&[("sec-fetch-site", "same-site")]));
    assert!(!own(&[
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://td.vn"),
        ("host", "td.vn")
    ]));
    assert!(own(&[("origin", "https://td.vn"), ("host", "td.vn")]));
    assert!(!own(&[("origin", "https://evil.vn"), ("host", "td.vn")]));
    assert!(!own(&[("origin", "null"), ("host", "td.vn")]));
    assert!(!own(&[("origin", "https://td.vn")]));
    assert!(own(&[]));
}
