//! Reading `periods.toml`.

use serde::Deserialize;

use super::{Kind, Periods, Regime};
use crate::{Faults, Source, SourceFile, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Description {
    month: Month,
    #[serde(rename = "regime")]
    regimes: Vec<Regime>,
    #[serde(rename = "kind")]
    kinds: Vec<Kind>,
    range: Range,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Month {
    first_day: i8,
    name: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Range {
    name: Text,
}

/// Days that every month has.
const EVERY_MONTH: std::ops::RangeInclusive<i8> = 1..=28;

impl Periods {
    /// Reads `periods.toml`. A law without it has no periods but plain stretches of days.
    pub fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("periods.toml") else {
            return Self::default();
        };
        let Some(description) = file.toml::<Description>(faults) else {
            return Self::default();
        };
        check(&description, file, faults);
        Self {
            month_begins: description.month.first_day,
            month_name: description.month.name,
            regimes: description.regimes,
            kinds: description.kinds,
            range: Some(description.range.name),
        }
    }
}

fn check(description: &Description, file: &SourceFile, faults: &mut Faults) {
    let mut fault = |message: String| faults.add(&file.path, 1, message);
    if !EVERY_MONTH.contains(&description.month.first_day) {
        fault("month: first_day must be a day that every month has".to_owned());
    }
    for pair in description.regimes.windows(2) {
        let [a, b] = pair else { continue };
        if a.until.and_then(|until| until.tomorrow().ok()) != Some(b.from) {
            fault(format!(
                "regime {}: must begin the day after the one before ends",
                b.article
            ));
        }
    }
    for regime in &description.regimes {
        let days = [
            Some(regime.first_day),
            Some(regime.last_day),
            regime.due_commune,
            regime.due_province,
        ];
        if days.iter().flatten().any(|day| !EVERY_MONTH.contains(day)) {
            fault(format!(
                "regime {}: a day is not one that every month has",
                regime.article
            ));
        }
        for sign in regime.narrative_and_forms.iter().chain(&regime.forms_only) {
            if !description.kinds.iter().any(|kind| kind.sign == *sign) {
                fault(format!(
                    "regime {}: no kind has the sign {sign:?}",
                    regime.article
                ));
            }
        }
    }
    for kind in &description.kinds {
        let months = [kind.first_month, kind.last_month];
        if months.iter().any(|month| !(1..=12).contains(month)) {
            fault(format!("kind {:?}: a month is not 1 to 12", kind.sign));
        }
        if description
            .kinds
            .iter()
            .filter(|k| k.sign == kind.sign)
            .count()
            > 1
        {
            fault(format!("kind {:?}: stands twice", kind.sign));
        }
    }
}
