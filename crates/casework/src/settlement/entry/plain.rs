//! Fields of one value: a line, a day, an amount, a choice, a unit.

use jiff::ToSpan;
use jiff::civil::Date;
use law::grounds::Entry;
use law::procedure::{Facts, Field, FieldKind};
use serde_json::Value as Json;

use super::{Entered, Filling, wrong};
use crate::FieldError;

/// Longest line.
const LINE: usize = 300;
/// Longest text.
const TEXT: usize = 20_000;
/// Largest amount: one million billion đồng.
const AMOUNT: i64 = 1_000_000_000_000_000;
/// The furthest day anybody may plan for, in years from the step.
const YEARS_AHEAD: i64 = 50;

type Read<T> = Result<T, FieldError>;

/// Reads one field into the entries.
pub(super) fn read(
    filling: &Filling<'_>,
    entered: &mut Entered,
    field: &Field,
    facts: &Facts,
) -> Read<()> {
    let text = filling.text(&field.id);
    if text.is_empty() && !has_always(filling, field) {
        return if field.optional {
            Ok(())
        } else {
            Err(wrong(field, "field-missing"))
        };
    }
    let kept = match field.kind {
        FieldKind::Date => {
            entered
                .dates
                .insert(field.id.clone(), day(filling, field, text)?);
            Json::from(text)
        }
        FieldKind::Count | FieldKind::Money | FieldKind::Area => {
            let amount =
                amount(text).ok_or_else(|| wrong(field, "number-wrong").with("found", text))?;
            entered.amounts.insert(field.id.clone(), amount);
            Json::from(amount)
        }
        FieldKind::Choice => {
            choose(filling, field, facts, text)?;
            Json::from(text)
        }
        FieldKind::Choices => Json::from(choices(filling, field, facts, text)?),
        FieldKind::Unit => {
            let unit = filling.at.law.units.get(text);
            let unit = unit.ok_or_else(|| wrong(field, "unit-unknown").with("unit", text))?;
            Json::from(unit.code)
        }
        FieldKind::Line => bounded(field, text, LINE)?,
        _ => bounded(field, text, TEXT)?,
    };
    entered.json.insert(field.id.clone(), kept);
    Ok(())
}

/// A line, a text or one of a list for one part of a field: `orders.1`; none where nothing was typed and nothing must be.
pub(super) fn of_name(
    filling: &Filling<'_>,
    field: &Field,
    facts: &Facts,
    part: &str,
) -> Read<Option<Json>> {
    let kind = match field.list {
        Some(_) => FieldKind::Choice,
        None => FieldKind::Text,
    };
    let part = Field {
        id: format!("{}.{part}", field.id),
        kind,
        ..field.clone()
    };
    let mut one = Entered::default();
    read(filling, &mut one, &part, facts)?;
    Ok(one.json.into_values().next())
}

fn bounded(field: &Field, text: &str, most: usize) -> Read<Json> {
    if text.chars().count() > most {
        return Err(wrong(field, "field-too-long").with("most", most));
    }
    Ok(Json::from(text))
}

fn day(filling: &Filling<'_>, field: &Field, text: &str) -> Read<Date> {
    let day: Date = text
        .parse()
        .map_err(|_| wrong(field, "date-wrong").with("found", text))?;
    let first = filling.at.law.first_day();
    if day < first {
        return Err(wrong(field, "field-before-the-law").with("first", first));
    }
    if field.happened && day > filling.on {
        return Err(wrong(field, "date-after-the-step").with("on", filling.on));
    }
    let last = filling.on.saturating_add(YEARS_AHEAD.years());
    if day > last {
        return Err(wrong(field, "date-too-far").with("last", last));
    }
    Ok(day)
}

/// A whole number; groups of three may be set apart by one kind of mark. A decimal is no whole number.
fn amount(text: &str) -> Option<i64> {
    let is_mark = |c: char| matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}');
    let mut marks = text.chars().filter(|c| is_mark(*c));
    if let Some(mark) = marks.next() {
        let mut groups = text.split(mark);
        let head = groups.next()?;
        let is_grouped = (1..=3).contains(&head.len()) && groups.all(|group| group.len() == 3);
        if !is_grouped || marks.any(|other| other != mark) {
            return None;
        }
    }
    let digits: String = text.chars().filter(|c| !is_mark(*c)).collect();
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|amount| *amount <= AMOUNT)
}

/// What the law names always stands without being chosen.
fn always<'a>(filling: &Filling<'a>, field: &Field) -> impl Iterator<Item = &'a Entry> + use<'a> {
    let list = field.list.as_deref().unwrap_or_default();
    let list = filling.at.law.grounds.get(list);
    let on = filling.on;
    let entries = list.into_iter().flat_map(move |list| list.on(on));
    entries.filter(|entry| entry.always)
}

fn has_always(filling: &Filling<'_>, field: &Field) -> bool {
    field.kind == FieldKind::Choices && always(filling, field).next().is_some()
}

/// One entry of the law's list, in force on the day of the step and fit for this case.
fn choose(filling: &Filling<'_>, field: &Field, facts: &Facts, code: &str) -> Read<()> {
    let list = field.list.as_deref().unwrap_or_default();
    let list = filling.at.law.grounds.get(list);
    let Some(entry) = list.and_then(|list| list.entry(code, filling.on)) else {
        return Err(wrong(field, "choice-unknown").with("found", code));
    };
    if !entry.fits(facts) {
        return Err(wrong(field, "choice-unfit")
            .with("found", &entry.title.vi)
            .with("article", &entry.article));
    }
    Ok(())
}

fn choices(filling: &Filling<'_>, field: &Field, facts: &Facts, text: &str) -> Read<Vec<String>> {
    let mut chosen: Vec<String> = Vec::new();
    for code in text
        .split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty())
    {
        choose(filling, field, facts, code)?;
        if !chosen.iter().any(|one| one == code) {
            chosen.push(code.to_owned());
        }
    }
    for entry in always(filling, field).filter(|entry| entry.fits(facts)) {
        if !chosen.contains(&entry.code) {
            chosen.push(entry.code.clone());
        }
    }
    let least = field.at_least.unwrap_or(1);
    if chosen.len() < least && !(field.optional && chosen.is_empty()) {
        return Err(wrong(field, "too-few-choices").with("least", least));
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn amounts_are_whole_numbers_with_or_without_marks_between_thousands() {
        for (text, found) in [
            ("0", Some(0)),
            ("1500000", Some(1_500_000)),
            ("1.500.000", Some(1_500_000)),
            ("1,500,000", Some(1_500_000)),
            ("1 500 000", Some(1_500_000)),
            ("12,5", None),
            ("1.5", None),
            ("1.500,25", None),
            ("-3", None),
            ("1e6", None),
            (".5", None),
            ("9999999999999999999", None),
        ] {
            assert_eq!(amount(text), found, "{text}");
        }
    }
}
