//! What somebody typed into a form, and what is wrong with it.

use std::ops::RangeInclusive;

use casework::document::Verdict;
use data_encoding::BASE64URL_NOPAD;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use words::{Value, Voice, t};

use super::{Entry, Field, FieldFault, Upload};

/// The most values a form may have in all: a body of a million empty pairs is not a form.
pub(super) const MOST_VALUES: usize = 2000;

/// The values of a form as they were typed, with the faults found so far. Pages show it again.
#[derive(Clone, Default)]
pub struct Typed {
    fields: &'static [Field],
    values: Vec<(&'static str, String)>,
    uploads: Vec<Upload>,
    faults: Vec<FieldFault>,
}

impl Typed {
    /// An empty form.
    pub const fn empty(fields: &'static [Field]) -> Self {
        Self {
            fields,
            values: Vec::new(),
            uploads: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Takes a value as it came. `Err` gives back the name if the form has no such field.
    pub(super) fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        let field = self
            .fields
            .iter()
            .find(|field| field.name == name && field.entry != Entry::Files);
        let Some(field) = field.filter(|_| self.values.len() < MOST_VALUES) else {
            return Err(name.to_owned());
        };
        let value = clean(field.entry, value);
        for (key, values) in faults_of_text(field.entry, field.longest, &value) {
            self.refuse(field.name, key, values);
        }
        if field.entry != Entry::Many && self.values.iter().any(|(known, _)| *known == field.name) {
            self.refuse(field.name, t!("form-twice"), Vec::new());
            return Ok(());
        }
        self.values.push((field.name, value));
        Ok(())
    }

    /// Takes a file as it came. `Err` gives back the name if the form has no such field.
    pub(super) fn take_file(
        &mut self,
        name: &str,
        file_name: String,
        content: Vec<u8>,
    ) -> Result<(), String> {
        let field = self
            .fields
            .iter()
            .find(|field| field.name == name && field.entry == Entry::Files);
        let Some(field) = field else {
            return Err(name.to_owned());
        };
        // A browser sends an empty part for a file field that was left empty.
        if file_name.is_empty() && content.is_empty() {
            return Ok(());
        }
        self.uploads.push(Upload {
            field: field.name,
            file_name,
            content,
            verdict: Verdict::default(),
        });
        if self
            .uploads
            .iter()
            .filter(|upload| upload.field == field.name)
            .count()
            > field.longest
        {
            self.refuse(
                field.name,
                t!("form-too-many-files"),
                vec![("most", field.longest.into())],
            );
        }
        Ok(())
    }

    /// The value of a field, as typed; empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, value)| value)
    }

    /// Every value of a field of several.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.values
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Whether a box, an option or one of several has this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values
            .iter()
            .any(|(known, typed)| *known == name && typed == value)
    }

    /// The files that came.
    pub fn uploads(&self) -> &[Upload] {
        &self.uploads
    }

    /// The files that came, for the scanner to say what they are.
    pub(super) fn uploads_mut(&mut self) -> &mut [Upload] {
        &mut self.uploads
    }

    /// A print of everything that was typed and attached: the same form sent again has the same one.
    pub fn print(&self) -> String {
        let mut digest = Sha256::new();
        for (name, value) in &self.values {
            for part in [*name, value.as_str()] {
                digest.update(part.len().to_be_bytes());
                digest.update(part);
            }
        }
        for upload in &self.uploads {
            digest.update(upload.content.len().to_be_bytes());
            digest.update(&upload.content);
        }
        BASE64URL_NOPAD.encode(&digest.finalize())
    }

    /// Puts a value in, for a form that is first shown filled.
    #[must_use]
    pub fn fill(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Puts a value in place of whatever was typed into a field.
    pub fn put(&mut self, name: &str, value: impl Into<String>) {
        if let Some(field) = self.field(name) {
            self.values.retain(|(known, _)| *known != field.name);
            self.values.push((field.name, value.into()));
        }
    }

    /// The same entries with nothing said against them yet: a form that is only being shown anew.
    #[must_use]
    pub fn without_faults(mut self) -> Self {
        self.faults.clear();
        self
    }

    /// Says what is wrong with a field; the first fault of a field is the one shown.
    pub fn refuse(
        &mut self,
        field: &'static str,
        key: &'static str,
        values: Vec<(&'static str, Value<'static>)>,
    ) {
        self.faults.push(FieldFault {
            field: field.into(),
            key: key.into(),
            values,
        });
    }

    /// Takes over what the work found wrong with the entries.
    pub fn refuse_all(&mut self, faults: impl IntoIterator<Item = FieldFault>) {
        self.faults.extend(faults);
    }

    /// Whether nothing is wrong so far.
    pub fn is_valid(&self) -> bool {
        self.faults.is_empty()
    }

    /// The first fault of each field, in the order of the form.
    pub fn faults(&self) -> Vec<&FieldFault> {
        let listed = self
            .fields
            .iter()
            .filter_map(|field| self.fault(field.name));
        let others = self
            .faults
            .iter()
            .filter(|fault| self.fields.iter().all(|field| field.name != fault.field));
        listed.chain(others).collect()
    }

    /// What is wrong with a field.
    pub fn fault(&self, field: &str) -> Option<&FieldFault> {
        self.faults.iter().find(|fault| fault.field == field)
    }

    /// The message key of the label of a field.
    pub fn label(&self, name: &str) -> &'static str {
        self.field(name).map_or("", |field| field.label)
    }

