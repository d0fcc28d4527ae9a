//! The pages of officials as a browser meets them, on every engine.

mod account;
mod added_units;
mod adjustments;
mod boards;
mod competence;
mod desk;
mod dossier;
mod emergency;
mod ending;
mod factors;
mod figures;
mod headers;
mod kept;
mod lists;
mod officials;
mod owed;
mod papers;
mod proofs;
mod proposals;
mod receipts;
mod reports;
mod rights;
mod signed;
mod steps;
mod units;
mod verification;
mod walks;

use law::procedure::Post;

/// The People's Committee of the commune of Nam Ninh, Ninh Bình, since 2025.
const COMMUNE: &str = "14005-2025.ubnd";
/// A commune beside it.
const NEIGHBOUR: &str = "14011-2025.ubnd";
/// The People's Committee of Ninh Bình.
const PROVINCE: &str = "37-2025.ubnd";
const OFFICER: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
];
