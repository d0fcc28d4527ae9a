use std::fs;
use std::path::Path;
use std::process::Command;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::object::{Attribute, CertificateType, ObjectClass};
use cryptoki::session::UserType;
use cryptoki::types::AuthPin;

use super::authority::{Authority, KeyKind};
use super::{MARK, VALID, judged, page, run};
use crate::{Fault, Place, Tokens, sign};

const MODULE: &str = "/usr/lib/softhsm/libsofthsm2.so";
const PIN: &str = "4321";

/// A token of SoftHSM with the key and certificate of an office.
fn token(authority: &Authority, name: &str, kind: KeyKind) {
    authority.issue(
        name,
        kind,
        "keyUsage=critical,digitalSignature,nonRepudiation\n",
    );
    let tool = |words: &str| {
        let mut command = Command::new("softhsm2-util");
        run(command
            .args(words.split(' '))
            .current_dir(authority.folder.path()))
    };
    tool(&format!(
        "--init-token --free --label {name} --so-pin 8765 --pin {PIN}"
    ));
    tool(&format!(
        "--import {name}.pem --token {name} --label {name} --id 01 --pin {PIN}"
    ));
    authority.openssl(&format!("x509 -in {name}.crt -outform DER -out {name}.der"));
}

/// Beside the key its certificate. A token that is made later is not seen by a library that runs.
fn keep_certificate(authority: &Authority, name: &str) {
    let der = fs::read(authority.path(&format!("{name}.der"))).unwrap();
    let module = Pkcs11::new(MODULE).unwrap();
    let _ = module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK));
    let slots = module.get_slots_with_initialized_token().unwrap();
    let own = |slot: &&cryptoki::slot::Slot| module.get_token_info(**slot).unwrap().label() == name;
    let session = module
        .open_rw_session(*slots.iter().find(own).unwrap())
        .unwrap();
    session
        .login(UserType::User, Some(&AuthPin::new(PIN.into())))
        .unwrap();
    let certificate = [
        Attribute::Class(ObjectClass::CERTIFICATE),
        Attribute::CertificateType(CertificateType::X_509),
        Attribute::Token(true),
        Attribute::Label(name.as_bytes().to_vec()),
        Attribute::Subject(vec![0x30, 0]),
        Attribute::Value(der),
    ];
    session.create_object(&certificate).unwrap();
}

/// SoftHSM reads its folder from a file that its environment names: the test runs again as a process with that environment.
fn with_own_tokens(test: &str) -> bool {
    if std::env::var_os("SOFTHSM2_CONF").is_some() {
        return true;
    }
    let folder = tempfile::TempDir::new().unwrap();
    let (tokens, file) = (folder.path().join("tokens"), folder.path().join("conf"));
    fs::create_dir(&tokens).unwrap();
    fs::write(
        &file,
        format!("directories.tokendir = {}\n", tokens.display()),
    )
    .unwrap();
    let mut again = Command::new(std::env::current_exe().unwrap());
    again
        .args(["--exact", &format!("tests::tokens::{test}")])
        .env("SOFTHSM2_CONF", &file);
    let told = run(&mut again);
    assert!(told.contains("1 passed"), "{told}");
    false
}

#[test]
fn a_key_on_a_token_signs_and_never_leaves_it() {
    if !with_own_tokens("a_key_on_a_token_signs_and_never_leaves_it") {
        return;
    }
    let authority = Authority::open();
    authority.openssl("x509 -in ca.crt -outform DER -out ca.der");
    let issuer = fs::read(authority.path("ca.der")).unwrap();
    let mut tokens = Tokens::default();
    let kinds = [("rsa", KeyKind::Rsa), ("ec", KeyKind::P256)];
    for (name, kind) in kinds {
        token(&authority, name, kind);
    }
    for (name, _) in kinds {
        keep_certificate(&authority, name);
        let place = Place {
            module: Path::new(MODULE).to_owned(),
            token: name.to_owned(),
            label: name.to_owned(),
        };
        let wrong = tokens.signer(&place, "0000", &[]);
        assert!(matches!(wrong, Err(Fault::Token(_))));
        let signer = tokens
            .signer(&place, PIN, std::slice::from_ref(&issuer))
            .unwrap();
        let after = sign(&page(), &MARK, &signer, None).unwrap();
        assert_eq!(judged(authority.folder.path(), &after), [VALID]);
        let lost = Place {
            token: "mất".to_owned(),
            ..place
        };
        assert!(matches!(
            tokens.signer(&lost, PIN, &[]),
            Err(Fault::Token(_))
        ));
    }
}
