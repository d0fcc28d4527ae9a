//! What `ARCHITECTURE.md` says, read for the rules that hold the code to it.

use std::collections::BTreeMap;
use std::fs;

use crate::tree;

/// Rooms, and the rooms each may use.
pub(crate) type Arrows = BTreeMap<String, Vec<String>>;

/// The page.
pub(crate) struct Architecture {
    text: String,
}

impl Architecture {
    /// Reads the page of this checkout.
    pub(crate) fn read() -> Self {
        let text = fs::read_to_string(tree::root().join("ARCHITECTURE.md"))
            .expect("ARCHITECTURE.md can be read");
        Self { text }
    }

    /// A page made up for an example.
    pub(crate) fn example(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }

    /// The table under `## Arrows`: left the rooms, right what they may use, `all`, or a dash for nothing.
    pub(crate) fn arrows(&self) -> Arrows {
        let rows: Vec<(Vec<String>, String)> = self
            .rows("Arrows")
            .map(|(left, right)| (coded(left), right.to_owned()))
            .collect();
        let rooms: Vec<String> = rows.iter().flat_map(|(rooms, _)| rooms.clone()).collect();
        let mut arrows = Arrows::new();
        for (left, right) in &rows {
            let may = if right.trim() == "all" {
                rooms.clone()
            } else {
                coded(right)
            };
            for room in left {
                arrows.insert(room.clone(), may.clone());
            }
        }
        arrows
    }

    /// The nouns of `casework` in order: the first column of the table under `## Nouns`.
    pub(crate) fn nouns(&self) -> Vec<String> {
        self.rows("Nouns")
            .flat_map(|(left, _)| coded(left))
            .collect()
    }

    /// Modules of `casework` every noun may use: the line that begins `Under them all`.
    pub(crate) fn floor(&self) -> Vec<String> {
        self.section("Nouns")
            .find(|line| line.starts_with("Under them all"))
            .map(coded)
            .unwrap_or_default()
    }

    fn section<'a>(&'a self, title: &str) -> impl Iterator<Item = &'a str> {
        let heading = format!("## {title}");
        let lines = self
            .text
            .lines()
            .skip_while(move |line| *line != heading)
            .skip(1);
        lines.take_while(|line| !line.starts_with("## "))
    }

    fn rows<'a>(&'a self, title: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let cells = self
            .section(title)
            .filter_map(|line| line.strip_prefix('|')?.split_once('|'));
        cells
            .skip(2)
            .map(|(left, rest)| (left, rest.split('|').next().unwrap_or_default()))
    }
}

/// The words between backquotes.
fn coded(text: &str) -> Vec<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_page_is_read_by_its_tables() {
    let page = Architecture::example(
        "# A\n## Arrows\n| room | may use |\n| --- | --- |\n| `law`, `words` | – |\n| `paper` | `words` |\n| `edge` | all |\n\n## Nouns\n\
         | noun | is |\n| --- | --- |\n| `audit` | x |\n| `case` | y |\n\nUnder them all: `fold`, `id`.\n## Else\n| `no` | z |\n",
    );
    assert_eq!(page.arrows()["law"], Vec::<String>::new());
    assert_eq!(page.arrows()["paper"], ["words"]);
    assert_eq!(page.arrows()["edge"], ["law", "words", "paper", "edge"]);
    assert_eq!(page.nouns(), ["audit", "case"]);
    assert_eq!(page.floor(), ["fold", "id"]);
}
