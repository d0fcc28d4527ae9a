//! 01/TCD: citizens received, by who received them.

use super::source::Column;
use super::source::Desk::{Delegated, Head, Regular};
use super::source::Source::{Flow, Matters};

pub(super) const COLUMNS: &[Column] = &[
    (1, Flow(&["visit.*.turns"])),
    (2, Flow(&["visit.*.people"])),
    (3, Matters(&[Regular, Head, Delegated])),
    (4, Flow(&["visit.*.large_groups"])),
    (5, Flow(&["visit.regular.turns"])),
    (6, Flow(&["visit.regular.people"])),
    (7, Matters(&[Regular])),
    (8, Flow(&["visit.regular.large_groups"])),
    (9, Flow(&["visit.regular.large_group_people"])),
    (10, Flow(&["session.head.days"])),
    (11, Flow(&["visit.head.turns"])),
    (12, Flow(&["visit.head.people"])),
    (13, Matters(&[Head])),
    (14, Flow(&["visit.head.large_groups"])),
    (15, Flow(&["visit.head.large_group_people"])),
    (16, Flow(&["session.delegated.days"])),
    (17, Flow(&["visit.delegated.turns"])),
    (18, Flow(&["visit.delegated.people"])),
    (19, Matters(&[Delegated])),
    (20, Flow(&["visit.delegated.large_groups"])),
    (21, Flow(&["visit.delegated.large_group_people"])),
];
