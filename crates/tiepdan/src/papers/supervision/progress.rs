//! The monthly report on a list: totals, how it burns down, by province and owner, what was reported, which contents are
//! left. No petitioner is named, and no title: cases stand under their numbers.

use std::collections::BTreeMap;

use casework::supervision::{ContentStand, MonthProgress, OwnerLine};
use jiff::civil::DateTime;
use law::Law;
use paper::order::Order;
use words::{Voice, t};

use crate::papers::tables::{Bar, Section, Table, Tables, said};

/// A list in a month, as its keeper tells of it.
pub struct Progress<'a> {
    /// Whole name of the unit that tells.
    pub sender: &'a str,
    /// What it tells.
    pub told: &'a MonthProgress,
}

impl Progress<'_> {
    /// The order for its PDF, printed at a moment on the clock of the country.
    pub fn order(&self, law: &Law, voice: &Voice<'_>, moment: DateTime) -> Order {
        let (list, first) = (&self.told.list, self.told.first);
        let month = first.strftime("%m/%Y").to_string();
        let period = voice.span(list.from, list.until);
        Tables {
            title: voice
                .say_with(
                    t!("pack-progress-title"),
                    &[("list", list.name.as_str().into())],
                )
                .into_owned(),
            sender: self.sender,
            keyword: format!("{} {}", list.id, first.strftime("%Y-%m")),
            subtitle: vec![
                voice
                    .say_with(t!("pack-progress-month"), &[("month", month.into())])
                    .into_owned(),
                voice
                    .say_with(
                        t!("pack-progress-basis"),
                        &[
                            ("basis", list.basis.as_str().into()),
                            ("period", period.into()),
                        ],
                    )
                    .into_owned(),
            ],
            sections: vec![
                self.totals(voice),
                self.burn_down(voice),
                self.owners(law, voice),
                self.reported(law, voice),
                self.left(law, voice),
            ],
        }
        .order(law, voice, moment)
    }

    fn totals(&self, voice: &Voice<'_>) -> Section {
        let sum = |of: fn(&OwnerLine) -> i64| self.told.owners.iter().map(of).sum::<i64>();
        let (cases, done) = (sum(|one| one.cases), sum(|one| one.done));
        let values = [
            ("cases", voice.number(cases).into()),
            ("done", voice.number(done).into()),
            ("left", voice.number(cases - done).into()),
            ("reported", voice.number(sum(|one| one.reported)).into()),
            ("late", voice.number(sum(|one| one.late)).into()),
        ];
        Section {
            heading: voice.say(t!("pack-totals")).into_owned(),
            lines: vec![
                voice
                    .say_with(t!("pack-progress-totals"), &values)
                    .into_owned(),
            ],
            ..Section::default()
        }
    }

    fn burn_down(&self, voice: &Voice<'_>) -> Section {
        let bars = self.told.months.iter().map(|month| Bar {
            label: month.first.strftime("%m/%Y").to_string(),
            value: month.left,
            shown: voice.number(month.left),
        });
        Section {
            heading: voice.say(t!("supervision-burn")).into_owned(),
            bars: bars.collect(),
            ..Section::default()
        }
    }

    fn owners(&self, law: &Law, voice: &Voice<'_>) -> Section {
        let mut by_place: BTreeMap<String, Vec<&OwnerLine>> = BTreeMap::new();
        for one in &self.told.owners {
            by_place
                .entry(place(law, &one.owner))
                .or_default()
                .push(one);
        }
        let mut rows = Vec::new();
        for (place, owners) in &by_place {
            for (no, one) in owners.iter().enumerate() {
                let place = if no == 0 {
                    place.clone()
                } else {
                    String::new()
                };
                let words = vec![place, name(law, &one.owner)];
                rows.push([words, figures(voice, one)].concat());
            }
        }
        let mut total = OwnerLine {
            owner: String::new(),
            cases: 0,
            done: 0,
            reported: 0,
            late: 0,
        };
        for one in &self.told.owners {
            total.cases += one.cases;
            total.done += one.done;
            total.reported += one.reported;
            total.late += one.late;
        }
        let sum = vec![voice.say(t!("report-total")).into_owned(), String::new()];
        Section {
            heading: voice.say(t!("pack-by-owner")).into_owned(),
            table: Some(Table {
                headings: said(
                    voice,
                    &[
                        t!("pack-place"),
                        t!("supervision-column-owner"),
                        t!("supervision-column-cases"),
                        t!("supervision-entry-done"),
                        t!("supervision-left"),
                        t!("pack-reported"),
                        t!("supervision-milestone-late"),
                    ],
                ),
                words: vec![0, 1],
                rows,
                total: [sum, figures(voice, &total)].concat(),
            }),
            ..Section::default()
        }
    }

    fn reported(&self, law: &Law, voice: &Voice<'_>) -> Section {
        let rows = self.told.reported.iter().map(|one| {
            vec![
                name(law, &one.owner),
                format!("{}/{}", one.number.0, one.number.1),
                voice.number(one.content),
                voice.say(stand(Some(one.stand))).into_owned(),
                one.text.clone(),
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        Section {
            heading: voice.say(t!("pack-what-was-reported")).into_owned(),
            lines: none(voice, rows.is_empty()),
            table: (!rows.is_empty()).then(|| Table {
                headings: said(
                    voice,
                    &[
                        t!("supervision-column-owner"),
                        t!("supervision-column-case"),
                        t!("pack-content"),
                        t!("supervision-column-stand"),
                        t!("pack-done-in-month"),
                    ],
                ),
                words: vec![0, 3, 4],
                rows,
                total: Vec::new(),
            }),
            ..Section::default()
        }
    }

    fn left(&self, law: &Law, voice: &Voice<'_>) -> Section {
        let rows = self.told.left.iter().map(|one| {
            vec![
                name(law, &one.owner),
                format!("{}/{}", one.number.0, one.number.1),
                name(law, &one.unit),
                voice.number(one.content),
                voice.say(stand(one.stand)).into_owned(),
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        Section {
            heading: voice.say(t!("pack-contents-left")).into_owned(),
            lines: none(voice, rows.is_empty()),
            table: (!rows.is_empty()).then(|| Table {
                headings: said(
                    voice,
                    &[
                        t!("supervision-column-owner"),
                        t!("supervision-column-case"),
                        t!("pack-settler"),
                        t!("pack-content"),
                        t!("supervision-column-stand"),
                    ],
                ),
                words: vec![0, 2, 4],
                rows,
                total: Vec::new(),
            }),
            ..Section::default()
        }
    }
}

fn none(voice: &Voice<'_>, is_empty: bool) -> Vec<String> {
    let none = is_empty.then(|| voice.say(t!("pack-none")).into_owned());
    none.into_iter().collect()
}

fn figures(voice: &Voice<'_>, one: &OwnerLine) -> Vec<String> {
    let figures = [
        one.cases,
        one.done,
        one.cases - one.done,
        one.reported,
        one.late,
    ];
    figures.iter().map(|figure| voice.number(*figure)).collect()
}

fn stand(stand: Option<ContentStand>) -> &'static str {
    match stand {
        None => t!("supervision-content-unreported"),
        Some(ContentStand::NotBegun) => t!("supervision-content-not-begun"),
        Some(ContentStand::UnderWay) => t!("supervision-content-under-way"),
        Some(ContentStand::Exhausted) => t!("supervision-content-exhausted"),
        Some(ContentStand::Settled) => t!("supervision-content-settled"),
    }
}

fn name(law: &Law, code: &str) -> String {
    let unit = law.units.get(code);
    unit.map_or_else(|| code.to_owned(), |unit| unit.short.vi)
}

/// The province or central body in whose data a unit stands.
fn place(law: &Law, code: &str) -> String {
    let unit = law.units.get(code);
    unit.map_or_else(|| code.to_owned(), |unit| name_whole(law, &unit.tenant))
}

fn name_whole(law: &Law, code: &str) -> String {
    let unit = law.units.get(code);
    unit.map_or_else(|| code.to_owned(), |unit| unit.name.vi)
}
