//! Reporting (chế độ báo cáo): who owes which report of a period, and to whom.

use jiff::civil::Date;
use serde::Deserialize;

use crate::period::Period;
use crate::place::article_fault;
use crate::unit::{Branch, Level, UnitEntry};
use crate::{Confidence, Faults, Source, Text, dated};

/// One report that units owe.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportRule {
    /// Its name in the API.
    pub id: String,
    /// Its words.
    pub title: Text,
    /// Of periods that end on this day or later.
    #[serde(deserialize_with = "dated::required")]
    pub from: Date,
    /// Of periods that end on this day or earlier.
    #[serde(default, deserialize_with = "dated::optional")]
    pub until: Option<Date>,
    /// Signs of its periods; `M` for every month.
    pub periods: Vec<String>,
    /// Who owes it.
    pub levels: Vec<Level>,
    /// Who owes it.
    pub branches: Vec<Branch>,
    /// Only these bodies; empty: every one.
    #[serde(default)]
    pub bodies: Vec<String>,
    /// Only units directly below these; empty: every one.
    #[serde(default)]
    pub below: Vec<String>,
    /// Are the figures of the period closed before it is sent?
    #[serde(rename = "figures")]
    pub has_figures: bool,
    /// Who else is told, in words.
    pub to: Option<Text>,
    /// Where it stands.
    pub article: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Who receives what is owed to another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Receiver {
    of: String,
    is: String,
}

/// A figure of the pack for a session.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackColumn {
    /// The form, as printed.
    pub form: String,
    /// Its column.
    pub column: u16,
    /// Its words.
    pub title: Text,
}

/// What the pack for a secretary's session tells of each place.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPack {
    /// The set of forms.
    pub version: String,
    /// In the order of the page.
    #[serde(rename = "column", default)]
    pub columns: Vec<PackColumn>,
}

/// The mail of a day.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DigestRule {
    /// Hour of the country's clock from which it is written.
    pub hour: i8,
}

/// `reports.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// In the order of the file.
    #[serde(rename = "report", default)]
    pub rules: Vec<ReportRule>,
    #[serde(rename = "receiver", default)]
    receivers: Vec<Receiver>,
    /// What the pack for a session tells.
    #[serde(default)]
    pub session: SessionPack,
    /// When the mail of a day is written.
    #[serde(default)]
    pub digest: DigestRule,
}

impl Reporting {
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("reports.toml") else {
            faults.add("reports.toml", 1, "the file of reports does not exist");
            return Self::default();
        };
        let Some(read) = file.toml::<Self>(faults) else {
            return Self::default();
        };
        for (no, rule) in read.rules.iter().enumerate() {
            if read.rules.iter().take(no).any(|one| one.id == rule.id) {
                faults.add(&file.path, 1, format!("report {} stands twice", rule.id));
            }
            if let Some(message) = article_fault(&rule.article) {
                faults.add(&file.path, 1, format!("report {}: {message}", rule.id));
            }
        }
        read
    }

    /// The report that a unit owes of a period, if any.
    pub fn owed(&self, unit: &UnitEntry, period: &Period) -> Option<&ReportRule> {
        self.rules.iter().find(|rule| rule.binds(unit, period))
    }

    /// Who receives what a unit reports: the unit above it, or who receives for that one. None at the top.
    pub fn receiver(&self, unit: &UnitEntry) -> Option<String> {
        let above = unit.parent.as_ref()?;
        let instead = self.receivers.iter().find(|one| one.of == *above);
        let receiver = instead.map_or(above, |one| &one.is);
        Some(receiver.clone()).filter(|receiver| *receiver != unit.code)
    }

    /// The units whose children report to this one: itself, and those for which it receives.
    pub fn receives_for<'a>(&'a self, unit: &'a str) -> impl Iterator<Item = &'a str> {
        let instead = self.receivers.iter().filter(move |one| one.is == unit);
        std::iter::once(unit).chain(instead.map(|one| one.of.as_str()))
    }
}

impl ReportRule {
    fn binds(&self, unit: &UnitEntry, period: &Period) -> bool {
        let is_period = period.sign.as_deref().is_some_and(|sign| {
            let wanted = if period.is_month() { "M" } else { sign };
            self.periods.iter().any(|one| one == wanted)
        });
        is_period
            && self.from <= period.to
            && self.until.is_none_or(|until| period.to <= until)
            && self.levels.contains(&unit.level)
            && self.branches.contains(&unit.branch)
            && (self.bodies.is_empty() || self.bodies.contains(&unit.kind))
            && (self.below.is_empty()
                || unit
                    .parent
                    .as_ref()
                    .is_some_and(|above| self.below.contains(above)))
    }
}

#[cfg(test)]
mod tests {
    use crate::Law;

    #[test]
    fn each_line_owes_its_own_report_to_the_unit_above_in_it() {
        let law = Law::vietnam().unwrap();
        let owed = |unit: &str, period: &str| {
            let (unit, period) = (
                law.units.get(unit).unwrap(),
                law.periods.parse(period).unwrap(),
            );
            let rule = law.reporting.owed(&unit, &period)?;
            Some((rule.id.clone(), law.reporting.receiver(&unit)?))
        };
        let of = |id: &str, to: &str| Some((id.to_owned(), to.to_owned()));
        assert_eq!(
            owed("14329-2025.ubnd", "2026-Q2"),
            of("statutory", "37-2025.ubnd")
        );
        assert_eq!(
            owed("37-2025.ubnd", "2026-Q2"),
            of("statutory", "tw.thanh-tra")
        );
        assert_eq!(
            owed("tw.bo-y-te", "2026-NA"),
            of("assembly", "tw.thanh-tra")
        );
        assert_eq!(owed("14329-2025.ubnd", "2026-NA"), None);
        assert_eq!(
            owed("37-2025.cap-uy", "2026-M07"),
            of("party_province", "tw.dang")
        );
        assert_eq!(
            owed("14329-2025.cap-uy", "2026-H1"),
            of("party_commune", "37-2025.cap-uy")
        );
        assert_eq!(owed("14329-2025.cap-uy", "2026-Q2"), None);
        assert_eq!(owed("37-2025.toa-an", "2026-Q2"), None);
    }
}
