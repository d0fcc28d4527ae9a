//! What a document does to the documents there are.

use crate::word::vocabulary;

vocabulary! {
    /// What a document does; each is a column of form 06/QLKNTC.
    Does {
        /// ban hành mới
        New = "new",
        /// sửa đổi, bổ sung
        Amends = "amends",
        /// hủy bỏ
        Cancels = "cancels",
    }
}
