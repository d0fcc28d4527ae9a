//! 03/GQKN: complaints settled. Columns 2 to 6 are the cases of the petitions of column 1, as they stand on the last day.

use super::source::Source::{Cases, Flow};
use super::source::Standing::{self, Accepted, Any, Examining, Refused, Withdrawn};
use super::source::{Column, Patterns, Source};

/// A petition refused at once, without a case, is a matter that was not accepted.
const REFUSED: Patterns = &["petition.alone.complaint.*.*.refuse"];

const fn cases(standing: Standing, alone: Patterns) -> Source {
    Cases {
        classes: &["complaint"],
        standing,
        alone,
    }
}

pub(super) const COLUMNS: &[Column] = &[
    (1, Flow(&["petition.within.complaint.*.*.*"])),
    (2, cases(Any, REFUSED)),
    (3, cases(Examining, &[])),
    (4, cases(Accepted, &[])),
    (5, cases(Refused, REFUSED)),
    (6, cases(Withdrawn, &[])),
    (7, Flow(&["decision.issued.complaint.*.*.*"])),
    (8, Flow(&["decision.issued.complaint.first.right.*"])),
    (9, Flow(&["decision.issued.complaint.first.wrong.*"])),
    (
        10,
        Flow(&["decision.issued.complaint.first.partly_right.*"]),
    ),
    (11, Flow(&["decision.issued.complaint.second.*.uphold"])),
    (12, Flow(&["decision.issued.complaint.second.*.!uphold"])),
    (13, Flow(&["decision.amount.complaint.money_to_state"])),
    (14, Flow(&["decision.amount.complaint.land_to_state"])),
    (
        15,
        Flow(&["decision.amount.complaint.money_to_organizations|money_to_individuals"]),
    ),
    (
        16,
        Flow(&["decision.amount.complaint.land_to_organizations|land_to_individuals"]),
    ),
    (
        17,
        Flow(&["decision.amount.complaint.organizations_restored"]),
    ),
    (
        18,
        Flow(&["decision.amount.complaint.individuals_restored"]),
    ),
    (19, Flow(&["decision.amount.complaint.persons_to_handle"])),
    (20, Flow(&["decision.amount.complaint.officials_to_handle"])),
    (
        21,
        Flow(&["decision.amount.complaint.cases_to_investigation"]),
    ),
    (
        22,
        Flow(&["decision.amount.complaint.persons_to_investigation"]),
    ),
    (
        23,
        Flow(&["decision.amount.complaint.officials_to_investigation"]),
    ),
];
