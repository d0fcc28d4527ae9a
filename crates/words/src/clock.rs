//! What is left of a term, in plain words.

use crate::{Given, Voice};

/// What is left until a due day, or has passed since; in days as the term counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Days left: 0 on the due day, negative when overdue.
    pub days: i64,
    /// Whether these are working days.
    pub working: bool,
}

impl Voice<'_> {
    /// *còn 3 ngày làm việc*, *đến hạn hôm nay*, *quá hạn 2 ngày*.
    pub fn left(&self, left: impl Given<Left>) -> String {
        let left = left.given();
        let key = match (left.days, left.working) {
            (0, _) => return self.say(crate::t!("clock-today")).into_owned(),
            (1.., true) => crate::t!("clock-left-working"),
            (1.., false) => crate::t!("clock-left"),
            (_, true) => crate::t!("clock-over-working"),
            (_, false) => crate::t!("clock-over"),
        };
        self.say_with(key, &[("days", left.days.saturating_abs().into())])
            .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Words};

    #[test]
    fn a_clock_says_what_is_left_and_what_has_passed() {
        let words = Words::load().unwrap();
        let say = |language, days, working| words.voice(language).left(Left { days, working });
        assert_eq!(say(Language::Vi, 3, true), "còn 3 ngày làm việc");
        assert_eq!(say(Language::Vi, 12, false), "còn 12 ngày");
        assert_eq!(say(Language::Vi, 0, true), "đến hạn hôm nay");
        assert_eq!(say(Language::Vi, -2, false), "quá hạn 2 ngày");
        assert_eq!(say(Language::En, 1, true), "1 working day left");
        assert_eq!(say(Language::En, 3, false), "3 days left");
        assert_eq!(say(Language::En, -1, true), "1 working day overdue");
        assert_eq!(say(Language::En, 0, false), "due today");
    }
}
