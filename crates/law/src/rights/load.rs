//! Reading `rights.toml`: what would let somebody do what no rule gives him is refused here.

use serde::Deserialize;
use toml::Spanned;

use super::{Condition, FILE, Named, Rights, Rule};
use crate::place::{Place, article_fault};
use crate::procedure::Post;
use crate::{Faults, Source};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "post")]
    posts: Vec<Named<Post>>,
    #[serde(rename = "condition")]
    conditions: Vec<Named<Condition>>,
    #[serde(rename = "rule")]
    rules: Vec<Spanned<Rule>>,
}

impl Rights {
    /// Without the file nobody may do anything.
    pub(crate) fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file(FILE) else {
            return Self::default();
        };
        let Some(read) = file.toml::<Read>(faults) else {
            return Self::default();
        };
        let mut rights = Self {
            posts: read.posts,
            conditions: read.conditions,
            rules: Vec::new(),
        };
        rights.check_words(Place::top(file), faults);
        for record in read.rules {
            let (rule, place) = Place::split(file, record);
            rights.check(&rule, place, faults);
            rights.rules.push(rule);
        }
        rights
    }

    /// Whatever a lawyer reads has words.
    fn check_words(&self, place: Place<'_>, faults: &mut Faults) {
        let given = Post::ALL.iter().filter(|post| **post != Post::Calendar);
        for post in given {
            if !self.posts.iter().any(|named| named.id == *post) {
                let message = format!("the post `{}` has no words", post.as_str());
                place.fault(faults, "", message);
            }
        }
        for condition in Condition::ALL {
            if self.condition(*condition).is_none() {
                let message = format!("the condition {condition:?} has no words");
                place.fault(faults, "", message);
            }
        }
    }

    fn check(&self, rule: &Rule, place: Place<'_>, faults: &mut Faults) {
        let id = &rule.id;
        if !is_shaped(id) {
            let message = format!("`{id}` is no id of a rule: write it like R-PET-03");
            place.fault(faults, id, message);
        }
        if self.rules.iter().any(|before| before.id == *id) {
            place.fault(faults, id, format!("the id {id} stands for two rules"));
        }
        if rule.posts.is_empty() {
            place.fault(faults, "posts", format!("{id} gives the act to nobody"));
        }
        if rule.posts.contains(&Post::Calendar) {
            let message = format!("{id}: the calendar is nobody's post");
            place.fault(faults, "calendar", message);
        }
        if has_twice(&rule.posts) || has_twice(&rule.conditions) {
            place.fault(faults, id, format!("{id} says something twice"));
        }
        // Without one of them a post in any unit would do for every unit.
        if !rule.has(Condition::OwnUnit) && !rule.has(Condition::Delegated) {
            let message = format!("{id} does not say for which unit: own_unit or delegated");
            place.fault(faults, "conditions", message);
        }
        if rule.until.is_some_and(|until| until < rule.from) {
            place.fault(faults, "until", format!("{id} ends before it begins"));
        }
        if !rule.is_of_office()
            && let Some(message) = article_fault(&rule.article)
        {
            place.fault(faults, "article", format!("{id}: {message}"));
        }
        if let Some(before) = self.rules.iter().find(|before| overlap(before, rule)) {
            let message = format!(
                "{id} and {} both say who may `{}` on the same day",
                before.id, rule.act
            );
            place.fault(faults, &rule.act, message);
        }
    }
}

/// `R-PET-03`.
fn is_shaped(id: &str) -> bool {
    let mut parts = id.split('-');
    let (letter, noun, number) = (parts.next(), parts.next(), parts.next());
    letter == Some("R")
        && noun.is_some_and(|noun| noun.len() == 3 && noun.bytes().all(|b| b.is_ascii_uppercase()))
        && number
            .is_some_and(|number| number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()))
        && parts.next().is_none()
}

fn has_twice<T: PartialEq>(all: &[T]) -> bool {
    all.iter()
        .enumerate()
        .any(|(at, one)| all.iter().take(at).any(|before| before == one))
}

fn overlap(one: &Rule, other: &Rule) -> bool {
    one.act == other.act
        && one.until.is_none_or(|until| until >= other.from)
        && other.until.is_none_or(|until| until >= one.from)
}
