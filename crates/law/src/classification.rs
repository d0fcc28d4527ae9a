//! What a petition can be: the axes of classification, the tree of fields with the columns of the statutory forms they
//! count in, and the channels by which petitions come.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::place::{Place, article_fault};
use crate::procedure::Class;
use crate::{Confidence, Faults, Source, Text};

/// One axis: `content`, `eligibility`, `competence`, `persons`, `originals`, `branch`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// Its id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Where the axis stands.
    pub article: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// What may be chosen.
    #[serde(rename = "value")]
    pub values: Vec<Value>,
}

/// One value of an axis.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// Its id.
    pub id: String,
    /// Name.
    pub title: Text,
}

/// A group of columns of a set of statutory forms: `land` of complaints in the forms of 2025.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The set of forms: `2025`, `2024`.
    pub forms: String,
    /// For which class of petition.
    pub class: Class,
    /// Its id, unique for forms and class.
    pub id: String,
    /// Name as printed.
    pub title: Text,
}

/// A field of life a petition is about; a node of a tree.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id: `land.recovery`.
    pub id: String,
    /// The node above it.
    pub parent: Option<String>,
    /// Name.
    pub title: Text,
    /// The groups it counts in, by forms and class: `2025.complaint = "land"`. What is absent holds from the parent.
    #[serde(default)]
    pub groups: BTreeMap<String, BTreeMap<Class, String>>,
}

/// A way by which petitions come.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its id: `post`, `front`.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Whether the person sent it or a body forwarded it.
    pub source: Origin,
    /// Where it is named.
    pub article: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// First day, where it came later.
    pub from: Option<Date>,
}

/// Who put the petition on its way to the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The person who wrote it.
    Person,
    /// A body or deputy that forwarded it.
    Transferred,
}

/// Everything of `classification.toml`.
#[derive(Debug, Clone, Default)]
pub struct Classification {
    /// The axes, in the order of the circular.
    pub axes: Vec<Axis>,
    /// The columns groups of the forms.
    pub groups: Vec<Group>,
    /// The tree of fields, parents before children.
    pub topics: Vec<Topic>,
    /// The channels.
    pub channels: Vec<Channel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassificationFile {
    axis: Vec<Spanned<Axis>>,
    group: Vec<Spanned<Group>>,
    field: Vec<Spanned<Topic>>,
    channel: Vec<Spanned<Channel>>,
}

impl Classification {
    /// Reads `classification.toml`: every field counts in exactly one group of every set of forms and class.
    pub fn load(source: &Source, faults: &mut Faults) -> Self {
        let mut loaded = Self::default();
        let Some(file) = source.file("classification.toml") else {
            return loaded;
        };
        let Some(content) = file.toml::<ClassificationFile>(faults) else {
            return loaded;
        };
        let mut seen = BTreeSet::new();
        let mut once = |kind: &str, id: &str, place: &Place<'_>, faults: &mut Faults| {
            if !seen.insert(format!("{kind} {id}")) {
                place.fault(faults, id, format!("{kind} `{id}` is given twice"));
            }
        };
        for record in content.axis {
            let (axis, place) = Place::split(file, record);
            once("axis", &axis.id, &place, faults);
            check_article(&axis.article, &place, faults);
            loaded.axes.push(axis);
        }
        for record in content.group {
            let (group, place) = Place::split(file, record);
            let id = format!("{}.{:?}.{}", group.forms, group.class, group.id);
            once("group", &id, &place, faults);
            loaded.groups.push(group);
        }
        for record in content.field {
            let (topic, place) = Place::split(file, record);
            once("field", &topic.id, &place, faults);
            loaded.topics.push(topic);
            loaded.check_last_topic(&place, faults);
        }
        for record in content.channel {
            let (channel, place) = Place::split(file, record);
            once("channel", &channel.id, &place, faults);
            check_article(&channel.article, &place, faults);
            loaded.channels.push(channel);
        }
        loaded
    }

    fn check_last_topic(&self, place: &Place<'_>, faults: &mut Faults) {
        let Some(topic) = self.topics.last() else {
            return;
        };
        if let Some(parent) = &topic.parent
            && self.topic(parent).is_none_or(|found| found.id == topic.id)
        {
            let message = format!(
                "field `{}` stands before its parent `{parent}`, or there is none",
                topic.id
            );
            place.fault(faults, parent, message);
            return;
        }
        let kinds: BTreeSet<(&str, Class)> = self
            .groups
            .iter()
            .map(|group| (group.forms.as_str(), group.class))
            .collect();
        for (forms, class) in kinds {
            if self.group_of(&topic.id, class, forms).is_none() {
                let message = format!(
                    "field `{}` counts in no group of the forms {forms} for {class:?}",
                    topic.id
                );
                place.fault(faults, &topic.id, message);
            }
        }
    }

    /// The node of this id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The group of columns in which a petition of that class in that field counts, in a set of forms (`2025`, `2024`).
    pub fn group_of(&self, topic: &str, class: Class, forms: &str) -> Option<&Group> {
        let mut node = self.topic(topic)?;
        // The tree is checked to have parents before children, so the climb ends.
        loop {
            if let Some(id) = node.groups.get(forms).and_then(|by| by.get(&class)) {
                return self
                    .groups
                    .iter()
                    .find(|group| group.forms == forms && group.class == class && group.id == *id);
            }
            node = self.topic(node.parent.as_deref()?)?;
        }
    }

    /// The channel of this id.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The axis of this id.
    pub fn axis(&self, id: &str) -> Option<&Axis> {
        self.axes.iter().find(|axis| axis.id == id)
    }
}

fn check_article(article: &str, place: &Place<'_>, faults: &mut Faults) {
    if let Some(message) = article_fault(article) {
        place.fault(faults, "article", message);
    }
}
