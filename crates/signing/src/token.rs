//! A key on a PKCS#11 token: it never leaves it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use sha2::{Digest, Sha256};

use crate::Fault;
use crate::key::{Kind, certificate};
use crate::signer::{Hand, Signer};

/// Where a key is among tokens.
#[derive(Debug, Clone)]
pub struct Place {
    /// The token's own library.
    pub module: PathBuf,
    /// The label of the token.
    pub token: String,
    /// The label of the key and of its certificate.
    pub label: String,
}

/// Every library of tokens in use, each started once.
#[derive(Default)]
pub struct Tokens {
    modules: BTreeMap<PathBuf, Pkcs11>,
}

/// A key on its token.
pub(crate) struct OnToken {
    module: Pkcs11,
    slot: Slot,
    label: String,
    pin: AuthPin,
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Token(error.to_string())
    }
}

impl Tokens {
    /// The signer whose key is there. The certificates are the token's own and, behind it, those of `issuers` in DER.
    ///
    /// # Errors
    /// A library that does not start, a token, key or certificate that is not there, a wrong PIN.
    pub fn signer(
        &mut self,
        place: &Place,
        pin: &str,
        issuers: &[Vec<u8>],
    ) -> Result<Signer, Fault> {
        let module = self.module(&place.module)?;
        let slot = slot(&module, &place.token)?;
        let key = OnToken {
            module,
            slot,
            label: place.label.clone(),
            pin: AuthPin::new(pin.into()),
        };
        let own = key.certificate()?;
        let rest = issuers.iter().map(|one| certificate(one));
        let chain = std::iter::once(certificate(&own)).chain(rest);
        let chain = chain.collect::<Result<Vec<_>, Fault>>()?;
        Signer::new(chain, Hand::Token(key))
    }

    fn module(&mut self, path: &Path) -> Result<Pkcs11, Fault> {
        if let Some(known) = self.modules.get(path) {
            return Ok(known.clone());
        }
        let module = Pkcs11::new(path)?;
        match module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
            Err(error) => return Err(error.into()),
        }
        self.modules.insert(path.to_owned(), module.clone());
        Ok(module)
    }
}

fn slot(module: &Pkcs11, token: &str) -> Result<Slot, Fault> {
    for slot in module.get_slots_with_initialized_token()? {
        if module.get_token_info(slot)?.label() == token {
            return Ok(slot);
        }
    }
    Err(Fault::Token(format!("there is no token {token:?}")))
}

impl OnToken {
    fn session(&self) -> Result<Session, Fault> {
        let session = self.module.open_ro_session(self.slot)?;
        match session.login(UserType::User, Some(&self.pin)) {
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(session),
            Err(error) => Err(error.into()),
        }
    }

    fn certificate(&self) -> Result<Vec<u8>, Fault> {
        let session = self.session()?;
        let own = [
            Attribute::Class(ObjectClass::CERTIFICATE),
            Attribute::Label(self.label.as_bytes().to_vec()),
        ];
        let missing = || Fault::Token(format!("there is no certificate {:?}", self.label));
        let found = session.find_objects(&own)?;
        let found = found.first().ok_or_else(missing)?;
        let values = session.get_attributes(*found, &[AttributeType::Value])?;
        let value = values.into_iter().find_map(|value| match value {
            Attribute::Value(der) => Some(der),
            _ => None,
        });
        value.ok_or_else(missing)
    }

    /// The signature over a message, as CMS holds it.
    pub(crate) fn sign(&self, kind: Kind, message: &[u8]) -> Result<Vec<u8>, Fault> {
        let session = self.session()?;
        let own = [
            Attribute::Class(ObjectClass::PRIVATE_KEY),
            Attribute::Label(self.label.as_bytes().to_vec()),
        ];
        let missing = || Fault::Token(format!("there is no key {:?}", self.label));
        let key = *session.find_objects(&own)?.first().ok_or_else(missing)?;
        match kind {
            Kind::Rsa => Ok(session.sign(&Mechanism::Sha256RsaPkcs, key, message)?),
            Kind::P256 => {
                let digest = Sha256::digest(message);
                let pair = session.sign(&Mechanism::Ecdsa, key, &digest)?;
                let signature = p256::ecdsa::Signature::from_slice(&pair);
                let signature = signature.map_err(|error| Fault::Token(error.to_string()))?;
                Ok(signature.to_der().as_bytes().to_vec())
            }
        }
    }
}
