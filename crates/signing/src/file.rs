//! A key with its certificates in a PKCS#12 file (RFC 7292).

use p12_keystore::{KeyStore, Pkcs12ImportPolicy};

use crate::Fault;
use crate::key::{Held, Kind, certificate};
use crate::signer::{Hand, Signer};

impl Signer {
    /// The first key of a PKCS#12 file.
    ///
    /// # Errors
    /// A wrong password, a file that is none, one without a key, a key of another kind.
    pub fn of_file(bytes: &[u8], password: &str) -> Result<Self, Fault> {
        let wrong = |error: p12_keystore::error::Error| Fault::File(error.to_string());
        let store = KeyStore::from_pkcs12(bytes, password, Pkcs12ImportPolicy::Strict);
        let store = store.map_err(wrong)?;
        let (_, held) = store
            .private_key_chain()
            .ok_or_else(|| Fault::File("it holds no key".to_owned()))?;
        let chain = held.certs().iter().map(|one| certificate(one.as_der()));
        let chain = chain.collect::<Result<Vec<_>, Fault>>()?;
        let own = chain.first();
        let own = own.ok_or_else(|| Fault::File("it holds no certificate".to_owned()))?;
        let key = Held::read(Kind::of(own)?, held.key().as_der())?;
        Self::new(chain, Hand::Held(key))
    }
}
