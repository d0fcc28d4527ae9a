//! What an inspection is, how it stands, and what it recommends.

use crate::word::vocabulary;

vocabulary! {
    /// What it is in law.
    Kind {
        /// thanh tra trách nhiệm; stands in form 06/QLKNTC
        Inspection = "inspection",
        /// kiểm tra
        Check = "check",
    }
}

vocabulary! {
    /// Was it foreseen?
    Occasion {
        /// theo kế hoạch
        Planned = "planned",
        /// đột xuất
        Unscheduled = "unscheduled",
    }
}

vocabulary! {
    /// Which duty is inspected.
    Topic {
        /// tiếp công dân
        Reception = "reception",
        /// giải quyết khiếu nại, tố cáo
        Settlement = "settlement",
        /// tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo
        Both = "both",
    }
}

vocabulary! {
    /// Where an inspection stands.
    Stand {
        /// Foreseen.
        Planned = "planned",
        /// Under way.
        Begun = "begun",
        /// Concluded; recommendations are left.
        Concluded = "concluded",
        /// Concluded and carried out.
        CarriedOut = "carried_out",
        /// Given up before it began.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// What is recommended.
    RecommendationKind {
        /// xử lý hành chính tổ chức, cá nhân
        Administrative = "administrative",
        /// chuyển cơ quan điều tra
        Investigation = "investigation",
        /// chấn chỉnh, khắc phục
        Measure = "measure",
    }
}

vocabulary! {
    /// Where a recommendation stands.
    RecommendationStand {
        /// Its owner owes a report.
        Given = "given",
        /// Its owner reported; the inspector has not looked at it.
        Answered = "answered",
        /// The inspector was not satisfied.
        Returned = "returned",
        /// The inspector accepted it.
        Accepted = "accepted",
    }
}

impl RecommendationKind {
    /// Does it name numbers of organizations and people?
    pub const fn has_numbers(self) -> bool {
        !matches!(self, Self::Measure)
    }
}
