//! Papers of protection and restoration: the decision, the refusal, the end (Law on Denunciations art. 51, 52, 54), and the
//! notice to the accused. The law gives no form; the face is that of every paper. Roles stand on them and no names.

use casework::protection::restoration::Restoration;
use casework::protection::{Protection, Stand};
use jiff::civil::{Date, DateTime};
use law::Law;
use law::unit::UnitEntry;
use paper::order::Order;
use serde_json::{Value as Json, json};

use super::notice::letterhead;
use super::plain;

/// The templates.
const PROTECTION: &str = "protection.typ";
const RESTORATION: &str = "restoration.typ";

/// A measure in words.
pub struct MeasureWords {
    /// What it is.
    pub name: String,
    /// Who carries it out.
    pub body: String,
    /// What is to be done.
    pub task: String,
    /// The last day, where one is set.
    pub until: Option<Date>,
}

/// A protection that was decided, in the words of the law.
pub struct Decided<'a> {
    /// The protection.
    pub one: &'a Protection,
    /// Who is protected: roles.
    pub people: Vec<String>,
    /// Its measures.
    pub measures: Vec<MeasureWords>,
    /// Why it was refused, or on which ground it ended.
    pub ground: String,
}

impl Decided<'_> {
    /// The order for its last paper, printed at a moment on the clock of the country; none where the law does not know the
    /// unit.
    pub fn order(&self, law: &Law, moment: DateTime) -> Option<Order> {
        let (one, unit) = (self.one, law.units.get(&self.one.unit)?);
        let (decision, ending) = (&one.decision, &one.ending);
        let (number, on, reason) = match one.stand {
            Stand::Ended => (&ending.number, ending.on, &ending.reason),
            _ => (&decision.number, decision.on, &decision.reason),
        };
        let measures = self.measures.iter().map(|one| {
            json!({"name": one.name, "body": one.body, "task": one.task, "until": day(one.until)})
        });
        let (no, year) = one.number;
        let mut filled = face(law, &unit, (number, on));
        let own = json!({
            "kind": one.stand.as_str(),
            "book": format!("{no}/{year}"),
            "asked": day(Some(one.asked_on)),
            "people": self.people,
            "measures": measures.collect::<Vec<_>>(),
            "starts": day(decision.starts_on),
            "last": day(decision.until_on),
            "earlier": {"number": decision.number, "day": day(decision.on)},
            "ground": self.ground,
            "reason": reason,
        });
        join(&mut filled, own);
        Some(plain(law, PROTECTION, &filled, moment, one.id.to_string()))
    }
}

/// A notice to the accused.
pub struct Told<'a> {
    /// The accused, as the case names him.
    pub accused: &'a str,
    /// The day of the conclusion.
    pub decided_on: Date,
    /// What is restored.
    pub one: &'a Restoration,
}

impl Told<'_> {
    /// The order for it; none where the law does not know the unit.
    pub fn order(&self, law: &Law, moment: DateTime) -> Option<Order> {
        let (one, unit) = (self.one, law.units.get(&self.one.unit)?);
        let mut filled = face(law, &unit, (&one.number, Some(one.told_on)));
        let own = json!({
            "accused": self.accused,
            "concluded": day(Some(self.decided_on)),
            "finding": one.finding,
            "text": one.text,
        });
        join(&mut filled, own);
        Some(plain(law, RESTORATION, &filled, moment, one.id.to_string()))
    }
}

/// What every paper of an office has on its face and under it; a place is left for the hand that signs.
fn face(law: &Law, unit: &UnitEntry, (number, on): (&str, Option<Date>)) -> Json {
    let office = letterhead(law, unit);
    let authority = office.get("authority").cloned().unwrap_or_default();
    json!({
        "title": format!("{} {number}", unit.name.vi),
        "form": "",
        "draft": false,
        "number": number,
        "day": day(on),
        "office": office,
        "signer": {"authority": authority, "for_head": null, "title": authority, "name": ""},
        "copies": [],
        "proof": null,
        "list": false,
    })
}

fn day(on: Option<Date>) -> Option<String> {
    on.map(|on| on.to_string())
}

fn join(filled: &mut Json, own: Json) {
    if let (Json::Object(all), Json::Object(own)) = (filled, own) {
        all.extend(own);
    }
}
