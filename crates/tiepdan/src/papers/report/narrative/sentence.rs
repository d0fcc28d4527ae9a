//! The sentences of the report, each with the columns it names, by set and matter of the form.

use casework::report::{Report, decimals};
use law::form::Form;
use words::{Value, Voice, t};

/// Set, matter, message, and the values of the message with their columns.
type Sentence = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, u16)],
);

const SENTENCES: &[Sentence] = &[
    (
        "2025",
        "reception",
        t!("narrative-reception"),
        &[("turns", 1), ("people", 2), ("matters", 3), ("groups", 4)],
    ),
    (
        "2025",
        "reception",
        t!("narrative-reception-head"),
        &[
            ("days", 10),
            ("turns", 11),
            ("people", 12),
            ("delegated", 16),
        ],
    ),
    (
        "2025",
        "petition-processing",
        t!("narrative-petitions"),
        &[
            ("all", 1),
            ("processed", 2),
            ("eligible", 3),
            ("outside", 23),
            ("guided", 24),
            ("transferred", 25),
        ],
    ),
    (
        "2025",
        "petition-processing",
        t!("narrative-petitions-within"),
        &[
            ("within", 4),
            ("cases", 5),
            ("complaints", 6),
            ("denunciations", 12),
            ("recommendations", 19),
        ],
    ),
    (
        "2025",
        "complaint-settlement",
        t!("narrative-complaints"),
        &[
            ("cases", 2),
            ("accepted", 4),
            ("refused", 5),
            ("withdrawn", 6),
            ("decisions", 7),
        ],
    ),
    (
        "2025",
        "complaint-settlement",
        t!("narrative-complaints-recover"),
        &[
            ("money", 13),
            ("land", 14),
            ("back", 15),
            ("land_back", 16),
            ("people", 19),
        ],
    ),
    (
        "2025",
        "denunciation-settlement",
        t!("narrative-denunciations"),
        &[
            ("cases", 2),
            ("accepted", 4),
            ("refused", 5),
            ("withdrawn", 6),
            ("conclusions", 7),
        ],
    ),
    (
        "2025",
        "enforcement",
        t!("narrative-enforcement"),
        &[
            ("decisions", 1),
            ("done", 2),
            ("conclusions", 16),
            ("carried_out", 17),
        ],
    ),
];

/// Rates of the assessment (rulebook BC-08): set, matter, message, part and whole.
pub(super) const RATES: &[(&str, &str, &str, u16, u16)] = &[
    (
        "2025",
        "petition-processing",
        t!("narrative-rate-processed"),
        2,
        1,
    ),
    (
        "2025",
        "complaint-settlement",
        t!("narrative-rate-complaints"),
        7,
        2,
    ),
    (
        "2025",
        "denunciation-settlement",
        t!("narrative-rate-denunciations"),
        7,
        2,
    ),
    ("2025", "enforcement", t!("narrative-rate-decisions"), 2, 1),
    (
        "2025",
        "enforcement",
        t!("narrative-rate-conclusions"),
        17,
        16,
    ),
];

/// The sentences of a form, with its figures.
pub(super) fn sentences(voice: &Voice<'_>, form: &Form, report: &Report) -> Vec<String> {
    let of_form = SENTENCES
        .iter()
        .filter(|(version, slug, ..)| *version == form.version && *slug == form.slug);
    let said = of_form.map(|(_, _, key, columns)| {
        let value = |(name, column): &(&'static str, u16)| {
            let figure = voice.decimal(report.total.get(*column), decimals(form, *column));
            (*name, Value::from(figure))
        };
        let values: Vec<(&str, Value<'_>)> = columns.iter().map(value).collect();
        voice.say_with(key, &values).into_owned()
    });
    said.collect()
}
