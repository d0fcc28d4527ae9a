//! Secrets that are shown once: a first password, a bearer token.

use data_encoding::BASE32_NOPAD;

use crate::app::App;
use crate::pages::sign_in::hash_password;
use crate::web::Problem;

/// Letters of a group, so that a password can be read out and typed.
const GROUP: usize = 4;

/// A password nobody can guess: 80 bits in four groups of four letters and digits.
pub(super) fn password(app: &App) -> String {
    grouped(
        &BASE32_NOPAD
            .encode(&app.chance.bytes::<10>())
            .to_lowercase(),
    )
}

fn grouped(letters: &str) -> String {
    let mut out = String::new();
    for (index, letter) in letters.chars().enumerate() {
        if index > 0 && index % GROUP == 0 {
            out.push('-');
        }
        out.push(letter);
    }
    out
}

/// The hash under which a password is kept; the work is heavy and stands aside.
///
/// # Errors
/// When the machine has no memory for it.
pub(super) async fn hash(app: &App, password: String) -> Result<String, Problem> {
    let salt = app.chance.bytes();
    let hashed = tokio::task::spawn_blocking(move || hash_password(&password, salt)).await;
    match hashed {
        Ok(Ok(hash)) => Ok(hash),
        Ok(Err(fault)) => Err(Problem::fault(&fault)),
        Err(fault) => Err(Problem::fault(&fault)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_read_out_in_four_groups_of_four() {
        let letters = BASE32_NOPAD.encode(&[0x5a; 10]).to_lowercase();
        let password = grouped(&letters);
        let groups: Vec<usize> = password.split('-').map(str::len).collect();
        assert_eq!(groups, [4, 4, 4, 4]);
        assert_eq!(password.replace('-', ""), letters);
    }
}
