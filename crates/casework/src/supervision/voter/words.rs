//! Where voters met, how a petition of theirs stands, what its answer says.

use crate::word::vocabulary;

vocabulary! {
    /// Which meeting with voters it was.
    MeetingKind {
        /// trước kỳ họp
        BeforeSession = "before_session",
        /// sau kỳ họp
        AfterSession = "after_session",
        /// theo chuyên đề, đối tượng
        Thematic = "thematic",
        /// nơi cư trú, nơi làm việc
        Local = "local",
    }
}

vocabulary! {
    /// How a voters' petition stands.
    Stand {
        /// Taken down; nobody answers for it yet.
        Received = "received",
        /// The deputies answered at the meeting.
        Explained = "explained",
        /// Sent to the unit that answers for it.
        Forwarded = "forwarded",
        /// That unit answered; the deputies have not looked at it.
        Answered = "answered",
        /// The deputies were not satisfied.
        Returned = "returned",
        /// The unit promised a result by a day.
        Watched = "watched",
        /// The deputies accepted the answer; the voters do not know it yet.
        Accepted = "accepted",
        /// The voters were told.
        Told = "told",
    }
}

vocabulary! {
    /// What an answer says.
    Outcome {
        /// đã giải quyết xong
        Settled = "settled",
        /// đang giải quyết, có thời hạn
        UnderWay = "under_way",
        /// giải trình, cung cấp thông tin
        Explained = "explained",
        /// không có cơ sở giải quyết
        Declined = "declined",
    }
}

impl Stand {
    /// Does a unit owe an answer?
    pub const fn is_owed(self) -> bool {
        matches!(self, Self::Forwarded | Self::Returned | Self::Watched)
    }
}
