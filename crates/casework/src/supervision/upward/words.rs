//! What a recommendation upward is about, how it stands, what its answer says.

use crate::word::vocabulary;

vocabulary! {
    /// What it is about.
    SubjectKind {
        /// cơ chế, chính sách, công tác chung
        General = "general",
        /// vướng mắc pháp luật
        Obstacle = "obstacle",
        /// vụ việc
        Case = "case",
    }
}

vocabulary! {
    /// How it stands.
    Stand {
        /// An answer is awaited.
        Sent = "sent",
        /// The higher body sent it on to one above itself.
        PassedOn = "passed_on",
        /// It was answered; what was promised is not done yet.
        Answered = "answered",
        /// It was answered and nothing is left to do.
        Ended = "ended",
        /// Whoever sent it took it back.
        Withdrawn = "withdrawn",
    }
}

vocabulary! {
    /// What the answer says.
    Outcome {
        /// chấp thuận
        Accepted = "accepted",
        /// chấp thuận một phần
        Partly = "partly",
        /// không chấp thuận
        Declined = "declined",
        /// giải thích, hướng dẫn
        Explained = "explained",
    }
}

impl Outcome {
    /// Is something left to be done after such an answer?
    pub const fn leaves_work(self) -> bool {
        matches!(self, Self::Accepted | Self::Partly)
    }
}
