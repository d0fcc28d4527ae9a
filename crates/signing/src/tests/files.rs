use super::authority::{Authority, KeyKind, PASSWORD};
use super::{MARK, VALID, judged, leave, page};
use crate::{Fault, Signer, sign};

#[test]
fn a_signature_by_a_key_file_is_valid_elsewhere_and_not_after_one_flipped_byte() {
    for kind in [KeyKind::Rsa, KeyKind::P256] {
        let authority = Authority::open();
        let signer = Signer::of_file(&authority.file("xa", kind), PASSWORD).unwrap();
        assert_eq!(signer.subject(), "CN=xa,O=UBND,C=VN");
        let plain = page();
        let mut done = sign(&plain, &MARK, &signer, None).unwrap();
        assert!(done.starts_with(&plain), "the paper itself stays as it was");
        assert_eq!(judged(authority.folder.path(), &done), [VALID]);
        let at = plain.len() / 2;
        done[at] ^= 1;
        let after = judged(authority.folder.path(), &done);
        assert_ne!(after, [VALID], "one flipped byte is seen");
    }
}

#[test]
fn a_second_signature_leaves_the_first_whole() {
    let authority = Authority::open();
    let officer = Signer::of_file(&authority.file("lan", KeyKind::P256), PASSWORD).unwrap();
    let office = Signer::of_file(&authority.file("xa", KeyKind::Rsa), PASSWORD).unwrap();
    let once = sign(&page(), &MARK, &officer, None).unwrap();
    let twice = sign(&once, &MARK, &office, None).unwrap();
    assert_eq!(judged(authority.folder.path(), &twice), [VALID, VALID]);
    leave("twice.pdf", &twice);
    leave(
        "twice.crt",
        &std::fs::read(authority.path("ca.crt")).unwrap(),
    );
}

#[test]
fn a_key_file_that_cannot_be_used_says_why() {
    let authority = Authority::open();
    let file = authority.file("xa", KeyKind::P256);
    assert!(matches!(Signer::of_file(&file, "sai"), Err(Fault::File(_))));
    assert!(matches!(
        Signer::of_file(b"rubbish", PASSWORD),
        Err(Fault::File(_))
    ));
    let other = authority.file("other", KeyKind::P384);
    assert!(matches!(
        Signer::of_file(&other, PASSWORD),
        Err(Fault::Kind)
    ));
    let signer = Signer::of_file(&file, PASSWORD).unwrap();
    for rubbish in [&b""[..], b"%PDF-1.7\n%%EOF"] {
        assert!(matches!(
            sign(rubbish, &MARK, &signer, None),
            Err(Fault::Pdf(_))
        ));
    }
}
