//! 06/QLKNTC: State management of receiving and settling: guidance documents, classes, inspections.

use super::source::Column;
use super::source::Source::{Flow, Stock};

pub(super) const COLUMNS: &[Column] = &[
    (1, Flow(&["guidance.issued"])),
    (2, Flow(&["guidance.amended"])),
    (3, Flow(&["guidance.cancelled"])),
    (4, Flow(&["training.classes"])),
    (5, Flow(&["training.people"])),
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
