//! The Merkle tree of RFC 6962, 2.1: leaves and nodes are told apart by their first byte.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

type Hash = [u8; 32];

/// The hash of the tree over the texts, hexadecimal.
pub(super) fn root(leaves: impl IntoIterator<Item = String>) -> String {
    // Whole trees from the left, each with the number of its leaves.
    let mut whole: Vec<(usize, Hash)> = Vec::new();
    for leaf in leaves {
        let mut one = (1, hash(&[&[0], leaf.as_bytes()]));
        while let Some((count, left)) = whole.pop_if(|(count, _)| *count == one.0) {
            one = (count * 2, hash(&[&[1], &left, &one.1]));
        }
        whole.push(one);
    }
    let hashes = whole.into_iter().rev().map(|(_, hash)| hash);
    let top = hashes.reduce(|right, left| hash(&[&[1], &left, &right]));
    HEXLOWER.encode(&top.unwrap_or_else(|| hash(&[])))
}

fn hash(parts: &[&[u8]]) -> Hash {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with a tree written by hand in another language.
    #[test]
    fn the_tree_is_that_of_rfc_6962() {
        let of = |count: usize| {
            let leaves = [
                "",
                "0",
                "10",
                "2021",
                "3031",
                "40414243",
                "5051525354555657",
            ];
            root(leaves.into_iter().take(count).map(str::to_owned))
        };
        for (count, expected) in [
            (
                0,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                1,
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            ),
            (
                2,
                "0a84104a79c540dd4b4d160f09b0bcbc9e250d7eff11df106724ebeb9b944466",
            ),
            (
                3,
                "fafbbb02beaa38c1391499e812d191b3982e4e7bd673a022ffea83fd86b73973",
            ),
            (
                7,
                "e8450f72e51f4907da408625723ffbc2b33969915e8bf4c506c115e6761496f7",
            ),
        ] {
            assert_eq!(of(count), expected, "{count}");
        }
    }
}
