//! The signature itself: CMS (RFC 5652) with the attributes of CAdES (ETSI EN 319 122-1).

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Encode, Sequence, Tag, Tagged};
use sha2::{Digest, Sha256};
use x509_cert::attr::Attribute;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::stamp::Stamper;
use crate::{Fault, Signer};

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const TIME_STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
pub(crate) const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// `SigningCertificateV2` of RFC 5035, with SHA-256 as its default says.
#[derive(Sequence)]
struct SigningCertificate {
    certificates: Vec<CertificateHash>,
}

#[derive(Sequence)]
struct CertificateHash {
    hash: OctetString,
}

/// A signature over a digest, without the content.
pub(crate) fn signed(
    digest: &[u8; 32],
    signer: &Signer,
    stamper: Option<&Stamper<'_>>,
) -> Result<Vec<u8>, Fault> {
    let own = signer.chain().first().ok_or(Fault::Kind)?;
    let attributes = attributes(digest, &own.to_der()?)?;
    let signature = signer.sign(&attributes.to_der()?)?;
    let stamps = match stamper {
        Some(stamper) => Some(stamped(stamper, &signature)?),
        None => None,
    };
    let sha256 = AlgorithmIdentifierOwned {
        oid: SHA256,
        parameters: None,
    };
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: own.tbs_certificate().issuer().clone(),
            serial_number: own.tbs_certificate().serial_number().clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm: signer.kind().algorithm(),
        signature: OctetString::new(signature)?,
        unsigned_attrs: stamps,
    };
    let chain = signer.chain().iter().cloned();
    let chain: Vec<_> = chain.map(CertificateChoices::Certificate).collect();
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet(SetOfVec::try_from(chain)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![info])?),
    };
    let content = ContentInfo {
        content_type: SIGNED_DATA,
        content: Any::encode_from(&data)?,
    };
    Ok(content.to_der()?)
}

fn attributes(digest: &[u8; 32], own: &[u8]) -> Result<SetOfVec<Attribute>, Fault> {
    let certificate = SigningCertificate {
        certificates: vec![CertificateHash {
            hash: OctetString::new(Sha256::digest(own).as_slice())?,
        }],
    };
    let all = [
        attribute(CONTENT_TYPE, &DATA)?,
        attribute(MESSAGE_DIGEST, &OctetString::new(digest.as_slice())?)?,
        attribute(SIGNING_CERTIFICATE, &certificate)?,
    ];
    Ok(SetOfVec::try_from(all.to_vec())?)
}

fn attribute<T: Tagged + der::EncodeValue>(
    oid: ObjectIdentifier,
    value: &T,
) -> Result<Attribute, Fault> {
    Ok(Attribute {
        oid,
        values: SetOfVec::try_from(vec![Any::encode_from(value)?])?,
    })
}

fn stamped(stamper: &Stamper<'_>, signature: &[u8]) -> Result<SetOfVec<Attribute>, Fault> {
    let token = stamper.stamp(signature)?;
    debug_assert_eq!(token.tag(), Tag::Sequence);
    let stamp = Attribute {
        oid: TIME_STAMP,
        values: SetOfVec::try_from(vec![token])?,
    };
    Ok(SetOfVec::try_from(vec![stamp])?)
}