    /// The hint of a field, where its label has one.
    pub fn hint(&self, voice: &Voice<'_>, name: &str) -> Option<String> {
        let key = format!("{}.hint", self.label(name));
        voice.knows(&key).then(|| voice.say(&key).into_owned())
    }

    /// The ids of what describes a field: its hint and its fault.
    pub fn described_by(&self, voice: &Voice<'_>, name: &str) -> String {
        let hint = self.hint(voice, name).map(|_| format!("h-{name}"));
        let fault = self.fault(name).map(|_| format!("e-{name}"));
        hint.into_iter().chain(fault).collect::<Vec<_>>().join(" ")
    }

    fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A value as it is kept: without spaces around it, with plain line ends.
pub(super) fn clean(entry: Entry, value: &str) -> String {
    match entry {
        Entry::Line | Entry::Many => value.trim().to_owned(),
        Entry::Text => value.replace("\r\n", "\n").trim().to_owned(),
        Entry::Secret | Entry::Files => value.to_owned(),
    }
}

/// The key of a message with its values.
type Said = (&'static str, Vec<(&'static str, Value<'static>)>);

/// What is wrong with a text whatever it means: too long, or letters no keyboard has.
pub(super) fn faults_of_text(entry: Entry, longest: usize, value: &str) -> Vec<Said> {
    let mut faults: Vec<Said> = Vec::new();
    let length = value.chars().count();
    if length > longest {
        let over = length - longest;
        let values = vec![("longest", longest.into()), ("over", over.into())];
        faults.push((t!("form-too-long"), values));
    }
    let is_broken = |letter: char| {
        letter.is_control() && !(entry == Entry::Text && matches!(letter, '\n' | '\t'))
    };
    if value.contains(is_broken) {
        faults.push((t!("form-control-letters"), Vec::new()));
    }
    faults
}

/// A day, as a date field sends it (`2026-11-23`) or as it is typed (`23/11/2026`).
pub fn day_of(value: &str) -> Option<Date> {
    parse_day(value)
}

/// Reading a value; what cannot be read becomes a fault of the field.
impl Typed {
    /// A value that must be given.
    pub fn required(&mut self, name: &'static str) -> Option<String> {
        let value = self.value(name).to_owned();
        if value.trim().is_empty() {
            self.refuse(name, t!("form-required"), Vec::new());
            return None;
        }
        self.fault(name).is_none().then_some(value)
    }

    /// A day, as a date field sends it (`2026-11-23`) or as it is typed (`23/11/2026`); `None`
    /// when empty or not a day.
    pub fn day(&mut self, name: &'static str) -> Option<Date> {
        let value = self.value(name);
        let day = parse_day(value);
        if day.is_none() && !value.is_empty() {
            self.refuse(name, t!("form-not-a-day"), Vec::new());
        }
        day
    }

    /// A whole number within `range`, with or without marks between thousands.
    pub fn number(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        let value = self.value(name);
        if value.is_empty() {
            return None;
        }
        let digits: String = value
            .chars()
            .filter(|letter| !matches!(letter, '.' | ' ' | '\u{a0}' | ','))
            .collect();
        let number = digits.parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            let bounds = vec![
                ("least", (*range.start()).into()),
                ("most", (*range.end()).into()),
            ];
            self.refuse(name, t!("form-not-in-range"), bounds);
        }
        number
    }

    /// The value that `read` knows, as for an option of a list; anything else is a fault.
    pub fn choice<T>(&mut self, name: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.value(name);
        let chosen = read(value);
        if chosen.is_none() && !value.is_empty() {
            self.refuse(name, t!("form-not-an-option"), Vec::new());
        }
        chosen
    }
}

fn parse_day(value: &str) -> Option<Date> {
    // Exactly `2026-11-23`: a date library also takes week dates and times.
    let iso: Vec<&str> = value.split('-').collect();
    let typed: Vec<&str> = value.split(['/', '.']).collect();
    let (year, month, day) = match (iso.as_slice(), typed.as_slice()) {
        ([year, month, day], _) | (_, [day, month, year]) => (*year, *month, *day),
        _ => return None,
    };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests;
