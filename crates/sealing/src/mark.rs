//! Marks of what is sealed: equal for equal texts, telling nothing without the key. With them a text can be asked whether it
//! names somebody whose name the program does not read.

use zeroize::Zeroizing;

use crate::holder::hmac;

/// The key of the marks of one register.
#[derive(Clone)]
pub struct Marks(Zeroizing<[u8; 32]>);

impl Marks {
    /// With this key.
    pub fn of(key: Zeroizing<[u8; 32]>) -> Self {
        Self(key)
    }

    /// The mark of a text of a kind: 16 bytes.
    pub fn mark(&self, kind: &str, text: &str) -> Vec<u8> {
        let labelled = [kind.as_bytes(), b"\0", text.as_bytes()].concat();
        let whole = hmac(self.0.as_slice(), &labelled);
        whole.into_iter().take(16).collect()
    }
}

impl std::fmt::Debug for Marks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Marks")
    }
}
