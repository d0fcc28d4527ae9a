//! The code on the receipt: 128 bits that nobody can guess, as digits with one that tells a slip of the finger.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// Digits of a group.
const GROUP: usize = 5;
/// Digits of 128 bits.
const DIGITS: usize = 39;
/// What keeps prints of codes apart from other prints.
const PURPOSE: &[u8] = b"tiepdan code of a tip\0";

/// A code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; 16]);

/// What was typed is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongCode {
    /// It has too few digits or too many.
    #[error("a code has 40 digits")]
    Length,
    /// A digit is wrong.
    #[error("a digit is wrong")]
    Digit,
}

impl Code {
    /// The code of sixteen bytes that nobody can guess.
    pub const fn of(secret: [u8; 16]) -> Self {
        Self(secret)
    }

    /// What is kept of it, hexadecimal. It holds 128 bits of chance: no list of guesses reaches it, so that SHA-256 keeps it as
    /// well as a slow hash would, and the row is found by it.
    pub fn print(&self) -> String {
        let digest = Sha256::new().chain_update(PURPOSE).chain_update(self.0);
        data_encoding::HEXLOWER.encode(&digest.finalize())
    }
}

/// The digit after these (ISO/IEC 7064, MOD 11,10): it tells one wrong digit always, two changed ones nearly always.
fn check_digit(digits: impl Iterator<Item = u32>) -> u32 {
    let rest = digits.fold(10, |rest, digit| {
        let sum = match (rest + digit) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    (11 - rest) % 10
}

impl fmt::Display for Code {
    /// Eight groups of five digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0DIGITS$}", u128::from_be_bytes(self.0));
        let check = check_digit(digits.chars().filter_map(|digit| digit.to_digit(10)));
        for (place, digit) in format!("{digits}{check}").chars().enumerate() {
            if place > 0 && place.is_multiple_of(GROUP) {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    /// A code stands in no log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

impl FromStr for Code {
    type Err = WrongCode;

    /// Spaces and strokes between the digits do not matter.
    fn from_str(text: &str) -> Result<Self, WrongCode> {
        let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '\u{2013}');
        let typed: String = text.chars().filter(|c| !is_between(*c)).collect();
        if typed.chars().count() != DIGITS + 1 {
            return Err(WrongCode::Length);
        }
        let digits: Option<Vec<u32>> = typed.chars().map(|digit| digit.to_digit(10)).collect();
        let digits = digits.ok_or(WrongCode::Digit)?;
        let (check, body) = digits.split_last().ok_or(WrongCode::Length)?;
        if check_digit(body.iter().copied()) != *check {
            return Err(WrongCode::Digit);
        }
        let number = body.iter().try_fold(0_u128, |number, digit| {
            number.checked_mul(10)?.checked_add(u128::from(*digit))
        });
        let number = number.ok_or(WrongCode::Digit)?;
        Ok(Self(number.to_be_bytes()))
    }
}
