//! 06/QLKNTC: State management of receiving and settling. The register keeps inspections; it does not keep guidance
//! documents and training yet.

use super::source::Column;
use super::source::Source::{Flow, NotBuilt, Stock};

pub(super) const COLUMNS: &[Column] = &[
    (1, NotBuilt),
    (2, NotBuilt),
    (3, NotBuilt),
    (4, NotBuilt),
    (5, NotBuilt),
    (6, Stock(&["inspection.begun"], &["inspection.concluded"])),
    (
        7,
        Stock(&["inspection.begun_units"], &["inspection.concluded_units"]),
    ),
    (8, Flow(&["inspection.concluded"])),
    (
        9,
        Flow(&["inspection.recommended.administrative.organizations"]),
    ),
    (10, Flow(&["inspection.recommended.administrative.people"])),
    (
        11,
        Flow(&["inspection.recommended.investigation.organizations"]),
    ),
    (12, Flow(&["inspection.recommended.investigation.people"])),
    (
        13,
        Stock(&["inspection.concluded"], &["inspection.carried_out"]),
    ),
    (
        14,
        Flow(&["inspection.handled.administrative.organizations"]),
    ),
    (15, Flow(&["inspection.handled.administrative.people"])),
    (
        16,
        Flow(&["inspection.handled.investigation.organizations"]),
    ),
    (17, Flow(&["inspection.handled.investigation.people"])),
];
