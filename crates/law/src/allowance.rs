//! The allowance (bồi dưỡng) for receiving citizens and handling petitions: who, how days are counted, the most a day is
//! paid (Circular 320/2016/TT-BTC as amended by Circular 65/2026/TT-BTC; rulebook BD-01 to BD-12).

use jiff::civil::Date;
use serde::Deserialize;

use crate::place::article_fault;
use crate::procedure::Post;
use crate::{Confidence, Faults, Source, Text, dated};

/// Which days of a group count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Each working day of an assignment, in full.
    Assigned,
    /// Days in fact, by their time.
    Actual,
}

/// Who pays a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// The body that pays the salary.
    Employer,
    /// The body that invited.
    Inviter,
}

/// One group of those who are paid.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaidGroup {
    /// Its name in rows and the API.
    pub id: String,
    /// Its number in the decree.
    pub no: u32,
    /// Its words.
    pub title: Text,
    /// Which days count.
    pub counted: Counted,
    /// Who pays.
    pub payer: Payer,
    /// The posts whose held sessions are its days without being entered.
    #[serde(default)]
    pub posts: Vec<Post>,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// From which share of the standard day on a day is paid in full.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Halves {
    /// Per cent of the standard day.
    pub percent: i64,
    /// Minutes of the standard day.
    pub standard_minutes: i64,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Option<Confidence>,
}

/// By how much a province may exceed a maximum.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excess {
    /// Per cent of the maximum.
    pub percent: i64,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Option<Confidence>,
}

/// The units whose place of reception is the central headquarters.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headquarters {
    /// Their codes.
    pub units: Vec<String>,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Option<Confidence>,
}

/// The most that one person is paid for one day, in đồng, between two days.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Id in the rulebook: `BD-04`.
    pub id: String,
    /// The groups that are paid so.
    pub groups: Vec<String>,
    /// Only at the central headquarters?
    #[serde(default)]
    pub is_central: bool,
    /// First day.
    #[serde(deserialize_with = "dated::required")]
    pub from: Date,
    /// Last day.
    #[serde(default, deserialize_with = "dated::optional")]
    pub until: Option<Date>,
    /// To somebody without an occupational responsibility allowance.
    pub without: i64,
    /// To somebody with one.
    pub with: i64,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Rate {
    /// Whether it is in force on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// `allowance.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// Who is paid.
    #[serde(rename = "group", default)]
    pub groups: Vec<PaidGroup>,
    /// When a day is paid half.
    pub halves: Halves,
    /// What a province may add.
    pub excess: Excess,
    /// Where the higher rates hold.
    pub central: Headquarters,
    /// The maxima.
    #[serde(rename = "rate", default)]
    pub rates: Vec<Rate>,
}

