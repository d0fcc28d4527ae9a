use std::fs;

use super::authority::{Authority, KeyKind, PASSWORD};
use super::{MARK, VALID, judged, leave, page};
use crate::stamp::Ask;
use crate::{Fault, Signer, Stamper, sign};

const CONFIGURATION: &str = "[tsa]\ndefault_tsa = own\n[own]\nserial = serial\ncrypto_device = builtin\nsigner_cert = tsa.crt\n\
     signer_key = tsa.pem\ncerts = ca.crt\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\naccuracy = secs:1\n\
     ess_cert_id_chain = no\n";

/// An authority that stamps time.
fn stamping() -> Authority {
    let authority = Authority::open();
    authority.issue(
        "tsa",
        KeyKind::Rsa,
        "extendedKeyUsage=critical,timeStamping\n",
    );
    fs::write(authority.path("tsa.cnf"), CONFIGURATION).unwrap();
    fs::write(authority.path("serial"), "01\n").unwrap();
    authority
}

fn answer(authority: &Authority, request: &[u8]) -> Vec<u8> {
    fs::write(authority.path("query.tsq"), request).unwrap();
    authority
        .openssl("ts -reply -config tsa.cnf -section own -queryfile query.tsq -out answer.tsr");
    fs::read(authority.path("answer.tsr")).unwrap()
}

#[test]
fn a_stamped_signature_is_valid_and_carries_its_stamp() {
    let authority = stamping();
    let signer = Signer::of_file(&authority.file("xa", KeyKind::Rsa), PASSWORD).unwrap();
    let stamper = Stamper {
        ask: &|request| Ok(answer(&authority, request)),
        nonce: [255; 16],
    };
    let after = sign(&page(), &MARK, &signer, Some(&stamper)).unwrap();
    assert_eq!(judged(authority.folder.path(), &after), [VALID]);
    leave("stamped.pdf", &after);
    leave("stamped.crt", &fs::read(authority.path("ca.crt")).unwrap());
}

#[test]
fn a_stamp_of_something_else_a_refusal_and_silence_are_not_taken() {
    let authority = stamping();
    let signer = Signer::of_file(&authority.file("xa", KeyKind::P256), PASSWORD).unwrap();
    let kept = std::cell::RefCell::new(Vec::new());
    let first = Stamper {
        ask: &|request| {
            let answer = answer(&authority, request);
            kept.replace(answer.clone());
            Ok(answer)
        },
        nonce: [1; 16],
    };
    sign(&page(), &MARK, &signer, Some(&first)).unwrap();
    let again = |_: &[u8]| Ok(kept.borrow().clone());
    let refusal = |_: &[u8]| Ok(vec![0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]);
    let silence = |_: &[u8]| Err("nobody is there".to_owned());
    let asks: [&Ask<'_>; 3] = [&again, &refusal, &silence];
    for ask in asks {
        let stamper = Stamper {
            ask,
            nonce: [2; 16],
        };
        let done = sign(&page(), &MARK, &signer, Some(&stamper));
        assert!(matches!(done, Err(Fault::Stamp(_))), "{:?}", done.err());
    }
}
