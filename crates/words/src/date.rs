//! Days and moments as the language writes them.

use jiff::civil::{Date, DateTime};

use crate::{Given, Language, Voice};

impl Voice<'_> {
    /// A day: `23/11/2026` in Vietnamese, `23 Nov 2026` in English.
    pub fn date(&self, day: impl Given<Date>) -> String {
        let day = day.given();
        match self.language() {
            Language::Vi => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
            Language::En => format!("{} {} {}", day.day(), self.month_short(day), day.year()),
        }
    }

    /// A day in words, as a paper has it: `ngày 23 tháng 11 năm 2026`, `23 November 2026`.
    pub fn date_in_words(&self, day: impl Given<Date>) -> String {
        let day = day.given();
        let month = format!("date-month-{}", day.month());
        let month = self.say(&month).into_owned();
        self.say_with(
            crate::t!("date-in-words"),
            &[
                ("day", day.day().to_string().into()),
                ("month", month.into()),
                ("year", day.year().to_string().into()),
            ],
        )
        .into_owned()
    }

    /// The day of the week: `Thứ Hai`, `Monday`.
    pub fn weekday(&self, day: impl Given<Date>) -> String {
        let day = day.given();
        let key = format!("date-weekday-{}", day.weekday().to_monday_one_offset());
        self.say(&key).into_owned()
    }

    /// A moment of local time to the minute: `14:05 23/11/2026`, `23 Nov 2026, 14:05`.
    pub fn moment(&self, moment: impl Given<DateTime>) -> String {
        let moment = moment.given();
        let day = self.date(moment.date());
        match self.language() {
            Language::Vi => format!("{:02}:{:02} {day}", moment.hour(), moment.minute()),
            Language::En => format!("{day}, {:02}:{:02}", moment.hour(), moment.minute()),
        }
    }

    /// A span of days, both included: `23/11/2026 – 30/11/2026`.
    pub fn span(&self, first: impl Given<Date>, last: impl Given<Date>) -> String {
        format!("{} – {}", self.date(first), self.date(last))
    }

    fn month_short(&self, day: Date) -> String {
        let key = format!("date-month-{}", day.month());
        self.say(&key).chars().take(3).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Words};
    use jiff::civil::date;

    #[test]
    fn a_day_is_written_as_officers_write_it() {
        let words = Words::load().unwrap();
        let (vi, en) = (words.voice(Language::Vi), words.voice(Language::En));
        assert_eq!(vi.date(date(2026, 11, 23)), "23/11/2026");
        assert_eq!(vi.date(date(2026, 1, 5)), "05/01/2026");
        assert_eq!(en.date(date(2026, 1, 5)), "5 Jan 2026");
        assert_eq!(
            vi.span(date(2025, 12, 15), date(2026, 6, 14)),
            "15/12/2025 – 14/06/2026"
        );
    }

    #[test]
    fn a_paper_has_its_day_in_words() {
        let words = Words::load().unwrap();
        let (vi, en) = (words.voice(Language::Vi), words.voice(Language::En));
        assert_eq!(
            vi.date_in_words(date(2026, 11, 23)),
            "ngày 23 tháng 11 năm 2026"
        );
        assert_eq!(en.date_in_words(date(2026, 11, 23)), "23 November 2026");
        assert_eq!(vi.weekday(date(2026, 11, 23)), "Thứ Hai");
        assert_eq!(en.weekday(date(2026, 11, 29)), "Sunday");
    }

    #[test]
    fn a_moment_has_its_minute() {
        let words = Words::load().unwrap();
        let at = date(2026, 11, 23).at(14, 5, 59, 0);
        assert_eq!(words.voice(Language::Vi).moment(at), "14:05 23/11/2026");
        assert_eq!(words.voice(Language::En).moment(at), "23 Nov 2026, 14:05");
    }
}
