//! The ways of the procedures: their steps from the accepted petition to the decision carried out, each with its day.

use law::procedure::{Class, Stage};

/// The People's Committee of the commune of Nam Ninh.
pub const COMMUNE: &str = "14005-2025.ubnd";
/// That of Ninh Bình above it.
pub const PROVINCE: &str = "37-2025.ubnd";
/// A step that the calendar takes.
pub const CALENDAR: &str = "the days pass";

/// A procedure: what the petition is found to be, and its steps with the day of each, counted from the beginning.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// The procedure.
    pub procedure: &'static str,
    /// Who settles.
    pub unit: &'static str,
    /// Complaint, denunciation, recommendation.
    pub class: Class,
    /// First or second instance.
    pub stage: Stage,
    /// Field, by its id in the law.
    pub field: &'static str,
    /// The rule by which the petition is taken on.
    pub rule: &'static str,
    /// Against a disciplinary decision?
    pub is_discipline: bool,
    /// The day of the petition.
    pub begins: i64,
    /// Day and step.
    pub steps: &'static [(i64, &'static str)],
}

/// Every procedure but the first complaint and the denunciation, which have stories of their own; a second instance comes
/// after the first one that leads to it.
pub const WAYS: &[(Option<Way>, Way)] = &[
    (
        Some(complaint("complaint.first", false, FIRST_COMPLAINT)),
        second(complaint("complaint.second", false, SECOND_COMPLAINT)),
    ),
    (
        None,
        complaint("complaint.discipline.first", true, DISCIPLINE),
    ),
    (
        Some(complaint(
            "complaint.discipline.first",
            true,
            DISCIPLINE_APPEALED,
        )),
        second(complaint(
            "complaint.discipline.second",
            true,
            SECOND_COMPLAINT,
        )),
    ),
    (
        Some(denunciation("denunciation", FIRST_DENUNCIATION)),
        second(denunciation("denunciation.continued", CONTINUED)),
    ),
    (None, RECOMMENDATIONS),
];

const RECOMMENDATIONS: Way = Way {
    class: Class::Recommendation,
    field: "land",
    rule: "XD-16",
    ..complaint("recommendation", false, RECOMMENDATION)
};

const fn complaint(
    procedure: &'static str,
    is_discipline: bool,
    steps: &'static [(i64, &'static str)],
) -> Way {
    Way {
        procedure,
        unit: COMMUNE,
        class: Class::Complaint,
        stage: Stage::First,
        field: "land.compensation",
        rule: "XD-02",
        is_discipline,
        begins: 0,
        steps,
    }
}

const fn denunciation(procedure: &'static str, steps: &'static [(i64, &'static str)]) -> Way {
    Way {
        class: Class::Denunciation,
        field: "officials",
        rule: "XD-09",
        ..complaint(procedure, false, steps)
    }
}

/// The same at the instance above.
const fn second(way: Way) -> Way {
    Way {
        unit: PROVINCE,
        stage: Stage::Second,
        begins: 21,
        ..way
    }
}

const FIRST_COMPLAINT: &[(i64, &str)] = &[
    (2, "accept"),
    (3, "assign_verification"),
    (8, "report_verification"),
    (9, "decide"),
    (10, "send"),
    (20, "appeal"),
];
const SECOND_COMPLAINT: &[(i64, &str)] = &[
    (22, "accept"),
    (23, "assign_verification"),
    (30, "report_verification"),
    (31, "invite_dialogue"),
    (45, "hold_dialogue"),
    (46, "decide"),
    (47, "send"),
    (48, "publish"),
    (110, CALENDAR),
    (111, "instruct_enforcement"),
    (112, "record_enforcement"),
    (113, "complete_enforcement"),
    (114, "close"),
];
const DISCIPLINE: &[(i64, &str)] = &[
    (2, "accept"),
    (3, "assign_verification"),
    (8, "report_verification"),
    (9, "invite_dialogue"),
    (20, "hold_dialogue"),
    (21, "decide"),
    (22, "send"),
    (23, "publish"),
    (90, CALENDAR),
    (91, "instruct_enforcement"),
    (92, "complete_enforcement"),
    (93, "close"),
];
const DISCIPLINE_APPEALED: &[(i64, &str)] = &[
    (2, "accept"),
    (3, "assign_verification"),
    (4, "report_verification"),
    (5, "invite_dialogue"),
    (16, "hold_dialogue"),
    (17, "decide"),
    (18, "send"),
    (20, "appeal"),
];
const FIRST_DENUNCIATION: &[(i64, &str)] = &[
    (1, "check_identity"),
    (2, "accept"),
    (3, "assign_verification"),
    (4, "hear_accused"),
    (8, "report_verification"),
    (9, "conclude"),
    (10, "send"),
];
const CONTINUED: &[(i64, &str)] = &[
    (22, "accept"),
    (23, "notify_acceptance"),
    (24, "assign_verification"),
    (25, "hear_accused"),
    (30, "report_verification"),
    (31, "conclude"),
    (32, "send"),
    (33, "publish"),
    (34, "instruct_enforcement"),
    (35, "complete_enforcement"),
    (36, "close"),
];
const RECOMMENDATION: &[(i64, &str)] = &[
    (2, "accept"),
    (3, "assign_verification"),
    (8, "report_verification"),
    (9, "answer"),
    (10, "send"),
    (11, "instruct_enforcement"),
    (20, "close"),
];
