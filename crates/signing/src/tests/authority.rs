//! An authority of OpenSSL that issues certificates for a test, and forgets them with it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use super::run;

pub(crate) const PASSWORD: &str = "mật khẩu của tệp";

/// A folder with an authority.
pub(crate) struct Authority {
    pub(crate) folder: TempDir,
}

/// The kinds of keys that offices use.
#[derive(Clone, Copy)]
pub(crate) enum KeyKind {
    Rsa,
    P256,
    /// Used by nobody here.
    P384,
}

impl Authority {
    pub(crate) fn open() -> Self {
        let authority = Self {
            folder: TempDir::new().unwrap(),
        };
        authority.key("ca", KeyKind::P256);
        authority.openssl(
            "req -x509 -new -key ca.pem -out ca.crt -days 3650 -subj /C=VN/O=Co-quan/CN=Goc",
        );
        authority
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn openssl(&self, words: &str) -> String {
        let mut command = Command::new("openssl");
        run(command
            .args(words.split(' '))
            .current_dir(self.folder.path()))
    }

    fn key(&self, name: &str, kind: KeyKind) {
        let words = match kind {
            KeyKind::Rsa => "RSA -pkeyopt rsa_keygen_bits:2048",
            KeyKind::P256 => "EC -pkeyopt ec_paramgen_curve:P-256",
            KeyKind::P384 => "EC -pkeyopt ec_paramgen_curve:P-384",
        };
        self.openssl(&format!("genpkey -algorithm {words} -out {name}.pem"));
    }

    /// A key with its certificate: `NAME.pem`, `NAME.crt`.
    pub(crate) fn issue(&self, name: &str, kind: KeyKind, usage: &str) {
        self.key(name, kind);
        fs::write(self.path("usage"), usage).unwrap();
        self.openssl(&format!(
            "req -new -key {name}.pem -out {name}.csr -subj /C=VN/O=UBND/CN={name}"
        ));
        self.openssl(&format!(
            "x509 -req -in {name}.csr -CA ca.crt -CAkey ca.pem -CAcreateserial -days 365 -extfile usage -out {name}.crt"
        ));
    }

    /// A certificate for signing, with its key in a PKCS#12 file.
    pub(crate) fn file(&self, name: &str, kind: KeyKind) -> Vec<u8> {
        self.issue(
            name,
            kind,
            "keyUsage=critical,digitalSignature,nonRepudiation\n",
        );
        fs::write(self.path("password"), PASSWORD).unwrap();
        self.openssl(&format!(
            "pkcs12 -export -inkey {name}.pem -in {name}.crt -certfile ca.crt -out {name}.p12 -passout file:password"
        ));
        fs::read(self.path(&format!("{name}.p12"))).unwrap()
    }
}
