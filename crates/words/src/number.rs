//! Numbers, shares, money and land as the language writes them.

use crate::{Given, Language, Voice};

const fn group_mark(language: Language) -> char {
    match language {
        Language::Vi => '.',
        Language::En => ',',
    }
}

const fn decimal_mark(language: Language) -> char {
    match language {
        Language::Vi => ',',
        Language::En => '.',
    }
}

/// A whole number in groups of three.
pub(crate) fn whole(number: i64, language: Language) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(group_mark(language));
        }
        out.push(digit);
    }
    out
}

/// A number of hundredths, without trailing zeros: 12 550 is `125,5`.
fn hundredths(number: i64, language: Language) -> String {
    let mut out = whole(number / 100, language);
    if number < 0 && number > -100 {
        out.insert(0, '−');
    }
    let rest = (number % 100).unsigned_abs();
    if rest != 0 {
        out.push(decimal_mark(language));
        out.push_str(format!("{rest:02}").trim_end_matches('0'));
    }
    out
}

impl Voice<'_> {
    /// A whole number: `14.400` in Vietnamese, `14,400` in English.
    pub fn number(&self, number: impl Given<i64>) -> String {
        whole(number.given(), self.language())
    }

    /// The share of `part` in `all`, to one decimal, half away from zero: `99,2 %`, `99.2%`.
    /// A share of nothing is a dash.
    pub fn share(&self, part: impl Given<i64>, all: impl Given<i64>) -> String {
        let (part, all) = (part.given(), all.given());
        if all == 0 {
            return "–".to_owned();
        }
        let (part, all) = (i128::from(part), i128::from(all));
        let tenths = (part * 2000 + all * part.signum()) / (all * 2);
        let language = self.language();
        let size = tenths.unsigned_abs();
        let sign = if tenths < 0 { "−" } else { "" };
        let mut out = format!(
            "{sign}{}",
            whole(i64::try_from(size / 10).unwrap_or(i64::MAX), language)
        );
        out.push(decimal_mark(language));
        out.push_str(&(size % 10).to_string());
        out.push_str(match language {
            Language::Vi => "\u{a0}%",
            Language::En => "%",
        });
        out
    }

    /// An amount of money in whole đồng.
    pub fn money(&self, dong: impl Given<i64>) -> String {
        let amount = self.number(dong);
        self.say_with(crate::t!("number-money"), &[("amount", amount.into())])
            .into_owned()
    }

    /// An area given in hundredths of a square metre.
    pub fn area(&self, square_metre_hundredths: impl Given<i64>) -> String {
        let amount = hundredths(square_metre_hundredths.given(), self.language());
        self.say_with(crate::t!("number-area"), &[("amount", amount.into())])
            .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Words};

    #[test]
    fn numbers_are_grouped_in_threes() {
        let words = Words::load().unwrap();
        let (vi, en) = (words.voice(Language::Vi), words.voice(Language::En));
        assert_eq!(vi.number(14_400), "14.400");
        assert_eq!(en.number(1_234_567), "1,234,567");
        assert_eq!(vi.number(999), "999");
        assert_eq!(vi.number(0), "0");
        assert_eq!(vi.number(-1_000), "−1.000");
        assert_eq!(en.number(i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn a_share_is_rounded_to_the_tenth_and_a_share_of_nothing_is_a_dash() {
        let words = Words::load().unwrap();
        let (vi, en) = (words.voice(Language::Vi), words.voice(Language::En));
        assert_eq!(vi.share(624, 629), "99,2\u{a0}%");
        assert_eq!(en.share(441, 445), "99.1%");
        assert_eq!(vi.share(1, 3), "33,3\u{a0}%");
        assert_eq!(vi.share(2, 3), "66,7\u{a0}%");
        assert_eq!(vi.share(1, 2000), "0,1\u{a0}%");
        assert_eq!(en.share(-1, 40), "−2.5%");
        assert_eq!(vi.share(0, 0), "–");
    }

    #[test]
    fn money_is_in_dong_and_land_in_square_metres() {
        let words = Words::load().unwrap();
        let (vi, en) = (words.voice(Language::Vi), words.voice(Language::En));
        assert_eq!(vi.money(12_500_000), "12.500.000\u{a0}đồng");
        assert_eq!(en.money(12_500_000), "12,500,000\u{a0}VND");
        assert_eq!(vi.area(12_550), "125,5\u{a0}m²");
        assert_eq!(en.area(120_000), "1,200\u{a0}m²");
        assert_eq!(vi.area(-5), "−0,05\u{a0}m²");
    }
}
