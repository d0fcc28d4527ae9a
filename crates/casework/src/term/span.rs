//! Days on which a clock stands still, and how its row keeps them.

use jiff::civil::Date;

/// What stops a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// A decision of suspension: the days between it and the decision of continuation (rulebook KN-20).
    Suspension,
    /// An expert assessment: from the request to the result, both days included (rulebook TC-10).
    Expert,
}

impl Pause {
    /// As the database keeps it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Suspension => "suspension",
            Self::Expert => "expert",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        [Self::Suspension, Self::Expert]
            .into_iter()
            .find(|one| one.as_str() == text)
    }
}

/// A span that is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The day it began.
    pub from: Date,
    /// The day it ended.
    pub to: Date,
    /// Why.
    pub pause: Pause,
}

/// `2026-07-10..2026-07-20:suspension`, with spaces between.
pub(super) fn write(spans: &[Span]) -> String {
    let each: Vec<String> = spans
        .iter()
        .map(|span| format!("{}..{}:{}", span.from, span.to, span.pause.as_str()))
        .collect();
    each.join(" ")
}

pub(super) fn read(text: &str) -> Vec<Span> {
    text.split_whitespace().filter_map(read_one).collect()
}

fn read_one(text: &str) -> Option<Span> {
    let (days, pause) = text.split_once(':')?;
    let (from, to) = days.split_once("..")?;
    Some(Span {
        from: from.parse().ok()?,
        to: to.parse().ok()?,
        pause: Pause::parse(pause)?,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Pause, Span, read, write};

    #[test]
    fn the_days_a_clock_stood_still_are_read_as_they_were_written() {
        let spans = [
            Span {
                from: date(2026, 7, 10),
                to: date(2026, 7, 20),
                pause: Pause::Suspension,
            },
            Span {
                from: date(2026, 8, 1),
                to: date(2026, 8, 1),
                pause: Pause::Expert,
            },
        ];
        assert_eq!(read(&write(&spans)), spans);
        assert_eq!(read(""), []);
    }
}
