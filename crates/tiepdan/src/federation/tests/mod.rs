//! What is believed of a provider, against an issuer on loopback that forges whatever it is told to.

pub(crate) mod issuer;
mod rsa;

use std::fs;

use serde_json::{Value, json};

use super::{Begun, Fault, Federation, Proved, Provider, read};
use issuer::{Issuer, NOW};

const SUBJECT: &str = "subject-1";

fn begun() -> Begun {
    Begun {
        state: "the-state".to_owned(),
        nonce: "the-nonce".to_owned(),
        verifier: "a-verifier-of-at-least-forty-three-letters-0".to_owned(),
        back: "http://127.0.0.1/identity/vneid".to_owned(),
    }
}

/// Sends a browser out, lets the person sign in, and asks who came back.
fn walked(issuer: &Issuer, provider: &Provider, now: i64) -> Result<Proved, Fault> {
    let address = provider.leave(&begun(), now)?;
    let answer = issuer.sign_in(&address, SUBJECT);
    let code = answer
        .split('&')
        .next()
        .unwrap()
        .trim_start_matches("code=");
    provider.prove(&begun(), code, &issuer.address, now)
}

#[test]
fn who_signs_in_at_the_provider_is_known_by_what_it_says_of_him() {
    let issuer = Issuer::begin();
    let provider = issuer.provider("");
    let address = provider.leave(&begun(), NOW).unwrap();
    for part in [
        "scope=openid%20profile",
        "code_challenge_method=S256",
        "nonce=the%2Dnonce",
    ] {
        assert!(address.contains(part), "{address}");
    }
    assert!(!address.contains("s3cret") && !address.contains("a-verifier"));
    let proved = walked(&issuer, &provider, NOW).unwrap();
    let expected = Proved {
        subject: SUBJECT.to_owned(),
        name: "Đỗ Thị Ước".to_owned(),
        number: "037085001234".to_owned(),
        email: String::new(),
    };
    assert_eq!(proved, expected);
    let out = provider
        .sign_out("http://127.0.0.1/", NOW)
        .unwrap()
        .unwrap();
    assert!(out.starts_with(&format!("{}/end?client_id=tiepdan&", issuer.address)));
}

#[test]
fn a_code_is_worth_something_once_and_only_to_whoever_was_sent() {
    let issuer = Issuer::begin();
    let provider = issuer.provider("");
    let answer = issuer.sign_in(&provider.leave(&begun(), NOW).unwrap(), SUBJECT);
    let code = answer
        .split('&')
        .next()
        .unwrap()
        .trim_start_matches("code=");
    let of_another = Begun {
        verifier: "another-verifier-of-at-least-forty-three-let".to_owned(),
        ..begun()
    };
    let stolen = provider.prove(&of_another, code, &issuer.address, NOW);
    assert_eq!(stolen, Err(Fault::Untrusted("the code")));
    assert!(walked(&issuer, &provider, NOW).is_ok());
    let replayed = provider.prove(&begun(), "code-0", &issuer.address, NOW);
    assert_eq!(replayed, Err(Fault::Untrusted("the code")));
}

type Change = fn(&mut Value, &mut Value);

#[test]
fn a_token_that_was_forged_is_too_old_or_made_for_others_is_not_believed() {
    let forgeries: [(&str, Change); 14] = [
        ("the signature", |header, _| header["alg"] = json!("none")),
        ("the signature", |header, _| header["alg"] = json!("HS256")),
        ("the signature", |header, _| header["alg"] = json!("RS256")),
        ("an extension", |header, _| header["crit"] = json!(["b64"])),
        ("the issuer", |_, claims| {
            claims["iss"] = json!("https://evil.example");
        }),
        ("the audience", |_, claims| claims["aud"] = json!("another")),
        ("the audience", |_, claims| {
            claims["aud"] = json!(["tiepdan", "another"]);
        }),
        ("the audience", |_, claims| claims["azp"] = json!("another")),
        ("the subject", |_, claims| claims["sub"] = json!("")),
        ("the expiry", |_, claims| claims["exp"] = json!(NOW - 60)),
        ("the time of issue", |_, claims| {
            claims["iat"] = json!(NOW + 61);
        }),
        ("the beginning", |_, claims| claims["nbf"] = json!(NOW + 61)),
        ("the nonce", |_, claims| {
            claims["nonce"] = json!("of-another");
        }),
        ("the access token", |_, claims| {
            claims["at_hash"] = json!("AAAA");
        }),
    ];
    let issuer = Issuer::begin();
    let provider = issuer.provider("");
    for (what, change) in forgeries {
        issuer.book().change = change;
        assert_eq!(
            walked(&issuer, &provider, NOW),
            Err(Fault::Untrusted(what)),
            "{what}"
        );
    }
    // Two clocks may stand a minute apart.
    issuer.book().change = |_, claims| {
        claims["exp"] = json!(NOW - 59);
        claims["iat"] = json!(NOW + 60);
        claims["aud"] = json!(["tiepdan", "another"]);
        claims["azp"] = json!("tiepdan");
    };
    assert!(walked(&issuer, &provider, NOW).is_ok());
    issuer.book().forged_with = Some(9);
    let forged = walked(&issuer, &provider, NOW);
    assert_eq!(forged, Err(Fault::Untrusted("the signature")));
}

