//! What a citizen takes home: the receipt of his petition or the slip of his visit, and the slip with the day on which he
//! is answered. The law gives no form for them; their face is that of every paper (Decree 30/2020, appendix I).

use casework::person::Shown;
use casework::term::Clock;
use jiff::civil::{Date, DateTime};
use law::procedure::Class;
use law::{Law, Question};
use paper::order::Order;
use serde_json::{Map, Value as Json, json};
use words::Voice;

use super::notice::{class_of, letterhead, petitioners};
use super::plain;

/// The template of receipts.
const RECEIPT: &str = "receipt.typ";
/// The template of the slip with a day.
const APPOINTMENT: &str = "appointment.typ";

/// What is taken in: a petition or a visit.
pub struct Taken<'a> {
    /// The unit that took it.
    pub unit: &'a str,
    /// Number and year in its book.
    pub number: (i64, i64),
    /// The day.
    pub on: Date,
    /// Who came or wrote; sealed ones without a name. Empty where the reader is told no names.
    pub people: &'a [Shown],
    /// How many they are.
    pub count: i64,
    /// Are they under the seal?
    pub sealed: bool,
    /// Class, where it is known.
    pub class: Option<Class>,
    /// What it is about; may be empty.
    pub matter: &'a str,
    /// The official who hands the receipt over; none where the program made it.
    pub officer: Option<&'a str>,
}

/// A duty ahead: what, until when, by which article.
pub struct Ahead {
    /// What its rule is called.
    pub title: String,
    /// Its last day.
    pub due: Date,
    /// The article.
    pub article: String,
}

/// By what a petition is followed.
pub struct Followed<'a> {
    /// Its code.
    pub code: &'a str,
    /// The second secret; only in the browser that has just filed it.
    pub secret: Option<&'a str>,
    /// Where it is followed.
    pub address: String,
}

/// What came of a visit.
pub struct Outcome<'a> {
    /// Where it was.
    pub place: &'a str,
    /// In the words of the law.
    pub result: String,
    /// What the citizen was told.
    pub answer: &'a str,
}

/// A receipt.
pub struct Receipt<'a> {
    /// What was taken in.
    pub taken: Taken<'a>,
    /// What came of it; none for a petition.
    pub outcome: Option<Outcome<'a>>,
    /// What the law asks of the unit next.
    pub ahead: Vec<Ahead>,
    /// By what it is followed.
    pub followed: Option<Followed<'a>>,
}

impl Receipt<'_> {
    /// The order for its PDF, printed at a moment on the clock of the country; none where the law does not know the unit.
    pub fn order(&self, law: &Law, voice: &Voice<'_>, moment: DateTime) -> Option<Order> {
        let filled = self.filled(law, voice, moment.date())?;
        let ident = self.taken.ident(RECEIPT);
        Some(plain(law, RECEIPT, &filled, moment, ident))
    }

    /// What fills the template on a day.
    pub(crate) fn filled(&self, law: &Law, voice: &Voice<'_>, day: Date) -> Option<Json> {
        let ahead = self
            .ahead
            .iter()
            .map(|one| json!({ "title": one.title, "due": one.due, "article": one.article }));
        let followed = self.followed.as_ref();
        let mut own = json!({
            "is_petition": self.outcome.is_none(),
            "ahead": ahead.collect::<Vec<_>>(),
            "code": followed.map(|one| one.code),
            "secret": followed.and_then(|one| one.secret),
            "follow": followed.map(|one| &one.address),
        });
        let filled = own.as_object_mut()?;
        if let Some(outcome) = &self.outcome {
            filled.insert("place".to_owned(), outcome.place.into());
            filled.insert("outcome".to_owned(), outcome.result.as_str().into());
            filled.insert("answer".to_owned(), outcome.answer.into());
        }
        filled.extend(self.taken.face(law, voice, day)?);
        Some(own)
    }
}

/// The day on which a citizen is answered, told at his visit (Law on Citizen Reception art. 18(4)).
pub struct Appointment<'a> {
    /// The visit.
    pub taken: Taken<'a>,
    /// The day.
    pub promised: Date,
    /// Where.
    pub place: &'a str,
    /// What else he was told.
    pub answer: &'a str,
    /// The rule by which he is told the day.
    pub rule: &'a str,
}

impl Appointment<'_> {
    /// The order for its PDF, printed at a moment on the clock of the country; none where the law does not know the unit.
    pub fn order(&self, law: &Law, voice: &Voice<'_>, moment: DateTime) -> Option<Order> {
        let filled = self.filled(law, voice, moment.date())?;
        let ident = self.taken.ident(APPOINTMENT);
        Some(plain(law, APPOINTMENT, &filled, moment, ident))
    }

    /// What fills the template on a day.
    pub(crate) fn filled(&self, law: &Law, voice: &Voice<'_>, day: Date) -> Option<Json> {
        let told = law.due(&Question::new(self.rule, self.taken.on)).ok();
        let article = told.and_then(|told| told.article);
        let mut own = json!({
            "promised": self.promised,
            "place": self.place,
            "answer": self.answer,
            "article": article.map_or_else(String::new, |article| article.vi),
        });
        own.as_object_mut()?
            .extend(self.taken.face(law, voice, day)?);
        Some(own)
    }
}

impl Taken<'_> {
    fn ident(&self, template: &str) -> String {
        let (number, year) = self.number;
        format!("{template} {} {number}/{year}", self.unit)
    }

    /// What the face of the paper and every template take.
    fn face(&self, law: &Law, voice: &Voice<'_>, day: Date) -> Option<Map<String, Json>> {
        let unit = law.units.as_of(self.unit, self.on)?;
        let (number, year) = self.number;
        let book = format!("{number}/{year}");
        let named = petitioners(voice, self.people);
        let face = json!({
            "title": format!("{} {book}", unit.name.vi),
            "form": "",
            "draft": false,
            "office": letterhead(law, &unit),
            "number": null,
            "day": day,
            "proof": null,
            "list": false,
            "book": book,
            "received": self.on,
            "petitioners": named,
            "people": self.count,
            "sealed": self.sealed,
            "class": class_of(law, self.class),
            "matter": self.matter,
            "officer": self.officer,
        });
        face.as_object().cloned()
    }
}

/// The running clocks of what was taken in, as the receipt tells them.
pub fn ahead(law: &Law, clocks: &[Clock]) -> Vec<Ahead> {
    let running = clocks.iter().filter(|clock| clock.closed_on.is_none());
    let told = running.filter_map(|clock| {
        let title = law.term(&clock.term)?.title.vi.clone();
        let article = law.texts.cited(&clock.article).vi;
        Some(Ahead {
            title,
            due: clock.due?,
            article,
        })
    });
    told.collect()
}

/// The same of a rule that begins on a day, where its clock does not run yet.
pub fn ahead_from(law: &Law, rule: &str, from: Date) -> Option<Ahead> {
    let answer = law.due(&Question::new(rule, from)).ok()?;
    Some(Ahead {
        title: law.term(rule)?.title.vi.clone(),
        due: answer.due?,
        article: answer
            .article
            .map_or_else(String::new, |article| article.vi),
    })
}
