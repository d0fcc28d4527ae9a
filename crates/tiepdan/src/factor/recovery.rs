//! Recovery codes: shown once, written down, each good once.

use casework::access::RECOVERY_CODES;
use data_encoding::BASE32_NOPAD;

use crate::startup::Chance;

/// Fresh codes of 50 bits in two groups of five: `k2m9q-xt04p`.
pub fn codes(chance: &Chance) -> Vec<String> {
    let one = |_| {
        // Of eight random bytes the last ones, which a counted chance fills too.
        let letters = BASE32_NOPAD.encode(&chance.bytes::<8>()).to_lowercase();
        let letters: Vec<char> = letters.chars().rev().take(10).collect();
        let groups = letters
            .chunks(5)
            .map(|group| group.iter().collect::<String>());
        groups.collect::<Vec<_>>().join("-")
    };
    (0..RECOVERY_CODES).map(one).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ten_codes_are_ten_different_ones_that_can_be_read_out() {
        let all = codes(&Chance::counting());
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), RECOVERY_CODES);
        assert!(
            all.iter()
                .all(|code| code.len() == 11 && code.contains('-'))
        );
    }
}
