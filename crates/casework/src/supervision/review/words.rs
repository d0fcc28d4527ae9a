//! Where a meeting stands and what its agenda holds.

use crate::word::vocabulary;

vocabulary! {
    /// Where a meeting stands.
    Stand {
        /// It is called for a day.
        Called = "called",
        /// It is open: agenda and figures are drawn up.
        Open = "open",
        /// It was held; its minutes are kept.
        Closed = "closed",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// What a line of the agenda is.
    ItemKind {
        /// thời hạn đã quá
        Overdue = "overdue",
        /// vụ việc không có diễn biến
        Stuck = "stuck",
        /// vụ việc đông người mới phát sinh
        Mass = "mass",
        /// chỉ đạo chưa thực hiện
        Directive = "directive",
        /// đôn đốc chưa trả lời
        Urging = "urging",
    }
}
