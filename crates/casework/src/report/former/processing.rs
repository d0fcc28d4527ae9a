//! 01/XLD to 04/XLD of the older set: petitions by class, and their matters: the cases opened, and each petition that opened none.
use super::super::source::Column;
use super::super::source::Source::{Carried, Flow, Left, NotBuilt, Processed, Stock};

pub(in crate::report) const PETITIONS: &[Column] = &[
    (
        1,
        Stock(&["petition.received.*.*"], &["petition.processed.*"]),
    ),
    (
        2,
        Carried(&["petition.received.*.*"], &["petition.processed.*"]),
    ),
    (3, Flow(&["petition.received.*.*"])),
    (4, Flow(&["petition.processed.*"])),
    (
        5,
        Left(&["petition.received.*.*"], &["petition.processed.*"]),
    ),
    (6, Flow(&["petition.eligible.*"])),
    (
        7,
        Flow(&[
            "case.opened.*.*.*",
            "petition.alone.*.*.*.*",
            "petition.outside.*.*.*.*",
        ]),
    ),
    (8, Flow(&["petition.eligible.complaint"])),
    (9, Flow(&["petition.eligible.denunciation"])),
    (10, Flow(&["petition.eligible.recommendation"])),
    (11, NotBuilt),
    (12, NotBuilt),
    (13, NotBuilt),
    (14, Flow(&["petition.within.*.*.*.*"])),
    (15, Flow(&["petition.within.complaint.*.*.*"])),
    (16, Flow(&["petition.within.denunciation.*.*.*"])),
    (17, Flow(&["petition.within.recommendation.*.*.*"])),
    (18, Flow(&["petition.outside.*.*.*.*"])),
    (19, Flow(&["petition.outside.*.@guided.*.*"])),
    (20, Flow(&["petition.outside.*.@transferred.*.*"])),
    (21, Flow(&["petition.outside.*.urged.*.*"])),
    (22, Flow(&["petition.replied.*"])),
];

pub(in crate::report) const COMPLAINT_PETITIONS: &[Column] = &[
    (
        1,
        Stock(
            &["petition.received_as.complaint"],
            &["petition.processed.complaint"],
        ),
    ),
    (
        2,
        Carried(
            &["petition.received_as.complaint"],
            &["petition.processed.complaint"],
        ),
    ),
    (3, Flow(&["petition.received_as.complaint"])),
    (4, Flow(&["petition.processed.complaint"])),
    (
        5,
        Processed {
            class: "complaint",
            is_carried: true,
        },
    ),
    (
        6,
        Processed {
            class: "complaint",
            is_carried: false,
        },
    ),
    (7, Flow(&["petition.eligible.complaint"])),
    (
        8,
        Flow(&[
            "case.opened.complaint.*.*",
            "petition.alone.complaint.*.*.*",
            "petition.outside.complaint.*.*.*",
        ]),
    ),
    (
        9,
        Flow(&[
            "case.opened.complaint.*.administrative_policy|administrative_land|administrative_other",
            "petition.alone.complaint.*.administrative_policy|administrative_land|administrative_other.*",
            "petition.outside.complaint.*.*.administrative_policy|administrative_land|administrative_other",
        ]),
    ),
    (
        10,
        Flow(&[
            "case.opened.complaint.*.administrative_policy",
            "petition.alone.complaint.*.administrative_policy.*",
            "petition.outside.complaint.*.*.administrative_policy",
        ]),
    ),
    (
        11,
        Flow(&[
            "case.opened.complaint.*.administrative_land",
            "petition.alone.complaint.*.administrative_land.*",
            "petition.outside.complaint.*.*.administrative_land",
        ]),
    ),
    (
        12,
        Flow(&[
            "case.opened.complaint.*.administrative_other",
            "petition.alone.complaint.*.administrative_other.*",
            "petition.outside.complaint.*.*.administrative_other",
        ]),
    ),
    (
        13,
        Flow(&[
            "case.opened.complaint.*.judicial",
            "petition.alone.complaint.*.judicial.*",
            "petition.outside.complaint.*.*.judicial",
        ]),
    ),
    (
        14,
        Flow(&[
            "case.opened.complaint.*.party",
            "petition.alone.complaint.*.party.*",
            "petition.outside.complaint.*.*.party",
        ]),
    ),
    (
        15,
        Flow(&[
            "case.opened.complaint.*.other",
            "petition.alone.complaint.*.other.*",
            "petition.outside.complaint.*.*.other",
        ]),
    ),
    (16, NotBuilt),
    (17, NotBuilt),
    (18, NotBuilt),
    (19, NotBuilt),
    (20, NotBuilt),
    (
        21,
        Flow(&[
            "case.opened.complaint.*.*",
            "petition.alone.complaint.*.*.*",
        ]),
    ),
    (
        22,
        Flow(&[
            "case.opened.complaint.first.*",
            "petition.alone.complaint.first.*.*",
        ]),
    ),
    (
        23,
        Flow(&[
            "case.opened.complaint.second.*",
            "petition.alone.complaint.second.*.*",
        ]),
    ),
    (24, Flow(&["petition.outside.complaint.*.*.*"])),
    (25, Flow(&["petition.outside.complaint.!urged.*.*"])),
    (26, Flow(&["petition.outside.complaint.urged.*.*"])),
    (27, Flow(&["petition.replied.complaint"])),
];

