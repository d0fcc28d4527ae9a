//! 06/QLKNTC: State management of receiving and settling. The register does not keep its acts yet.

use super::source::Column;
use super::source::Source::NotBuilt;

pub(super) const COLUMNS: &[Column] = &[
    (1, NotBuilt),
    (2, NotBuilt),
    (3, NotBuilt),
    (4, NotBuilt),
    (5, NotBuilt),
    (6, NotBuilt),
    (7, NotBuilt),
    (8, NotBuilt),
    (9, NotBuilt),
    (10, NotBuilt),
    (11, NotBuilt),
    (12, NotBuilt),
    (13, NotBuilt),
    (14, NotBuilt),
    (15, NotBuilt),
    (16, NotBuilt),
    (17, NotBuilt),
];
