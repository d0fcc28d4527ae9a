//! Passwords: which may be chosen, and changing one's own (OWASP ASVS 5.0, V6.2): long, of whatever letters, not one that is
//! guessed first.

use store::{Tx, params};

use super::sign_in::hash;
use super::{Actor, proof};
use crate::fold::fold;
use crate::{FieldError, Id, Result, Setting};

/// The fewest letters of a new password.
pub const SHORTEST_PASSWORD: usize = 12;
/// The most letters of one.
pub const LONGEST_PASSWORD: usize = 200;
/// Different letters below which a password is a pattern.
const VARIETY: usize = 5;

/// Words around which passwords are made that are guessed first; what stands before or behind them counts little.
const COMMON: [&str; 40] = [
    "password",
    "passw0rd",
    "matkhau",
    "admin",
    "administrator",
    "quantri",
    "welcome",
    "iloveyou",
    "anhyeuem",
    "emyeuanh",
    "letmein",
    "monkey",
    "dragon",
    "football",
    "baseball",
    "sunshine",
    "princess",
    "superman",
    "batman",
    "master",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "1qaz2wsx",
    "abc123",
    "abcdef",
    "vietnam",
    "hanoi",
    "saigon",
    "hochiminh",
    "danang",
    "tiepdan",
    "congdan",
    "xinchao",
    "khongbiet",
    "nguyen",
    "chinhphu",
];
/// Rows of keys along which fingers run.
const RUNS: [&str; 5] = [
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "zyxwvutsrqponmlkjihgfedcba",
];

const HASH: &str = "select password_hash from official where id = $1";
const CHANGE: &str = "update official set password_hash = $2, password_given = false where id = $1";
const END_OTHERS: &str = "delete from sign_in_session where official = $1 and hash <> $2";

/// Whether a password may be chosen by this person; nothing is asked about which kinds of letters it has.
///
/// # Errors
/// A field error that says why not.
pub fn check_password(field: &str, password: &str, sign_in: &str) -> Result<()> {
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        let short = FieldError::new(field, "password-too-short");
        return Err(short.with("least", SHORTEST_PASSWORD).into());
    }
    if length > LONGEST_PASSWORD {
        let long = FieldError::new(field, "field-too-long");
        return Err(long.with("most", LONGEST_PASSWORD).into());
    }
    let plain = joined(&unmasked(password));
    let folded = joined(password);
    if is_guessed_first(&folded, &plain) {
        return Err(FieldError::new(field, "password-too-common").into());
    }
    let own = joined(sign_in);
    if own.chars().count() > 3 && folded.contains(&own) {
        return Err(FieldError::new(field, "password-holds-name").into());
    }
    Ok(())
}

/// A pattern, a run of keys, or a common word with a little around it, also where it is said twice.
fn is_guessed_first(folded: &str, plain: &str) -> bool {
    let mut letters: Vec<char> = folded.chars().collect();
    let all = letters.len();
    letters.sort_unstable();
    letters.dedup();
    if letters.len() < VARIETY || RUNS.iter().any(|run| run.contains(folded)) {
        return true;
    }
    let is_around = |text: &str, word: &str| {
        let rest = text.replace(word, "");
        let rest = rest.chars().filter(|letter| letter.is_alphabetic());
        text.contains(word) && rest.count() * 4 <= all
    };
    [folded, plain]
        .iter()
        .any(|text| COMMON.iter().any(|word| is_around(text, word)))
}

/// Small letters and digits without marks, signs and spaces.
fn joined(text: &str) -> String {
    let folded = fold(text);
    folded.split_whitespace().collect()
}

/// Digits and signs that stand for letters, as letters.
fn unmasked(password: &str) -> String {
    let letter = |sign| match sign {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        other => other,
    };
    password.chars().map(letter).collect()
}

/// The hash of the present password of an official, to be compared outside.
///
/// # Errors
/// What the database reports.
pub fn password_hash_of(tx: &mut Tx<'_>, official: Id) -> Result<Option<String>> {
    let row = tx.first(HASH, params![official])?;
    Ok(row.map(|row| row.get("password_hash")).transpose()?)
}

/// Keeps a new password that its owner chose, and ends his other sign-ins.
///
/// # Errors
/// What the database reports.
pub fn change_password(
    tx: &mut Tx<'_>,
    at: &Setting,
    actor: &Actor,
    password_hash: &str,
    secret: &str,
) -> Result<()> {
    tx.execute(CHANGE, params![actor.official, password_hash])?;
    tx.execute(END_OTHERS, params![actor.official, hash(secret)])?;
    proof::settle(tx, at, actor)?;
    proof::record(tx, at, actor, "official.password-changed", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Failure;

    fn verdict(password: &str) -> Option<&'static str> {
        match check_password("password", password, "mau.tt") {
            Ok(()) => None,
            Err(Failure::Invalid(errors)) => Some(errors[0].code),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn a_long_password_of_any_letters_is_taken_and_one_guessed_first_is_not() {
        for good in [
            "ba con trâu gặm cỏ",
            "xzqvwkjhtrbn",
            "mưa rào tháng bảy 7",
            "correct horse battery",
        ] {
            assert_eq!(verdict(good), None, "{good}");
        }
        for (bad, why) in [
            ("mười một ký", "password-too-short"),
            ("aaaaaaaaaaaa", "password-too-common"),
            ("123456789012", "password-too-common"),
            ("Password2026!", "password-too-common"),
            ("P@ssw0rd@2026", "password-too-common"),
            ("matkhaumatkhau", "password-too-common"),
            ("qwertyuiopasdf", "password-too-common"),
            ("Mật khẩu 123456", "password-too-common"),
            ("mau.tt tháng sáu", "password-holds-name"),
        ] {
            assert_eq!(verdict(bad), Some(why), "{bad}");
        }
    }
}
