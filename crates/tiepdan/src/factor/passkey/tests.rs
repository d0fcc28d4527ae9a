use super::*;
use crate::testing::authenticator::Authenticator;

const CHALLENGE: &str = "Y2hhbGxlbmdl";

fn site() -> Origin {
    Origin::of("http://localhost")
}

#[test]
fn a_site_is_known_by_its_origin_and_its_keys_by_its_host() {
    let site = Origin::of("https://tiepdan.example.vn:8443");
    assert_eq!(site.origin, "https://tiepdan.example.vn:8443");
    assert_eq!(site.host, "tiepdan.example.vn");
    assert_eq!(Origin::of("http://localhost:8080/").host, "localhost");
}

#[test]
fn a_key_that_was_made_signs_and_its_signature_is_known_from_any_other() {
    let device = Authenticator::new(7);
    let key = made(&device.makes(CHALLENGE), &site()).unwrap();
    assert_eq!((key.algorithm, key.counter), ("ES256", 1));
    assert_eq!(key.challenge, CHALLENGE);
    let answer = signed(&device.signs(CHALLENGE), &site()).unwrap();
    assert!(answer.is_by("ES256", &key.public_key));
    assert!(!answer.is_by("RS256", &key.public_key));
    let other = Authenticator {
        credential: device.credential.clone(),
        ..Authenticator::new(8)
    };
    let forged = signed(&other.signs(CHALLENGE), &site()).unwrap();
    assert!(!forged.is_by("ES256", &key.public_key));
}

#[test]
fn an_answer_for_another_site_or_of_nobody_verified_is_none() {
    let good = || Authenticator::new(7);
    for liar in [
        Authenticator {
            origin: "https://localhost.example".into(),
            ..good()
        },
        Authenticator {
            host: "example".into(),
            ..good()
        },
        Authenticator {
            flags: 0x01,
            ..good()
        },
        Authenticator {
            flags: 0x04,
            ..good()
        },
    ] {
        assert_eq!(signed(&liar.signs(CHALLENGE), &site()), None);
        assert_eq!(made(&liar.makes(CHALLENGE), &site()), None);
    }
    // The answer to one ceremony is none to the other.
    assert_eq!(made(&good().signs(CHALLENGE), &site()), None);
    assert_eq!(signed(&good().makes(CHALLENGE), &site()), None);
    assert_eq!(signed("{}", &site()), None);
}