pub(in crate::report) const DENUNCIATION_PETITIONS: &[Column] = &[
    (
        1,
        Stock(
            &["petition.received_as.denunciation"],
            &["petition.processed.denunciation"],
        ),
    ),
    (
        2,
        Carried(
            &["petition.received_as.denunciation"],
            &["petition.processed.denunciation"],
        ),
    ),
    (3, Flow(&["petition.received_as.denunciation"])),
    (4, Flow(&["petition.processed.denunciation"])),
    (
        5,
        Processed {
            class: "denunciation",
            is_carried: true,
        },
    ),
    (
        6,
        Processed {
            class: "denunciation",
            is_carried: false,
        },
    ),
    (7, Flow(&["petition.eligible.denunciation"])),
    (
        8,
        Flow(&[
            "case.opened.denunciation.*.*",
            "petition.alone.denunciation.*.*.*",
            "petition.outside.denunciation.*.*.*",
        ]),
    ),
    (
        9,
        Flow(&[
            "case.opened.denunciation.*.administrative_policy|administrative_land|administrative_civil_service|administrative_other",
            "petition.alone.denunciation.*.administrative_policy|administrative_land|administrative_civil_service|administrative_other.*",
            "petition.outside.denunciation.*.*.administrative_policy|administrative_land|administrative_civil_service|administrative_other",
        ]),
    ),
    (
        10,
        Flow(&[
            "case.opened.denunciation.*.administrative_policy",
            "petition.alone.denunciation.*.administrative_policy.*",
            "petition.outside.denunciation.*.*.administrative_policy",
        ]),
    ),
    (
        11,
        Flow(&[
            "case.opened.denunciation.*.administrative_land",
            "petition.alone.denunciation.*.administrative_land.*",
            "petition.outside.denunciation.*.*.administrative_land",
        ]),
    ),
    (
        12,
        Flow(&[
            "case.opened.denunciation.*.administrative_civil_service",
            "petition.alone.denunciation.*.administrative_civil_service.*",
            "petition.outside.denunciation.*.*.administrative_civil_service",
        ]),
    ),
    (
        13,
        Flow(&[
            "case.opened.denunciation.*.administrative_other",
            "petition.alone.denunciation.*.administrative_other.*",
            "petition.outside.denunciation.*.*.administrative_other",
        ]),
    ),
    (
        14,
        Flow(&[
            "case.opened.denunciation.*.corruption",
            "petition.alone.denunciation.*.corruption.*",
            "petition.outside.denunciation.*.*.corruption",
        ]),
    ),
    (
        15,
        Flow(&[
            "case.opened.denunciation.*.judicial",
            "petition.alone.denunciation.*.judicial.*",
            "petition.outside.denunciation.*.*.judicial",
        ]),
    ),
    (
        16,
        Flow(&[
            "case.opened.denunciation.*.party",
            "petition.alone.denunciation.*.party.*",
            "petition.outside.denunciation.*.*.party",
        ]),
    ),
    (
        17,
        Flow(&[
            "case.opened.denunciation.*.other",
            "petition.alone.denunciation.*.other.*",
            "petition.outside.denunciation.*.*.other",
        ]),
    ),
    (18, NotBuilt),
    (19, NotBuilt),
    (20, NotBuilt),
    (
        21,
        Flow(&[
            "case.opened.denunciation.*.*",
            "petition.alone.denunciation.*.*.*",
        ]),
    ),
    (
        22,
        Flow(&[
            "case.opened.denunciation.first.*",
            "petition.alone.denunciation.first.*.*",
        ]),
    ),
    (
        23,
        Flow(&[
            "case.opened.denunciation.second.*",
            "petition.alone.denunciation.second.*.*",
        ]),
    ),
    (24, Flow(&["petition.outside.denunciation.*.*.*"])),
    (25, Flow(&["petition.outside.denunciation.!urged.*.*"])),
    (26, Flow(&["petition.outside.denunciation.urged.*.*"])),
    (27, Flow(&["petition.replied.denunciation"])),
];