impl Allowance {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("allowance.toml") else {
            faults.add(
                "allowance.toml",
                1,
                "the file of the allowance does not exist",
            );
            return Self::default();
        };
        let Some(read) = file.toml::<Self>(faults) else {
            return Self::default();
        };
        for message in read.faults() {
            faults.add(&file.path, 1, message);
        }
        read
    }

    fn faults(&self) -> Vec<String> {
        let own = [
            &self.halves.article,
            &self.excess.article,
            &self.central.article,
        ];
        let groups = self.groups.iter().map(|one| &one.article);
        let rates = self.rates.iter().map(|one| &one.article);
        let cited = own.into_iter().chain(groups).chain(rates);
        let mut found: Vec<String> = cited.filter_map(|article| article_fault(article)).collect();
        if !(1..=100).contains(&self.halves.percent) || self.halves.standard_minutes < 1 {
            found.push("a half day has no measure".to_owned());
        }
        for (no, rate) in self.rates.iter().enumerate() {
            let is_known = |id: &String| self.group(id).is_some();
            if rate.groups.is_empty() || !rate.groups.iter().all(is_known) {
                found.push(format!("rate {} names no known group", rate.id));
            }
            if rate.without % 2 != 0 || rate.with % 2 != 0 || rate.with < 1 || rate.without < 1 {
                found.push(format!("half of rate {} is no whole dong", rate.id));
            }
            let earlier = self.rates.iter().take(no);
            let meets = |one: &Rate| {
                one.is_central == rate.is_central
                    && one.groups.iter().any(|group| rate.groups.contains(group))
                    && one.until.is_none_or(|until| rate.from <= until)
                    && rate.until.is_none_or(|until| one.from <= until)
            };
            found.extend(
                earlier
                    .filter(|one| meets(one))
                    .map(|one| format!("rates {} and {} hold on the same day", one.id, rate.id)),
            );
        }
        found
    }

    /// A group by its name.
    pub fn group(&self, id: &str) -> Option<&PaidGroup> {
        self.groups.iter().find(|one| one.id == id)
    }

    /// The groups whose days are drawn from the sessions that were held, each with every post of it.
    pub fn drawn(&self) -> impl Iterator<Item = (&str, Post)> {
        self.groups
            .iter()
            .flat_map(|group| group.posts.iter().map(|post| (group.id.as_str(), *post)))
    }

    /// A rate by its id.
    pub fn rate(&self, id: &str) -> Option<&Rate> {
        self.rates.iter().find(|one| one.id == id)
    }

    /// The maximum that holds for a group at a unit's place of reception on a day; none before the first.
    pub fn rate_of(&self, group: &str, unit: &str, day: Date) -> Option<&Rate> {
        let is_central = self.central.units.iter().any(|one| one == unit);
        let holds = |rate: &&Rate| rate.holds_on(day) && rate.groups.iter().any(|one| one == group);
        let own = |rate: &&Rate| rate.is_central == is_central;
        let mut all = self.rates.iter().filter(holds);
        all.clone()
            .find(own)
            .or_else(|| all.find(|one| !one.is_central))
    }

    /// What a day is paid at a rate in full, by the time in fact; a group of assigned days is always paid in full.
    pub fn paid(&self, group: &PaidGroup, full: i64, minutes: i64) -> i64 {
        let halves = &self.halves;
        let is_full = group.counted == Counted::Assigned
            || minutes * 100 >= halves.standard_minutes * halves.percent;
        if is_full { full } else { full / 2 }
    }

    /// The most that a province may set by resolution where the law's maximum is this.
    pub fn raised(&self, maximum: i64) -> i64 {
        maximum + maximum * self.excess.percent / 100
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use crate::Law;

    fn day(group: &str, unit: &str, on: Date, with: bool, hours: i64) -> i64 {
        let law = Law::vietnam().unwrap();
        let allowance = &law.allowance;
        let rate = allowance.rate_of(group, unit, on).unwrap();
        let full = if with { rate.with } else { rate.without };
        allowance.paid(allowance.group(group).unwrap(), full, hours * 60)
    }

    /// The worked examples of the rulebook, section 9.
    #[test]
    fn a_day_is_paid_as_the_worked_examples_say() {
        let province = "37-2025.ubnd";
        assert_eq!(day("head", province, date(2026, 8, 12), false, 5), 200_000);
        assert_eq!(day("head", province, date(2026, 8, 12), false, 3), 100_000);
        assert_eq!(
            day("coordination", province, date(2026, 6, 10), false, 2),
            25_000
        );
        let central = "tw.tiep-dan";
        assert_eq!(
            day("receiver", central, date(2026, 7, 20), true, 8),
            120_000
        );
        assert_eq!(
            day("receiver", central, date(2026, 7, 28), true, 8),
            200_000
        );
    }

    /// BD-12: the old rates hold until the day before the new circular, although the decree behind them has ended.
    #[test]
    fn the_rates_change_on_the_27th_of_july_2026_and_nowhere_before_2017() {
        let unit = "14005-2025.ubnd";
        let last = date(2026, 7, 26);
        assert_eq!(day("receiver", unit, last, false, 0), 100_000);
        assert_eq!(
            day("receiver", unit, last.tomorrow().unwrap(), false, 0),
            200_000
        );
        assert_eq!(
            day("handler", "tw.tiep-dan", date(2026, 8, 3), true, 4),
            100_000
        );
        let law = Law::vietnam().unwrap();
        assert!(
            law.allowance
                .rate_of("head", unit, date(2017, 1, 31))
                .is_none()
        );
        assert_eq!(law.allowance.raised(200_000), 240_000);
    }
}
