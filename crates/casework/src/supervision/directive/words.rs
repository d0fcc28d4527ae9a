//! Where a directive comes from, what it is about, where an assignment stands.

use crate::word::vocabulary;

vocabulary! {
    /// Where a directive was given.
    Source {
        /// kết luận tại buổi tiếp công dân
        Reception = "reception",
        /// kết luận của ban thường vụ
        Committee = "standing_committee",
        /// kết luận giao ban, rà soát
        Review = "review_meeting",
        /// kết luận đối thoại
        Dialogue = "dialogue",
        /// kết luận thanh tra, kiểm tra
        Inspection = "inspection",
        /// văn bản chỉ đạo
        Written = "written",
    }
}

vocabulary! {
    /// What a directive is about.
    SubjectKind {
        /// vụ việc
        Case = "case",
        /// đơn
        Petition = "petition",
        /// lượt tiếp
        Visit = "visit",
        /// họp giao ban, rà soát
        Meeting = "meeting",
        /// đối thoại với Nhân dân
        Dialogue = "dialogue",
        /// nhiệm vụ của đơn vị
        Duty = "duty",
        /// công tác chung
        General = "general",
    }
}

vocabulary! {
    /// Where an assignment stands.
    Stand {
        /// Given; the owner has not reported.
        Given = "given",
        /// The owner has reported; the giver has not looked at it.
        Reported = "reported",
        /// The giver was not satisfied; the owner reports again.
        Returned = "returned",
        /// The giver accepted the result.
        Accepted = "accepted",
        /// The giver took it back.
        Withdrawn = "withdrawn",
    }
}

impl SubjectKind {
    /// Does it name one thing of the register?
    pub const fn names_one(self) -> bool {
        matches!(
            self,
            Self::Case | Self::Petition | Self::Visit | Self::Meeting | Self::Dialogue
        )
    }
}

impl Source {
    /// Is it a document, which has a number?
    pub const fn is_document(self) -> bool {
        matches!(self, Self::Written)
    }
}
