//! How a study stands and what it proposes.

use crate::word::vocabulary;

vocabulary! {
    /// How a study stands.
    Stand {
        /// The commission owes its advice.
        Asked = "asked",
        /// It advised; the head has not concluded.
        Advised = "advised",
        /// The head asked again.
        Returned = "returned",
        /// The head concluded; the person was not told yet.
        Concluded = "concluded",
        /// The person was told in writing; what was directed is followed.
        Noticed = "noticed",
        /// It ended.
        Closed = "closed",
    }
}

vocabulary! {
    /// What the commission proposes.
    Proposal {
        /// cấp ủy xem xét, giải quyết theo thẩm quyền
        Settle = "settle",
        /// chuyển cơ quan có thẩm quyền
        Transfer = "transfer",
        /// chỉ đạo cơ quan có thẩm quyền giải quyết, báo cáo
        Direct = "direct",
        /// giải thích, hướng dẫn
        Explain = "explain",
        /// lưu
        File = "file",
    }
}

impl Stand {
    /// Does the commission owe its advice?
    pub const fn is_owed(self) -> bool {
        matches!(self, Self::Asked | Self::Returned)
    }
}
