//! 04/GQTC: denunciations settled. Columns 2 to 6 are the cases of the petitions of column 1, as they stand on the last day.

use super::source::Source::{Cases, Flow};
use super::source::Standing::{self, Accepted, Any, Examining, Refused, Withdrawn};
use super::source::{Column, Patterns, Source};

/// A petition refused at once, without a case, is a matter that was not accepted.
const REFUSED: Patterns = &["petition.alone.denunciation.*.*.refuse"];

const fn cases(standing: Standing, alone: Patterns) -> Source {
    Cases {
        classes: &["denunciation"],
        standing,
        alone,
    }
}

pub(super) const COLUMNS: &[Column] = &[
    (1, Flow(&["petition.within.denunciation.*.*.*"])),
    (2, cases(Any, REFUSED)),
    (3, cases(Examining, &[])),
    (4, cases(Accepted, &[])),
    (5, cases(Refused, REFUSED)),
    (6, cases(Withdrawn, &[])),
    (7, Flow(&["decision.issued.denunciation.*.*.*"])),
    (8, Flow(&["decision.issued.denunciation.first.right.*"])),
    (9, Flow(&["decision.issued.denunciation.first.wrong.*"])),
    (
        10,
        Flow(&["decision.issued.denunciation.first.partly_right.*"]),
    ),
    (11, Flow(&["decision.issued.denunciation.second.right.*"])),
    (12, Flow(&["decision.issued.denunciation.second.wrong.*"])),
    (
        13,
        Flow(&["decision.issued.denunciation.second.partly_right.*"]),
    ),
    (14, Flow(&["decision.amount.denunciation.money_to_state"])),
    (15, Flow(&["decision.amount.denunciation.land_to_state"])),
    (
        16,
        Flow(&["decision.amount.denunciation.money_to_organizations|money_to_individuals"]),
    ),
    (
        17,
        Flow(&["decision.amount.denunciation.land_to_organizations|land_to_individuals"]),
    ),
    (
        18,
        Flow(&["decision.amount.denunciation.organizations_restored"]),
    ),
    (
        19,
        Flow(&["decision.amount.denunciation.individuals_restored"]),
    ),
    (
        20,
        Flow(&["decision.amount.denunciation.organizations_to_handle"]),
    ),
    (
        21,
        Flow(&["decision.amount.denunciation.persons_to_handle"]),
    ),
    (
        22,
        Flow(&["decision.amount.denunciation.officials_to_handle"]),
    ),
    (
        23,
        Flow(&["decision.amount.denunciation.cases_to_investigation"]),
    ),
    (
        24,
        Flow(&["decision.amount.denunciation.persons_to_investigation"]),
    ),
    (
        25,
        Flow(&["decision.amount.denunciation.officials_to_investigation"]),
    ),
];
