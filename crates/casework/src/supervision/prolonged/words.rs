//! Where a case on a list stands, and each content of it.

use crate::word::vocabulary;

vocabulary! {
    /// Where a case on a list stands.
    EntryStand {
        /// On the list, without a plan.
        Listed = "listed",
        /// Its owner has a plan and works by it.
        Planned = "planned",
        /// Its owner says that all its contents are settled; the keeper of the list has not looked at it.
        Settled = "settled",
        /// The keeper of the list found it done.
        Done = "done",
        /// The keeper took it off the list.
        Removed = "removed",
    }
}

vocabulary! {
    /// Where a content of a prolonged case stands in a month.
    ContentStand {
        /// Nothing was done on it.
        NotBegun = "not_begun",
        /// đang giải quyết
        UnderWay = "under_way",
        /// hết thẩm quyền: every lawful decision was made, and the citizen is not satisfied. Not the end of the content.
        Exhausted = "exhausted",
        /// đã giải quyết xong nội dung
        Settled = "settled",
    }
}
