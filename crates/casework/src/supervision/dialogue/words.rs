//! Which dialogue it is and how it stands.

use crate::word::vocabulary;

vocabulary! {
    /// Which dialogue it is.
    DialogueKind {
        /// định kỳ
        Periodic = "periodic",
        /// theo chuyên đề
        Thematic = "thematic",
        /// khi nhiều người dân đề nghị
        Requested = "requested",
        /// với Mặt trận, các tổ chức chính trị - xã hội
        Organizations = "organizations",
    }
}

vocabulary! {
    /// How it stands.
    Stand {
        /// Its day was announced.
        Announced = "announced",
        /// It was held.
        Held = "held",
        /// It was called off.
        Cancelled = "cancelled",
    }
}
