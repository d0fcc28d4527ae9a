//! The reception notebook (form 03/TCD) as the order for its PDF: denouncers masked, as on the page.

use casework::reception::NotebookRow;
use jiff::civil::{Date, DateTime};
use law::Law;
use paper::order::Order;
use serde_json::json;
use words::{Voice, t};

use crate::papers::plain;

/// The template of the book.
const BOOK: &str = "book.typ";
/// Its columns.
const COLUMNS: usize = 13;

/// A line of the book with what its codes are called.
pub struct BookLine {
    /// The row.
    pub row: NotebookRow,
    /// Key of the name of its class.
    pub class: &'static str,
    /// What came of it.
    pub result: String,
}

/// The notebook of a unit over a span of days.
pub struct Book<'a> {
    /// The unit's whole name.
    pub unit: &'a str,
    /// Key of the name of the register.
    pub register: &'static str,
    /// First and last day.
    pub span: (Date, Date),
    /// Its lines.
    pub lines: &'a [BookLine],
}

impl Book<'_> {
    /// The order for its PDF, printed at a moment on the clock of the country.
    pub fn order(&self, law: &Law, voice: &Voice<'_>, moment: DateTime) -> Order {
        let headings =
            (1..=COLUMNS).map(|no| voice.say(&format!("reception-book-{no}")).into_owned());
        let (from, until) = self.span;
        let filled = json!({
            "title": voice.say(t!("reception-notebook-title")),
            "sender": self.unit,
            "subtitle": format!("{} · {}", voice.say(self.register), voice.span(from, until)),
            "headings": headings.collect::<Vec<_>>(),
            "rows": self.lines.iter().map(|line| cells(voice, line)).collect::<Vec<_>>(),
            "none": voice.say(t!("reception-notebook-empty")),
        });
        let ident = format!("03/TCD {} {from} {until}", self.unit);
        plain(law, BOOK, &filled, moment, ident)
    }
}

fn cells(voice: &Voice<'_>, line: &BookLine) -> [String; COLUMNS] {
    let row = &line.row;
    let (people, papers) = match &row.people {
        Some(people) => {
            let each = |told: fn(&casework::reception::Entered) -> String| {
                let all: Vec<String> = people.iter().map(told).collect();
                all.join("\n")
            };
            (
                each(|one| format!("{}, {}", one.name, one.address)),
                each(|one| {
                    one.id_number
                        .clone()
                        .unwrap_or_else(|| one.without_paper.clone())
                }),
            )
        }
        None => (voice.say(t!("petition-sealed")).into_owned(), String::new()),
    };
    let with_paper = |to: &str| match (to.is_empty(), row.paper_number.is_empty()) {
        (true, _) => String::new(),
        (false, true) => to.to_owned(),
        (false, false) => format!("{to} ({})", row.paper_number),
    };
    [
        format!("{}/{}", row.number.0, row.number.1),
        voice.date(row.on),
        people,
        papers,
        row.summary.clone(),
        voice.say(line.class).into_owned(),
        voice.number(row.count),
        row.settled_before_by.clone(),
        if row.within_competence == Some(true) {
            "x".to_owned()
        } else {
            String::new()
        },
        with_paper(&row.guided_to),
        with_paper(&row.handed_to),
        line.result.clone(),
        row.note.clone(),
    ]
}
