//! How an office names itself on paper (Decree 30/2020, appendix I): the letters of its number, whose hand signs, who
//! gets a copy, how a legal basis is cited.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::unit::{UnitEntry, Units, plain};
use crate::{Instrument, Instruments};

/// `papers/office.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Words of a name that lend no letter to its sign.
    small_words: Vec<String>,
    /// How a post is written over a signature: the first of these with which the title of the head begins.
    titles: Vec<String>,
    /// The post of a deputy over his signature: `{title}` in small letters.
    deputy: String,
    /// Posts of others who sign, as they are written over a signature.
    posts: BTreeMap<String, String>,
    /// What kinds of places are called, before their names.
    kinds: Vec<String>,
    /// Where the central bodies sit.
    capital: String,
    /// Lines of units that write without the name of their superior.
    without_superior: Vec<String>,
    /// Texts as a paper cites them, by their id; one that is not here is cited by kind and number.
    cited: BTreeMap<String, String>,
    /// What is put behind a text that others amended by the day: `{by}`.
    amended: String,
    /// Who can be named as addressee or get a copy.
    #[serde(rename = "recipient")]
    pub recipients: Vec<Recipient>,
}

/// Someone to whom papers go.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Its name in the papers.
    pub id: String,
    /// Its line; `{…}` is filled from the dossier, and a line that stays unfilled is left out.
    pub line: String,
}

impl Office {
    /// The sign of a unit in its numbers: the first letters of its own name without that of its place.
    pub fn sign(&self, units: &Units, unit: &UnitEntry) -> String {
        let (own, _) = name_lines(units, unit);
        let words = own.split_whitespace();
        let words = words.filter(|word| !self.small_words.iter().any(|small| small == word));
        words
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_uppercase)
            .map(without_tone)
            .collect()
    }

    /// A number as it is printed: `12/TB-UBND`.
    pub fn number(&self, units: &Units, unit: &UnitEntry, letters: &str, number: i64) -> String {
        format!("{number}/{letters}-{}", self.sign(units, unit))
    }

    /// The post over a signature: `Chủ tịch` of `Chủ tịch Ủy ban nhân dân xã`.
    pub fn title<'a>(&'a self, head: &'a str) -> &'a str {
        let found = self.titles.iter().find(|title| head.starts_with(*title));
        found.map_or(head, String::as_str)
    }

    /// The post of a deputy over his signature: `Phó Chủ tịch`.
    pub fn deputy(&self, title: &str) -> String {
        self.deputy.replace("{title}", title)
    }

    /// Another post over a signature.
    pub fn post(&self, post: &str) -> Option<&str> {
        self.posts.get(post).map(String::as_str)
    }

    /// Does a unit of this line write the name of its superior over its own?
    pub fn has_superior(&self, branch: &str) -> bool {
        !self.without_superior.iter().any(|line| line == branch)
    }

    /// What kind of place a name begins with: `xã` of `xã Nam Ninh`.
    pub fn kind_of(&self, place: &str) -> Option<&str> {
        let small = place.to_lowercase();
        let mut kinds = self.kinds.iter().map(String::as_str);
        kinds.find(|kind| {
            small
                .strip_prefix(kind)
                .is_some_and(|rest| rest.starts_with(' '))
        })
    }

    /// A place as it stands before the day of a paper: its name alone.
    pub fn place(&self, name: &str) -> String {
        match self.kind_of(name) {
            Some(kind) => name.chars().skip(kind.chars().count() + 1).collect(),
            None => self.capital.clone(),
        }
    }

    /// The line of a recipient.
    pub fn recipient(&self, id: &str) -> Option<&str> {
        let found = self.recipients.iter().find(|one| one.id == id);
        found.map(|one| one.line.as_str())
    }

    /// A text as a paper cites it on a day, with what amended it by then.
    pub(super) fn cite(&self, texts: &Instruments, text: &Instrument, on: Date) -> String {
        let by = text.amended_by.iter().filter_map(|id| texts.get(id));
        let by: Vec<&str> = by
            .filter(|one| one.overlaps(on, Some(on)))
            .map(|one| one.short.vi.as_str())
            .collect();
        let mut cited = self.cited.get(&text.id).unwrap_or(&text.short.vi).clone();
        if !by.is_empty() {
            cited.push_str(&self.amended.replace("{by}", &by.join(", ")));
        }
        cited
    }
}

/// A letter of a sign: `U` of `Ủ`. `Đ` is a letter of its own.
fn without_tone(letter: char) -> char {
    if letter == 'Đ' {
        return letter;
    }
    let plain = plain(&letter.to_string());
    plain.chars().next().unwrap_or(letter)
}

/// The name of a unit in two: what it is, and of what place: `Ủy ban nhân dân`, `xã Nam Ninh`.
pub fn name_lines(units: &Units, unit: &UnitEntry) -> (String, String) {
    let place = units.get(&unit.territory).map(|place| place.name.vi);
    let place = place.unwrap_or_default().to_lowercase();
    let name = &unit.name.vi;
    let split = name.char_indices().map(|(at, _)| at).find(|at| {
        name.get(*at..)
            .is_some_and(|rest| rest.to_lowercase() == place)
    });
    match split {
        Some(at) if at > 0 && !place.is_empty() => {
            let (own, place) = name.split_at(at);
            (own.trim().to_owned(), place.to_owned())
        }
        _ => (name.clone(), String::new()),
    }
}
