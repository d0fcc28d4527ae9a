//! 02/XLD: petitions processed. A petition returned to the body that forwarded it counts as the reading
//! `forms.returned` says; a demand to a direct subordinate counts among the transfers, for the set has no column of its own.

use super::source::Column;
use super::source::Source::{Cases, Flow, Stock};
use super::source::Standing;

pub(super) const COLUMNS: &[Column] = &[
    (
        1,
        Stock(&["petition.received.*.*"], &["petition.processed.*"]),
    ),
    (2, Flow(&["petition.processed.*"])),
    (3, Flow(&["petition.eligible.*"])),
    (4, Flow(&["petition.within.*.*.*.*"])),
    (
        5,
        Cases {
            classes: &["complaint", "denunciation", "recommendation"],
            standing: Standing::Any,
            alone: &["petition.alone.*.*.*.refuse"],
        },
    ),
    (6, Flow(&["petition.within.complaint.*.*.*"])),
    (7, Flow(&["petition.within.complaint.first.*.*"])),
    (8, Flow(&["petition.within.complaint.second.*.*"])),
    (9, Flow(&["petition.within.complaint.*.land.*"])),
    (10, Flow(&["petition.within.complaint.*.policy.*"])),
    (11, Flow(&["petition.within.complaint.*.other.*"])),
    (12, Flow(&["petition.within.denunciation.*.*.*"])),
    (13, Flow(&["petition.within.denunciation.first.*.*"])),
    (14, Flow(&["petition.within.denunciation.second.*.*"])),
    (
        15,
        Flow(&["petition.within.denunciation.*.administrative.*"]),
    ),
    (16, Flow(&["petition.within.denunciation.*.corruption.*"])),
    (17, Flow(&["petition.within.denunciation.*.judicial.*"])),
    (18, Flow(&["petition.within.denunciation.*.other.*"])),
    (19, Flow(&["petition.within.recommendation.*.*.*"])),
    (20, Flow(&["petition.within.recommendation.*.policy.*"])),
    (21, Flow(&["petition.within.recommendation.*.land.*"])),
    (22, Flow(&["petition.within.recommendation.*.other.*"])),
    (23, Flow(&["petition.outside.*.*.*.*"])),
    (24, Flow(&["petition.outside.*.@guided.*.*"])),
    (25, Flow(&["petition.outside.*.@transferred|urged.*.*"])),
];
