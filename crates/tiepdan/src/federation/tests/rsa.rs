//! A signature that OpenSSL made with RSA, verified; keys that are no use, passed over.

use data_encoding::BASE64URL_NOPAD;
use serde_json::json;

use super::super::key::read;

/// Modulus of a key made for this test alone.
const MODULUS: &str = "ngTfjWBtYPeiWr5KctTXYIo3-L81iJehOVPq7p_6pMrQq2_cnd8Fpc92kbaAsjoqPC-90Ov8Jj76GV1rQaUC6lhk9X8fn49rRRkA\
    T8ojKOq85i8TQJMbpGbe3LMeXm2-WG5ZlVt9u_Q1AxcIsrB-NaXO3CZGgk_jBVRtXIlvwRVtbXIxu-8iYaLOyK1MW4QhFunBdHh5\
    iqZdyaxnv9vQmHjyc3KNMqA0prbNsFSM9LISqF91R7TbRdsUFxqLEe78X5LOhEc84SRK-W-Q2EsXvrgOLpRN5wtpgev3Wh2gFwSW\
    zl-5pfWNEWUFQw-KqpLPC4vcpzrEPi5T2Vd6oxtcgw";
/// Its signature over `header.claims`.
const SIGNATURE: &str = "jUVRBbxBx9nmCiIScb8FejHJXq1DFVFMrdrnS2HWsyOd51odMKCzDsJWK5Wf67jGAYzGEgF0zlHqadvQptVDs8eyD3u5R5OcacZF\
    sC2IyIOexfyIl80iHPqefUKAfcfu4_0u3adaV12LBQXxxdQ53LOO8ZhSeA8EaQszt-Tdjbz-_I124pXvblwX7JOKwKR8OZbldowg\
    bM5fd_PU9XU0gwW4DP6LNM6WNZvgeSDNih-3RqkOFgVxNR7FFO31Lh8vl3ZLeFUYnXQj1DVHOfuqC_a3zGEomCEkVhrCaxgX2eK1\
    FDqaHKEw3vXDOwjSFrCXIkwjufddGh59nG8BTUm-0A";

#[test]
fn a_signature_of_rsa_holds_for_what_it_was_made_over_and_nothing_else() {
    let keys = read(&[
        json!({ "kty": "RSA", "kid": "a", "use": "sig", "n": MODULUS, "e": "AQAB" }),
        // For other ends, of another algorithm, too short, of another kind, no key at all.
        json!({ "kty": "RSA", "use": "enc", "n": MODULUS, "e": "AQAB" }),
        json!({ "kty": "RSA", "alg": "PS256", "n": MODULUS, "e": "AQAB" }),
        json!({ "kty": "RSA", "n": "AQAB", "e": "AQAB" }),
        json!({ "kty": "oct", "k": "c2VjcmV0" }),
        json!("x"),
    ]);
    assert_eq!(keys.len(), 1);
    assert_eq!((keys[0].kid(), keys[0].algorithm()), (Some("a"), "RS256"));
    let signature = BASE64URL_NOPAD.decode(SIGNATURE.as_bytes()).unwrap();
    assert!(keys[0].verifies(b"header.claims", &signature));
    assert!(!keys[0].verifies(b"header.claimz", &signature));
    assert!(!keys[0].verifies(b"header.claims", &signature[1..]));
    assert!(!keys[0].verifies(b"header.claims", b""));
}