#[test]
fn a_new_key_is_fetched_and_forgers_cannot_make_us_knock_all_the_time() {
    let issuer = Issuer::begin();
    let provider = issuer.provider("");
    assert!(walked(&issuer, &provider, NOW).is_ok());
    assert_eq!(issuer.book().asked_keys, 1);
    issuer.book().key = 8;
    assert!(walked(&issuer, &provider, NOW).is_ok());
    assert_eq!(issuer.book().asked_keys, 2);
    issuer.book().change = |header, _| header["kid"] = json!("nobody's");
    for _ in 0..3 {
        let unknown = walked(&issuer, &provider, NOW + 1);
        assert_eq!(unknown, Err(Fault::Untrusted("the signature")));
    }
    assert_eq!(issuer.book().asked_keys, 2);
    assert!(walked(&issuer, &provider, NOW + 61).is_err());
    assert_eq!(issuer.book().asked_keys, 3);
}

#[test]
fn an_answer_of_another_issuer_is_not_taken_for_this_one() {
    let issuer = Issuer::begin();
    let provider = issuer.provider("");
    for named in ["https://evil.example", ""] {
        let mixed = provider.answers(named, NOW);
        assert_eq!(mixed, Err(Fault::Untrusted("the issuer of the answer")));
    }
    assert_eq!(provider.answers(&issuer.address, NOW), Ok(()));
    // One that does not promise to name itself may leave it out.
    issuer.book().more = json!({ "authorization_response_iss_parameter_supported": false });
    let silent = issuer.provider("");
    assert_eq!(silent.answers("", NOW), Ok(()));
    assert!(silent.answers("https://evil.example", NOW).is_err());
}

#[test]
fn a_provider_that_leads_elsewhere_or_speaks_for_another_is_not_used() {
    for more in [
        json!({ "issuer": "https://evil.example" }),
        json!({ "token_endpoint": "https://evil.example/token" }),
        json!({ "jwks_uri": "http://169.254.169.254/latest" }),
        json!({ "end_session_endpoint": "https://evil.example/end" }),
    ] {
        let issuer = Issuer::begin();
        issuer.book().more = more.clone();
        let left = issuer.provider("").leave(&begun(), NOW);
        assert!(matches!(left, Err(Fault::Untrusted(_))), "{more}");
    }
    let issuer = Issuer::begin();
    let provider = issuer.provider("");
    issuer.book().person = json!({ "sub": "another", "name": "Kẻ khác" });
    let swapped = walked(&issuer, &provider, NOW);
    assert_eq!(swapped, Err(Fault::Untrusted("the subject")));
}

#[test]
fn an_identity_that_was_proved_too_weakly_is_told_apart() {
    let issuer = Issuer::begin();
    let provider = issuer.provider("trusted-acr = [\"urn:vn:2\"]\n");
    assert!(
        provider
            .leave(&begun(), NOW)
            .unwrap()
            .contains("acr_values=urn%3Avn%3A2")
    );
    assert_eq!(walked(&issuer, &provider, NOW), Err(Fault::Weak));
    issuer.book().change = |_, claims| claims["acr"] = json!("urn:vn:2");
    assert!(walked(&issuer, &provider, NOW).is_ok());
}

#[test]
fn a_subject_is_known_again_by_its_print_under_the_key_of_this_register_alone() {
    let here = Federation::new(Vec::new(), &[1; 64]);
    let there = Federation::new(Vec::new(), &[2; 64]);
    let print = here.print("https://id.example", SUBJECT);
    assert_eq!(print.len(), 32);
    assert_eq!(print, here.print("https://id.example", SUBJECT));
    assert_ne!(print, there.print("https://id.example", SUBJECT));
    assert_ne!(print, here.print("https://id.example", "subject-2"));
    assert_ne!(print, here.print("https://id.exampl", "esubject-1"));
}

#[test]
fn a_file_of_providers_is_read_and_what_is_wrong_with_it_names_file_and_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("identity-providers.toml");
    fs::write(folder.path().join("vneid.secret"), "s3cret\n").unwrap();
    let good = "[[provider]]\ncode = \"vneid\"\nname = { vi = \"Định danh\", en = \"Identity\" }\nissuer = \"https://id.example\"\n\
        client-id = \"tiepdan\"\nclient-secret-file = \"vneid.secret\"\nfor = [\"citizens\"]\n";
    fs::write(&path, good).unwrap();
    let found = read(&path).unwrap();
    assert_eq!((found.len(), found[0].code()), (1, "vneid"));
    let wrong = [
        ("vneid\"", "VN eID\"", "code"),
        ("https://id", "http://id", "issuer"),
        ("\"tiepdan\"", "\"\"", "client-id"),
        ("[\"citizens\"]", "[]", "for"),
        ("for =", "scopes = [\"profile\"]\nfor =", "scopes"),
        ("for =", "colour = \"red\"\nfor =", "colour"),
        ("vneid.secret", "missing.secret", "missing.secret"),
    ];
    for (from, to, key) in wrong {
        fs::write(&path, good.replacen(from, to, 1)).unwrap();
        let told = read(&path).err().unwrap().to_string();
        assert!(
            told.contains(key) && told.contains(folder.path().to_str().unwrap()),
            "{told}"
        );
        assert!(!told.contains("s3cret"));
    }
    fs::write(&path, good.repeat(2)).unwrap();
    assert!(read(&path).err().unwrap().to_string().contains("code"));
}
