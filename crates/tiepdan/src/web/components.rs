//! What the components in `components/*.html` are given.

use jiff::civil::Date;
use words::Left;

/// A statutory clock, as a badge shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockView {
    /// How it stands.
    pub state: ClockState,
    /// The due day; `None` for a clock without a number.
    pub due: Option<Date>,
    /// The article that sets it.
    pub article: String,
}

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// It runs; `is_soon` when its warning day has come.
    Running {
        /// What is left, or has passed.
        left: Left,
        /// Whether the warning before the due day has begun.
        is_soon: bool,
    },
    /// It is suspended.
    Paused,
    /// It was stopped in time.
    Kept,
    /// It was stopped too late.
    Broken,
    /// It runs, and the law sets no number of days.
    Unnumbered,
}

impl ClockView {
    /// The tone of the badge, as the style sheet and the icons name it.
    pub const fn tone(&self) -> &'static str {
        match self.state {
            ClockState::Running {
                left: Left { days: ..0, .. },
                ..
            } => "over",
            ClockState::Running {
                left: Left { days: 0, .. },
                ..
            } => "today",
            ClockState::Running { is_soon: true, .. } => "soon",
            ClockState::Running { .. } => "calm",
            ClockState::Paused => "paused",
            ClockState::Kept => "kept",
            ClockState::Broken => "broken",
            ClockState::Unnumbered => "unnumbered",
        }
    }

    /// The same clock without its warning: for whoever waits, and not for whoever owes.
    #[must_use]
    pub const fn unhurried(mut self) -> Self {
        if let ClockState::Running { left, .. } = self.state {
            self.state = ClockState::Running {
                left,
                is_soon: false,
            };
        }
        self
    }

    /// The same clock for a line of a list: of several articles the first.
    #[must_use]
    pub fn brief(mut self) -> Self {
        if let Some((first, _)) = self.article.split_once(';') {
            self.article = first.to_owned();
        }
        self
    }

    /// What is left of a clock that runs.
    pub const fn left(&self) -> Option<Left> {
        match self.state {
            ClockState::Running { left, .. } => Some(left),
            _ => None,
        }
    }
}

/// One option of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// One link of a row of tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// The address.
    pub href: String,
    /// What is read.
    pub label: String,
    /// How much waits behind it.
    pub count: Option<i64>,
    /// Whether it is the one shown.
    pub is_here: bool,
}

/// One entry of a docket or another list of steps in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What happened.
    pub title: String,
    /// When, as read.
    pub when: String,
    /// Who did it.
    pub who: String,
    /// Why, or the article; may be empty.
    pub note: String,
    /// `done`, `now` or `ahead`.
    pub tone: &'static str,
}

#[cfg(test)]
mod tests;