pub(in crate::report) const RECOMMENDATION_PETITIONS: &[Column] = &[
    (
        1,
        Stock(
            &["petition.received_as.recommendation"],
            &["petition.processed.recommendation"],
        ),
    ),
    (
        2,
        Carried(
            &["petition.received_as.recommendation"],
            &["petition.processed.recommendation"],
        ),
    ),
    (3, Flow(&["petition.received_as.recommendation"])),
    (4, Flow(&["petition.processed.recommendation"])),
    (
        5,
        Processed {
            class: "recommendation",
            is_carried: true,
        },
    ),
    (
        6,
        Processed {
            class: "recommendation",
            is_carried: false,
        },
    ),
    (7, Flow(&["petition.eligible.recommendation"])),
    (
        8,
        Flow(&[
            "case.opened.recommendation.*.*",
            "petition.alone.recommendation.*.*.*",
            "petition.outside.recommendation.*.*.*",
        ]),
    ),
    (
        9,
        Flow(&[
            "case.opened.recommendation.*.policy",
            "petition.alone.recommendation.*.policy.*",
            "petition.outside.recommendation.*.*.policy",
        ]),
    ),
    (
        10,
        Flow(&[
            "case.opened.recommendation.*.land",
            "petition.alone.recommendation.*.land.*",
            "petition.outside.recommendation.*.*.land",
        ]),
    ),
    (
        11,
        Flow(&[
            "case.opened.recommendation.*.judicial",
            "petition.alone.recommendation.*.judicial.*",
            "petition.outside.recommendation.*.*.judicial",
        ]),
    ),
    (
        12,
        Flow(&[
            "case.opened.recommendation.*.other",
            "petition.alone.recommendation.*.other.*",
            "petition.outside.recommendation.*.*.other",
        ]),
    ),
    (13, NotBuilt),
    (14, NotBuilt),
    (
        15,
        Flow(&[
            "case.opened.recommendation.*.*",
            "petition.alone.recommendation.*.*.*",
        ]),
    ),
    (16, Flow(&["petition.outside.recommendation.*.*.*"])),
    (17, Flow(&["petition.outside.recommendation.!urged.*.*"])),
    (18, Flow(&["petition.outside.recommendation.urged.*.*"])),
    (19, Flow(&["case.settled.recommendation.*.*"])),
    (
        20,
        Left(
            &[
                "case.opened.recommendation.*.*",
                "case.reopened.recommendation.*",
            ],
            &["case.settled.recommendation.*.*"],
        ),
    ),
];
