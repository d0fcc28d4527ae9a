//! Time stamps (RFC 3161): a third party says that a signature was there at a moment.

use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use der::asn1::{GeneralizedTime, Int, ObjectIdentifier, OctetString, OctetStringRef};
use der::{Any, Decode, Encode, Sequence};
use sha2::{Digest, Sha256};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::Fault;
use crate::container::SHA256;

/// `granted` and `grantedWithMods`.
const GRANTED: [&[u8]; 2] = [&[0], &[1]];

/// Sends a request to whoever stamps and brings the answer, or says why there is none.
pub(crate) type Ask<'a> = dyn Fn(&[u8]) -> Result<Vec<u8>, String> + 'a;

/// Whoever stamps time.
pub struct Stamper<'a> {
    /// Brings a request there and the answer back.
    pub ask: &'a Ask<'a>,
    /// A number used once: an answer of before is not taken for this one.
    pub nonce: [u8; 16],
}

#[derive(Sequence, Clone, PartialEq, Eq)]
struct Imprint {
    algorithm: AlgorithmIdentifierOwned,
    hashed: OctetString,
}

#[derive(Sequence)]
struct Request {
    version: u8,
    imprint: Imprint,
    nonce: Int,
    certificates: bool,
}

#[derive(Sequence)]
struct Status {
    told: Int,
    #[asn1(optional = "true")]
    text: Option<Any>,
    #[asn1(optional = "true")]
    failure: Option<Any>,
}

#[derive(Sequence)]
struct Answer {
    status: Status,
    #[asn1(optional = "true")]
    token: Option<Any>,
}

/// The beginning of `TSTInfo`; what stands behind the nonce is not read.
struct Info {
    imprint: Imprint,
    nonce: Option<Int>,
}

impl Stamper<'_> {
    /// The token over these bytes.
    ///
    /// # Errors
    /// No answer, a refusal, or a stamp of something else.
    pub(crate) fn stamp(&self, bytes: &[u8]) -> Result<Any, Fault> {
        let imprint = Imprint {
            algorithm: AlgorithmIdentifierOwned {
                oid: SHA256,
                parameters: None,
            },
            hashed: OctetString::new(Sha256::digest(bytes).as_slice())?,
        };
        let [first, rest @ ..] = self.nonce;
        let mut number = vec![(first & 0x3F) | 0x40];
        number.extend(rest);
        let nonce = Int::new(&number)?;
        let request = Request {
            version: 1,
            imprint: imprint.clone(),
            nonce: nonce.clone(),
            certificates: true,
        };
        let answer = (self.ask)(&request.to_der()?).map_err(Fault::Stamp)?;
        let answer = Answer::from_der(&answer)?;
        let granted = GRANTED.contains(&answer.status.told.as_bytes());
        let token = answer.token.filter(|_| granted);
        let token = token.ok_or_else(|| Fault::Stamp("it was refused".to_owned()))?;
        let info = info(&token)?;
        let is_ours = info.imprint.hashed == imprint.hashed && info.nonce == Some(nonce);
        if is_ours {
            Ok(token)
        } else {
            Err(Fault::Stamp("it stamps something else".to_owned()))
        }
    }
}

fn info(token: &Any) -> Result<Info, Fault> {
    let content = ContentInfo::from_der(&token.to_der()?)?;
    let data: SignedData = content.content.decode_as()?;
    let inner = data.encap_content_info.econtent;
    let inner = inner.ok_or_else(|| Fault::Stamp("it is empty".to_owned()))?;
    let inner: &OctetStringRef = inner.decode_as()?;
    let inner = Any::from_der(inner.as_bytes())?;
    let mut fields = Vec::new();
    let mut rest = inner.value();
    while !rest.is_empty() {
        let (field, behind) = Any::from_der_partial(rest)?;
        fields.push(field);
        rest = behind;
    }
    let [version, policy, imprint, serial, moment, rest @ ..] = fields.as_slice() else {
        return Err(Fault::Stamp("it is cut".to_owned()));
    };
    version.decode_as::<u8>()?;
    policy.decode_as::<ObjectIdentifier>()?;
    serial.decode_as::<Int>()?;
    moment.decode_as::<GeneralizedTime>()?;
    Ok(Info {
        imprint: imprint.decode_as()?,
        nonce: rest.iter().find_map(|field| field.decode_as::<Int>().ok()),
    })
}
