//! Keys as an installation names them; `pdfsig` says what came of it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{Fault, FileFault, Hand, Keyring, Signing, read};

const UNIT: &str = "14005-2025.ubnd";
/// A PDF of one empty page, as small as it can be.
pub(crate) fn page() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];
    let (mut text, mut table) = ("%PDF-1.7\n".to_owned(), String::new());
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", text.len()).unwrap();
        writeln!(text, "{} 0 obj\n{object}\nendobj", at + 1).unwrap();
    }
    let start = text.len();
    write!(text, "xref\n0 4\n0000000000 65535 f \n{table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    text.into_bytes()
}

/// An authority of a folder that says from when until when a certificate holds.
const AUTHORITY: &str = "[ca]\ndefault_ca=own\n[own]\ndatabase=index\nnew_certs_dir=.\nserial=serial\ndefault_md=sha256\n\
    unique_subject=no\npolicy=any\n[any]\ncountryName=optional\ncommonName=supplied\n";

/// A key in a PKCS#12 file of the folder with its certificate, which holds from 2026 to 2035.
pub(crate) fn key(folder: &Path, name: &str) {
    let openssl = |words: &str| {
        let told = Command::new("openssl")
            .args(words.split(' '))
            .current_dir(folder)
            .output();
        let told = told.unwrap();
        assert!(
            told.status.success(),
            "{}",
            String::from_utf8_lossy(&told.stderr)
        );
    };
    fs::write(folder.join("password"), "bí mật\n").unwrap();
    for (file, text) in [("ca.conf", AUTHORITY), ("index", ""), ("serial", "01\n")] {
        fs::write(folder.join(file), text).unwrap();
    }
    openssl(&format!(
        "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout {name}.pem -out {name}.csr -subj /C=VN/CN={name}"
    ));
    openssl(&format!(
        "ca -batch -notext -selfsign -config ca.conf -keyfile {name}.pem -in {name}.csr -out {name}.crt \
         -startdate 20260101000000Z -enddate 20351231235959Z"
    ));
    openssl(&format!(
        "pkcs12 -export -inkey {name}.pem -in {name}.crt -out {name}.p12 -passout file:password"
    ));
}

/// At a second of the first day on which the keys hold.
fn signing(keyring: &Keyring) -> Signing<'static> {
    Signing {
        office: "Ủy ban nhân dân xã Nam Ninh",
        official: "Trần Văn Sáu",
        reason: "Phát hành văn bản",
        moment: [2026, 7, 6, 8, 0, 0],
        zone: 420,
        second: keyring.keys[0].signer.holds().0 + 60,
        nonce: [7; 16],
    }
}

/// Who signed, and what `pdfsig` says.
pub(crate) fn judged(folder: &Path, pdf: &[u8]) -> Vec<(String, bool)> {
    let path = folder.join("judged.pdf");
    fs::write(&path, pdf).unwrap();
    let told = Command::new("pdfsig")
        .arg("-nocert")
        .arg(&path)
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let mut each = Vec::new();
    for line in told.lines() {
        if let Some((_, name)) = line.split_once("Signer Certificate Common Name: ") {
            each.push((name.to_owned(), false));
        }
        if line.contains("Signature is Valid.") {
            each.last_mut().unwrap().1 = true;
        }
    }
    each
}

fn keyring(folder: &Path, text: &str) -> Result<Keyring, FileFault> {
    let path = folder.join("signing.toml");
    fs::write(&path, text).unwrap();
    read(&path)
}

fn named(unit: &str, extra: &str, file: &str) -> String {
    format!("[[key]]\nunit = \"{unit}\"\n{extra}pkcs12 = \"{file}.p12\"\npassword = \"password\"\n")
}

#[test]
fn the_head_signs_with_his_own_key_and_the_office_behind_him() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    key(folder, "truong");
    key(folder, "xa");
    let text = named(UNIT, "", "xa") + &named(UNIT, "official = \"xa.truong\"\n", "truong");
    let keyring = keyring(folder, &text).unwrap();
    assert_eq!(keyring.last_hand(UNIT, "xa.canbo"), Some(Hand::Office));
    assert_eq!(keyring.last_hand("37.ubnd", "xa.truong"), None);
    let by = |account: &str, unit: &str| {
        keyring
            .sign(page(), unit, account, &signing(&keyring))
            .unwrap()
    };
    let valid = |names: &[&str]| -> Vec<(String, bool)> {
        names
            .iter()
            .map(|name| ((*name).to_owned(), true))
            .collect()
    };
    assert_eq!(
        judged(folder, &by("xa.truong", UNIT)),
        valid(&["truong", "xa"])
    );
    assert_eq!(judged(folder, &by("xa.canbo", UNIT)), valid(&["xa"]));
    assert_eq!(
        by("xa.truong", "37.ubnd"),
        page(),
        "a unit without keys signs by hand"
    );
}

#[test]
fn a_key_of_the_head_alone_signs_what_he_issues_and_nothing_of_his_officers() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    key(folder, "truong");
    let text = named(UNIT, "official = \"xa.truong\"\n", "truong");
    let keyring = keyring(folder, &text).unwrap();
    for (account, hand, signatures) in [
        ("xa.truong", Some(Hand::Official), 1),
        ("xa.canbo", None, 0),
    ] {
        assert_eq!(keyring.last_hand(UNIT, account), hand);
        let pdf = keyring
            .sign(page(), UNIT, account, &signing(&keyring))
            .unwrap();
        assert_eq!(judged(folder, &pdf).len(), signatures, "{account}");
    }
}

#[test]
fn a_certificate_signs_only_while_it_holds() {
    let folder = TempDir::new().unwrap();
    key(folder.path(), "xa");
    let keyring = keyring(folder.path(), &named(UNIT, "", "xa")).unwrap();
    keyring
        .sign(page(), UNIT, "xa.truong", &signing(&keyring))
        .unwrap();
    let (from, until) = keyring.keys[0].signer.holds();
    for second in [from - 1, until + 1] {
        let other = Signing {
            second,
            ..signing(&keyring)
        };
        let refused = keyring.sign(page(), UNIT, "xa.truong", &other);
        assert!(matches!(refused, Err(Fault::NotValid(subject)) if subject == "CN=xa,C=VN"));
    }
}

#[test]
fn an_authority_of_time_that_is_not_there_leaves_the_paper_unsigned() {
    let folder = TempDir::new().unwrap();
    key(folder.path(), "xa");
    let nobody = "[stamp]\naddress = \"http://127.0.0.1:9/tsr\"\n";
    let keyring = keyring(folder.path(), &(named(UNIT, "", "xa") + nobody)).unwrap();
    let refused = keyring.sign(page(), UNIT, "xa.truong", &signing(&keyring));
    assert!(matches!(
        refused,
        Err(Fault::Signing(signing::Fault::Stamp(_)))
    ));
}

#[test]
fn a_file_of_keys_that_cannot_be_used_says_where_and_tells_no_secret() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    key(folder, "xa");
    let missing = keyring(folder, &named(UNIT, "", "mất")).err().unwrap();
    assert!(matches!(missing, FileFault::Unreadable { .. }), "{missing}");
    let wrong = keyring(folder, "[[key]]\nunit = 3\n").err().unwrap();
    assert!(matches!(wrong, FileFault::Malformed { .. }), "{wrong}");
    fs::write(folder.join("password"), "không phải\n").unwrap();
    let closed = keyring(folder, &named(UNIT, "", "xa")).err().unwrap();
    assert!(matches!(closed, FileFault::Key { .. }), "{closed}");
    assert!(!closed.to_string().contains("không phải"), "{closed}");
}
