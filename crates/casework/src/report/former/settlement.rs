//! 01/KQGQ and 03/KQGQ of the older set: cases settled. A case that was withdrawn or terminated has missed no term.
use super::super::source::Column;
use super::super::source::Source::{Carried, Flow, Stock};

pub(in crate::report) const COMPLAINTS: &[Column] = &[
    (
        1,
        Stock(
            &["petition.within.complaint.*.*.*"],
            &["petition.settled.complaint"],
        ),
    ),
    (
        2,
        Carried(
            &["petition.within.complaint.*.*.*"],
            &["petition.settled.complaint"],
        ),
    ),
    (3, Flow(&["petition.within.complaint.*.*.*"])),
    (
        4,
        Stock(
            &[
                "case.opened.complaint.*.*",
                "case.reopened.complaint.*",
                "petition.alone.complaint.*.*.*",
            ],
            &[
                "case.settled.complaint.*.*",
                "petition.alone.complaint.*.*.*",
            ],
        ),
    ),
    (5, Flow(&["decision.issued.complaint.*.*.*"])),
    (6, Flow(&["case.persuaded.complaint.*"])),
    (7, Flow(&["decision.amount.complaint.money_to_state"])),
    (8, Flow(&["decision.amount.complaint.land_to_state"])),
    (
        9,
        Flow(&["decision.amount.complaint.money_to_organizations"]),
    ),
    (
        10,
        Flow(&["decision.amount.complaint.land_to_organizations"]),
    ),
    (
        11,
        Flow(&["decision.amount.complaint.money_to_individuals"]),
    ),
    (12, Flow(&["decision.amount.complaint.land_to_individuals"])),
    (
        13,
        Flow(&["decision.amount.complaint.organizations_restored"]),
    ),
    (
        14,
        Flow(&["decision.amount.complaint.individuals_restored"]),
    ),
    (15, Flow(&["decision.amount.complaint.persons_to_handle"])),
    (16, Flow(&["decision.amount.complaint.officials_to_handle"])),
    (
        17,
        Flow(&["decision.amount.complaint.cases_to_investigation"]),
    ),
    (
        18,
        Flow(&["decision.amount.complaint.persons_to_investigation"]),
    ),
    (
        19,
        Flow(&["decision.amount.complaint.officials_to_investigation"]),
    ),
    (20, Flow(&["decision.issued.complaint.first.right.*"])),
    (21, Flow(&["decision.issued.complaint.first.wrong.*"])),
    (
        22,
        Flow(&["decision.issued.complaint.first.partly_right.*"]),
    ),
    (23, Flow(&["decision.issued.complaint.second.*.uphold"])),
    (24, Flow(&["decision.issued.complaint.second.*.!uphold"])),
    (25, Flow(&["decision.in_time.complaint.*"])),
    (26, Flow(&["decision.late.complaint.*"])),
];

pub(in crate::report) const DENUNCIATIONS: &[Column] = &[
    (
        1,
        Stock(
            &["petition.within.denunciation.*.*.*"],
            &["petition.settled.denunciation"],
        ),
    ),
    (
        2,
        Carried(
            &["petition.within.denunciation.*.*.*"],
            &["petition.settled.denunciation"],
        ),
    ),
    (3, Flow(&["petition.within.denunciation.*.*.*"])),
    (
        4,
        Stock(
            &[
                "case.opened.denunciation.*.*",
                "case.reopened.denunciation.*",
                "petition.alone.denunciation.*.*.*",
            ],
            &[
                "case.settled.denunciation.*.*",
                "petition.alone.denunciation.*.*.*",
            ],
        ),
    ),
    (
        5,
        Stock(
            &[
                "case.opened.denunciation.second.*",
                "case.reopened.denunciation.second",
                "petition.alone.denunciation.second.*.*",
            ],
            &[
                "case.settled.denunciation.second.*",
                "petition.alone.denunciation.second.*.*",
            ],
        ),
    ),
    (
        6,
        Flow(&[
            "decision.issued.denunciation.*.*.*",
            "case.settled.denunciation.*.withdrawn|terminated",
        ]),
    ),
    (7, Flow(&["decision.issued.denunciation.first.*.*"])),
    (8, Flow(&["decision.issued.denunciation.second.*.*"])),
    (9, Flow(&["case.settled.denunciation.*.withdrawn"])),
    (10, Flow(&["case.settled.denunciation.*.terminated"])),
    (11, Flow(&["decision.amount.denunciation.money_to_state"])),
    (12, Flow(&["decision.amount.denunciation.land_to_state"])),
    (
        13,
        Flow(&["decision.amount.denunciation.money_to_organizations"]),
    ),
    (
        14,
        Flow(&["decision.amount.denunciation.land_to_organizations"]),
    ),
    (
        15,
        Flow(&["decision.amount.denunciation.money_to_individuals"]),
    ),
    (
        16,
        Flow(&["decision.amount.denunciation.land_to_individuals"]),
    ),
    (
        17,
        Flow(&["decision.amount.denunciation.organizations_restored"]),
    ),
    (
        18,
        Flow(&["decision.amount.denunciation.individuals_restored"]),
    ),
    (
        19,
        Flow(&["decision.amount.denunciation.persons_to_handle"]),
    ),
    (
        20,
        Flow(&["decision.amount.denunciation.officials_to_handle"]),
    ),
    (
        21,
        Flow(&["decision.amount.denunciation.cases_to_investigation"]),
    ),
    (
        22,
        Flow(&["decision.amount.denunciation.persons_to_investigation"]),
    ),
    (
        23,
        Flow(&["decision.amount.denunciation.officials_to_investigation"]),
    ),
    (24, Flow(&["decision.issued.denunciation.*.right.*"])),
    (25, Flow(&["decision.issued.denunciation.second.right.*"])),
    (26, Flow(&["decision.issued.denunciation.*.wrong.*"])),
    (27, Flow(&["decision.issued.denunciation.second.wrong.*"])),
    (28, Flow(&["decision.issued.denunciation.*.partly_right.*"])),
    (
        29,
        Flow(&["decision.issued.denunciation.second.partly_right.*"]),
    ),
    (
        30,
        Flow(&[
            "decision.in_time.denunciation.*",
            "case.settled.denunciation.*.withdrawn|terminated",
        ]),
    ),
    (31, Flow(&["decision.late.denunciation.*"])),
];
