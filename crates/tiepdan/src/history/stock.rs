//! What invented people are called, where they live and what their petitions are about: files beside this one,
//! so that no sentence a person reads stands in the program.

use std::collections::BTreeMap;

use casework::person::RawIdentity;
use serde::Deserialize;

use super::dice::Dice;
use super::life::Life;

/// Everything the builder takes words from.
#[derive(Debug)]
pub(crate) struct Stock {
    people: People,
    places: Places,
    matters: Matters,
    phrases: Phrases,
    /// Ways a case can go.
    pub(crate) lives: Vec<Life>,
}

#[derive(Debug, Deserialize)]
struct People {
    family: Vec<(String, u32)>,
    female: Half,
    male: Half,
}

#[derive(Debug, Deserialize)]
struct Half {
    middle: Vec<String>,
    given: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Places {
    hamlet: Vec<String>,
    project: Vec<String>,
    area: Vec<String>,
}

/// One thing a petition can be about.
#[derive(Debug, Deserialize)]
pub(crate) struct Matter {
    /// Field of the law's list.
    pub(crate) field: String,
    weight: u32,
    respondent: String,
    role: Option<String>,
    summary: String,
    contents: Vec<String>,
    text: String,
}

#[derive(Debug, Deserialize)]
struct Matters {
    complaint: Vec<Matter>,
    discipline: Vec<Matter>,
    denunciation: Vec<Matter>,
    recommendation: Vec<Matter>,
}

#[derive(Debug, Deserialize)]
struct Phrases {
    /// How a letter ends.
    signature: String,
    field: BTreeMap<String, Vec<String>>,
    petition: BTreeMap<String, Vec<String>>,
    reception: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Lives {
    life: Vec<Life>,
}

/// What a petition is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// An administrative complaint.
    Complaint,
    /// A complaint on discipline.
    Discipline,
    /// A denunciation.
    Denunciation,
    /// A recommendation or reflection.
    Recommendation,
}

/// The words of one petition.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) field: String,
    pub(crate) respondent: String,
    pub(crate) role: Option<String>,
    pub(crate) summary: String,
    pub(crate) contents: Vec<String>,
    pub(crate) text: String,
}

impl Stock {
    /// Reads the files.
    ///
    /// # Errors
    /// Where a file cannot be read, by name.
    pub(crate) fn read() -> Result<Self, String> {
        fn of<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
            toml::from_str(text).map_err(|error| format!("{name}: {error}"))
        }
        let lives: Lives = of("lives.toml", include_str!("words/lives.toml"))?;
        Ok(Self {
            people: of("people.toml", include_str!("words/people.toml"))?,
            places: of("places.toml", include_str!("words/places.toml"))?,
            matters: of("matters.toml", include_str!("words/matters.toml"))?,
            phrases: of("phrases.toml", include_str!("words/phrases.toml"))?,
            lives: lives.life,
        })
    }

    /// A full name.
    pub(crate) fn name(&self, dice: &mut Dice) -> String {
        let family = dice.weighted(self.people.family.iter().map(|(_, weight)| *weight));
        let family = self
            .people
            .family
            .get(family)
            .map_or("", |(name, _)| name.as_str());
        let half = if dice.chance(50) {
            &self.people.female
        } else {
            &self.people.male
        };
        let (middle, given) = (dice.pick(&half.middle), dice.pick(&half.given));
        let (middle, given) = (middle.map_or("", |m| m), given.map_or("", |g| g));
        format!("{family} {middle} {given}")
    }

    /// Somebody who lives in a place. The number begins with 099, which no province gives out.
    pub(crate) fn person(&self, dice: &mut Dice, place: &str) -> RawIdentity {
        RawIdentity {
            name: self.name(dice),
            id_kind: "identity_card".to_owned(),
            id_number: format!("099{:09}", dice.next() % 1_000_000_000),
            address: self.address(dice, place),
            ..RawIdentity::default()
        }
    }

    fn address(&self, dice: &mut Dice, place: &str) -> String {
        let hamlet = dice.pick(&self.places.hamlet).map_or("", |h| h);
        let hamlet = hamlet.replace("{n}", &dice.between(1, 12).to_string());
        format!("{hamlet}, {place}")
    }

    fn of(&self, kind: Kind) -> &[Matter] {
        match kind {
            Kind::Complaint => &self.matters.complaint,
            Kind::Discipline => &self.matters.discipline,
            Kind::Denunciation => &self.matters.denunciation,
            Kind::Recommendation => &self.matters.recommendation,
        }
    }

    /// The words of a petition of a kind: by whom, living where, to which unit, in which year.
    pub(crate) fn tell(
        &self,
        dice: &mut Dice,
        kind: Kind,
        writer: &RawIdentity,
        unit: &str,
        year: i16,
    ) -> Told {
        let matters = self.of(kind);
        let place = dice.weighted(matters.iter().map(|matter| matter.weight));
        let values = [
            ("{name}", writer.name.clone()),
            ("{address}", writer.address.clone()),
            ("{paper}", writer.id_number.clone()),
            ("{unit}", unit.to_owned()),
            ("{project}", word(dice, &self.places.project)),
            ("{area}", word(dice, &self.places.area)),
            ("{m2}", dice.between(40, 1800).to_string()),
            (
                "{money}",
                grouped(u64::from(dice.between(15, 2400)) * 100_000),
            ),
            (
                "{year}",
                (i64::from(year) - i64::from(dice.between(1, 15))).to_string(),
            ),
            ("{n}", dice.between(2, 11).to_string()),
        ];
        let fill = |text: &str| {
            values
                .iter()
                .fold(text.trim().to_owned(), |text, (mark, value)| {
                    text.replace(mark, value)
                })
        };
        let Some(matter) = matters.get(place) else {
            return Told {
                field: String::new(),
                respondent: String::new(),
                role: None,
                summary: String::new(),
                contents: Vec::new(),
                text: String::new(),
            };
        };
        Told {
            field: matter.field.clone(),
            respondent: fill(&matter.respondent),
            role: matter.role.clone(),
            summary: fill(&matter.summary),
            contents: matter.contents.iter().map(|text| fill(text)).collect(),
            // Signed, so that no two letters are the same content.
            text: [fill(&matter.text), fill(&self.phrases.signature)].join("\n\n"),
        }
    }

    /// What an officer enters in a field of a step.
    pub(crate) fn phrase(&self, dice: &mut Dice, field: &str, unit: &str, number: u64) -> String {
        let known = self.phrases.field.get(field);
        let phrases = known.or_else(|| self.phrases.field.get("any"));
        phrases.map_or_else(String::new, |phrases| {
            word(dice, phrases)
                .replace("{unit}", unit)
                .replace("{no}", &number.to_string())
        })
    }

    /// What an officer writes when handling a petition.
    pub(crate) fn handling(&self, dice: &mut Dice, what: &str) -> String {
        self.phrases
            .petition
            .get(what)
            .map_or_else(String::new, |phrases| word(dice, phrases))
    }

    /// What is written at a reception.
    pub(crate) fn reception(&self, dice: &mut Dice, what: &str) -> String {
        self.phrases
            .reception
            .get(what)
            .map_or_else(String::new, |phrases| word(dice, phrases))
    }
}

fn word(dice: &mut Dice, all: &[String]) -> String {
    dice.pick(all).cloned().unwrap_or_default()
}

/// 48500000 as 48.500.000.
fn grouped(amount: u64) -> String {
    let digits = amount.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}
