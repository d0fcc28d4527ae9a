//! Codes of the moment (RFC 6238 over RFC 4226): six digits, thirty seconds, HMAC-SHA-1, as every telephone makes them.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;

/// Bytes of a secret.
pub const SECRET: usize = 20;
/// Seconds of a step.
const STEP: i64 = 30;
/// Steps before and after the present one whose codes are taken: clocks differ.
const AROUND: i64 = 1;

/// The step of a moment in microseconds UTC.
pub const fn step_at(at: i64) -> i64 {
    at / 1_000_000 / STEP
}

/// The code of a step.
pub fn code(secret: &[u8], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else {
        return String::new();
    };
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = digest.last().map_or(0, |last| usize::from(last & 0x0f));
    let number = digest
        .iter()
        .skip(offset)
        .take(4)
        .fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// The step whose code this is, around a moment in microseconds UTC.
pub fn step_of(secret: &[u8], typed: &str, at: i64) -> Option<i64> {
    let typed: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    if typed.len() != 6 {
        return None;
    }
    let now = step_at(at);
    // Every step is tried, so that the time taken tells nothing.
    let mut found = None;
    for step in now - AROUND..=now + AROUND {
        let same = code(secret, step)
            .bytes()
            .zip(typed.bytes())
            .fold(0, |differs, (one, other)| differs | (one ^ other));
        if same == 0 {
            found = Some(step);
        }
    }
    found
}

/// The secret as a person types it: groups of four.
pub fn letters(secret: &[u8]) -> String {
    let letters: Vec<char> = BASE32_NOPAD.encode(secret).chars().collect();
    let groups = letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

/// The address that a telephone reads from a picture.
pub fn address(secret: &[u8], issuer: &str, sign_in: &str) -> String {
    let coded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (issuer, name) = (coded(issuer), coded(sign_in));
    let secret = BASE32_NOPAD.encode(secret);
    format!("otpauth://totp/{issuer}:{name}?secret={secret}&issuer={issuer}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, of eight digits the last six.
        let secret = b"12345678901234567890";
        for (seconds, wanted) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(secret, step_at(seconds * 1_000_000)), wanted);
        }
    }

    #[test]
    fn a_code_holds_a_step_before_and_after_and_no_longer() {
        let (secret, at) = ([9; SECRET], 1_800_000_000_000_000);
        let now = step_at(at);
        for near in [now - 1, now, now + 1] {
            assert_eq!(step_of(&secret, &code(&secret, near), at), Some(near));
        }
        for far in [now - 2, now + 2] {
            assert_eq!(step_of(&secret, &code(&secret, far), at), None);
        }
        assert_eq!(step_of(&secret, "", at), None);
        assert_eq!(step_of(&secret, "12345", at), None);
    }
}
