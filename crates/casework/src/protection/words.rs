//! The words of protection.

use crate::word::vocabulary;

vocabulary! {
    /// How a request came.
    Source {
        /// văn bản đề nghị của người tố cáo
        Written = "written",
        /// biên bản ghi nhận đề nghị
        Minutes = "minutes",
        /// trực tiếp hoặc điện thoại trong trường hợp khẩn cấp; văn bản gửi sau
        Oral = "oral",
        /// người giải quyết tự đề xuất
        Settler = "settler",
    }
}

vocabulary! {
    /// Where a protection stands.
    Stand {
        /// It is asked for.
        Asked = "asked",
        /// It was granted.
        Granted = "granted",
        /// It was refused in writing.
        Refused = "refused",
        /// It has ended.
        Ended = "ended",
    }
}

vocabulary! {
    /// How grave what threatens is.
    Gravity {
        /// nhẹ
        Low = "low",
        /// vừa
        Middle = "middle",
        /// nghiêm trọng
        High = "high",
    }
}

vocabulary! {
    /// What a measure protects.
    MeasureKind {
        /// bí mật thông tin
        Secrecy = "secrecy",
        /// vị trí công tác, việc làm
        Job = "job",
        /// tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm
        Safety = "safety",
    }
}

impl MeasureKind {
    /// The law's list of its measures.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Secrecy => "protection.secrecy",
            Self::Job => "protection.job",
            Self::Safety => "protection.safety",
        }
    }
}

vocabulary! {
    /// What follows from a check for retaliation.
    CheckOutcome {
        /// không có dấu hiệu, theo dõi tiếp
        Nothing = "nothing",
        /// đề nghị bảo vệ lại
        Renewed = "renewed",
        /// báo cáo cấp trên
        Superior = "superior",
    }
}
