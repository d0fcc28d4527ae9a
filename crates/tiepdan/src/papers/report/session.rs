//! The pack for a secretary's quarterly session: each place with its figures beside those of a year before, what is left
//! there, and the conclusions that nobody has carried out.

use casework::report::{Left, Pack, PackRow, Undone};
use jiff::civil::DateTime;
use law::Law;
use paper::order::Order;
use words::{Voice, t};

use crate::papers::tables::{Section, Table, Tables, said};

/// The order for the PDF of a pack, printed at a moment on the clock of the country.
pub fn session(law: &Law, voice: &Voice<'_>, pack: &Pack, moment: DateTime) -> Order {
    let name = |code: &str| {
        let unit = law.units.get(code);
        unit.map_or_else(|| code.to_owned(), |unit| unit.name.vi)
    };
    let mut subtitle = vec![
        pack.period.name.vi.clone(),
        voice.span(pack.period.from, pack.period.to),
    ];
    if let Some(before) = &pack.before {
        let before = [("before", before.name.vi.as_str().into())];
        subtitle.push(
            voice
                .say_with(t!("pack-session-compared"), &before)
                .into_owned(),
        );
    }
    let sender = name(&pack.unit);
    let place = |code: &str| {
        if code == pack.territory {
            voice.say(t!("pack-own-bodies")).into_owned()
        } else {
            name(code)
        }
    };
    Tables {
        title: voice.say(t!("pack-session-title")).into_owned(),
        sender: &sender,
        keyword: format!("{} {}", pack.unit, pack.period.text),
        subtitle,
        sections: vec![
            figures(law, voice, pack, &place),
            left(voice, pack, &place),
            undone(voice, &pack.undone, &name),
        ],
    }
    .order(law, voice, moment)
}

type Named<'a> = dyn Fn(&str) -> String + 'a;

fn figures(law: &Law, voice: &Voice<'_>, pack: &Pack, name: &Named<'_>) -> Section {
    let columns = &law.reporting.session.columns;
    let titles = columns.iter().map(|column| column.title.vi.clone());
    let cells = |row: &PackRow| {
        (0..columns.len())
            .map(|no| {
                let of = |figures: &[i64]| figures.get(no).copied().unwrap_or(0);
                let now = voice.number(of(&row.now));
                if pack.before.is_none() {
                    return now;
                }
                let before = voice.number(of(&row.before));
                let values = [("now", now.into()), ("before", before.into())];
                voice
                    .say_with(t!("pack-now-and-before"), &values)
                    .into_owned()
            })
            .collect::<Vec<String>>()
    };
    table(
        voice,
        (t!("pack-session-figures"), titles.collect()),
        pack,
        name,
        &cells,
    )
}

fn left(voice: &Voice<'_>, pack: &Pack, name: &Named<'_>) -> Section {
    let titles = said(
        voice,
        &[
            t!("pack-overdue"),
            t!("pack-prolonged"),
            t!("pack-directives"),
            t!("pack-recommendations"),
        ],
    );
    let cells = |row: &PackRow| {
        let Left {
            overdue,
            prolonged,
            directives,
            recommendations,
        } = row.left;
        let all = [overdue, prolonged, directives, recommendations];
        all.iter().map(|figure| voice.number(*figure)).collect()
    };
    table(voice, (t!("pack-session-left"), titles), pack, name, &cells)
}

fn table(
    voice: &Voice<'_>,
    (heading, titles): (&str, Vec<String>),
    pack: &Pack,
    name: &Named<'_>,
    cells: &dyn Fn(&PackRow) -> Vec<String>,
) -> Section {
    let line = |first: String, row: &PackRow| [vec![first], cells(row)].concat();
    let rows = pack.rows.iter().map(|row| line(name(&row.territory), row));
    let silent = [("count", pack.silent.into())];
    let silent = (pack.silent > 0).then(|| voice.say_with(t!("pack-silent"), &silent).into_owned());
    Section {
        heading: voice.say(heading).into_owned(),
        lines: silent.into_iter().collect(),
        table: Some(Table {
            headings: [vec![voice.say(t!("pack-place")).into_owned()], titles].concat(),
            words: vec![0],
            rows: rows.collect(),
            total: line(voice.say(t!("report-total")).into_owned(), &pack.total),
        }),
        ..Section::default()
    }
}

fn undone(voice: &Voice<'_>, undone: &[Undone], name: &Named<'_>) -> Section {
    let rows: Vec<Vec<String>> = undone
        .iter()
        .map(|one| {
            vec![
                name(&one.unit),
                one.text.clone(),
                voice.date(one.on),
                voice.date(one.due),
            ]
        })
        .collect();
    let none = rows
        .is_empty()
        .then(|| voice.say(t!("pack-none")).into_owned());
    Section {
        heading: voice.say(t!("pack-conclusions-undone")).into_owned(),
        lines: none.into_iter().collect(),
        table: (!rows.is_empty()).then(|| Table {
            headings: said(
                voice,
                &[
                    t!("supervision-column-owner"),
                    t!("pack-conclusion"),
                    t!("pack-given-on"),
                    t!("pack-due-on"),
                ],
            ),
            words: vec![0, 1],
            rows,
            total: Vec::new(),
        }),
        ..Section::default()
    }
}
