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

/// A number with some digits behind the decimal mark, without trailing zeros: 12 550 with two is `125,5`.
fn decimal(number: i64, decimals: u8, language: Language) -> String {
    let unit = 10_i64.checked_pow(decimals.into()).unwrap_or(i64::MAX);
    let mut out = whole(number / unit, language);
    if number < 0 && number > -unit {
        out.insert(0, '−');
    }
    let rest = (number % unit).unsigned_abs();
    if rest != 0 {
        out.push(decimal_mark(language));
        let rest = format!("{rest:0width$}", width = decimals.into());
        out.push_str(rest.trim_end_matches('0'));
    }
    out
}

impl Voice<'_> {
    /// A whole number: `14.400` in Vietnamese, `14,400` in English.
    pub fn number(&self, number: impl Given<i64>) -> String {
        whole(number.given(), self.language())
    }

    /// A number of which some digits stand behind the decimal mark: 2 500 000 with six is `2,5`.
    pub fn decimal(&self, digits: impl Given<i64>, decimals: u8) -> String {
        decimal(digits.given(), decimals, self.language())
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
        let amount = self.decimal(square_metre_hundredths, 2);
        self.say_with(crate::t!("number-area"), &[("amount", amount.into())])
            .into_owned()
    }
}

#[cfg(test)]
mod tests;
