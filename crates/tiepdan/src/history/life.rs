//! How a case can go: the steps from its opening to its end with the working days between them (`words/lives.toml`).

use jiff::civil::Date;
use law::procedure::{Class, Stage};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// One way a case can go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Life {
    /// Its name.
    pub(crate) id: String,
    /// Of which cases.
    pub(crate) class: Class,
    /// Of which instance.
    #[serde(default = "first")]
    pub(crate) stage: Stage,
    /// Complaints on discipline only.
    #[serde(default)]
    pub(crate) discipline: bool,
    /// How often, among those of its class and instance; 0: only when asked for by name.
    #[serde(default)]
    pub(crate) weight: u32,
    /// What sets it apart from those that are chosen by weight: `withdrawn` where the petitioner takes it back, `appealed`,
    /// `prolonged` where the centre took it up.
    #[serde(default)]
    pub(crate) ends: Option<String>,
    /// Lawful only for cases from this day on.
    #[serde(default)]
    pub(crate) since: Option<Date>,
    /// Shown in the present so that every state is met.
    #[serde(default)]
    pub(crate) rare: bool,
    /// Fits complaints on discipline and of the second instance too.
    #[serde(default)]
    pub(crate) also: bool,
    /// The steps.
    pub(crate) steps: Vec<Move>,
}

impl Life {
    /// Does it tell of a case that the centre took up by name?
    pub(crate) fn is_prolonged(&self) -> bool {
        self.ends.as_deref() == Some(PROLONGED)
    }
}

/// What such a life ends in.
const PROLONGED: &str = "prolonged";

fn first() -> Stage {
    Stage::First
}

/// One step of a life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    /// Id of the step; `@calendar` for what the passing of days brings.
    pub(crate) step: String,
    /// Working days after the step before: at least, at most.
    pub(crate) after: (u32, u32),
    /// What is entered: field and value.
    pub(crate) entered: Vec<(String, Entered)>,
}

/// What a field of a step is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entered {
    /// As it stands.
    Text(String),
    /// A day so many working days after the step.
    Later(u32),
    /// One of the phrases of this name.
    Phrase(String),
}

impl<'de> Deserialize<'de> for Move {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse(&text).ok_or_else(|| D::Error::custom(format!("no step of a life: {text:?}")))
    }
}

/// `decide 2..4 findings=wrong +to_enforce`
fn parse(text: &str) -> Option<Move> {
    let mut words = text.split_whitespace();
    let (step, days) = (words.next()?, words.next()?);
    let (least, most) = days.split_once("..").unwrap_or((days, days));
    let mut entered = Vec::new();
    for word in words {
        if let Some(fact) = word.strip_prefix('+') {
            entered.push((fact.to_owned(), Entered::Text("yes".to_owned())));
            continue;
        }
        let (field, value) = word.split_once('=')?;
        let value = match (value.strip_prefix('+'), value.strip_prefix('@')) {
            (Some(days), _) => Entered::Later(days.parse().ok()?),
            (_, Some(phrase)) => Entered::Phrase(phrase.to_owned()),
            _ => Entered::Text(value.to_owned()),
        };
        entered.push((field.to_owned(), value));
    }
    Some(Move {
        step: step.to_owned(),
        after: (least.parse().ok()?, most.parse().ok()?),
        entered,
    })
}

#[cfg(test)]
mod tests {
    use super::{Entered, parse};

    #[test]
    fn a_step_is_read_with_its_days_and_what_is_entered() {
        let step =
            parse("invite_dialogue 0..1 dialogue_day=+5 place=here +ready text=@plan").unwrap();
        assert_eq!(
            (step.step.as_str(), step.after),
            ("invite_dialogue", (0, 1))
        );
        let entered: Vec<_> = step
            .entered
            .iter()
            .map(|(_, value)| value.clone())
            .collect();
        let text = |text: &str| Entered::Text(text.to_owned());
        assert_eq!(
            entered,
            [
                Entered::Later(5),
                text("here"),
                text("yes"),
                Entered::Phrase("plan".to_owned())
            ]
        );
        assert_eq!(parse("accept"), None);
    }
}
