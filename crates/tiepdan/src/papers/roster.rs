//! The sheet of a month of the duty roster as a file: who sat on which days, at which rate, for how much, ready for payment
//! (Circular 320/2016/TT-BTC; rulebook BD-09).

use std::collections::BTreeMap;

use casework::reception::roster::{MonthSheet, PersonLine};
use jiff::civil::DateTime;
use law::Law;
use law::allowance::Payer;
use paper::order::Order;
use paper::sheet::{self, Cell, SheetColumn, SheetError, TableSheet};
use serde_json::json;
use words::{Voice, t};

use crate::papers::plain;

/// The template of the sheet.
const SHEET: &str = "allowance.typ";
/// Widths of its columns in letters.
const WIDTHS: [u16; 9] = [5, 26, 24, 40, 9, 9, 34, 16, 14];

/// The sheet of a month with the words around it.
pub struct MonthPaper<'a> {
    /// The unit's whole name.
    pub unit: String,
    /// The month as people say it.
    pub month: String,
    /// The sheet.
    pub sheet: &'a MonthSheet,
    /// Its lines with names.
    pub people: Vec<PersonPaper<'a>>,
}

/// A line with a name.
pub struct PersonPaper<'a> {
    /// The name.
    pub name: String,
    /// The line.
    pub line: &'a PersonLine,
}

impl MonthPaper<'_> {
    /// The XLSX.
    ///
    /// # Errors
    /// When it is larger than a sheet can hold.
    pub fn xlsx(&self, law: &Law, voice: &Voice<'_>) -> Result<Vec<u8>, SheetError> {
        let headings = headings(voice).into_iter();
        let columns = headings
            .zip(WIDTHS)
            .map(|(heading, width)| SheetColumn { heading, width });
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (no, one) in (1_i64..).zip(&self.people) {
            let [name, body, days, reckoned] = Self::words(law, voice, one);
            rows.push(vec![
                Cell::whole(no),
                Cell::from(name.as_str()),
                Cell::from(body.as_str()),
                Cell::from(days.as_str()),
                Cell::whole(one.line.full_days()),
                Cell::whole(one.line.half_days()),
                Cell::from(reckoned.as_str()),
                Cell::whole(one.line.amount()),
                Cell::from(""),
            ]);
        }
        let total = voice.say(t!("roster-total"));
        let mut last = vec![Cell::from(""), Cell::from(total.as_ref())];
        last.extend((0..5).map(|_| Cell::from("")));
        last.extend([Cell::whole(self.sheet.total), Cell::from("")]);
        rows.push(last);
        let table = TableSheet {
            name: self.sheet.month.first().strftime("%Y-%m").to_string(),
            title: voice.say(t!("roster-paper-title")).into_owned(),
            subtitle: vec![self.unit.clone(), self.subtitle(voice)],
            columns: columns.collect(),
            is_numbered: false,
            rows,
        };
        sheet::table(&table)
    }

    /// The order for its PDF, printed at a moment on the clock of the country.
    pub fn order(&self, law: &Law, voice: &Voice<'_>, moment: DateTime) -> Order {
        let rows = (1_i64..).zip(&self.people).map(|(no, one)| {
            let [name, body, days, reckoned] = Self::words(law, voice, one);
            let [full, half] = [one.line.full_days(), one.line.half_days()];
            [
                no.to_string(),
                name,
                body,
                days,
                voice.number(full),
                voice.number(half),
                reckoned,
                voice.number(one.line.amount()),
                String::new(),
            ]
        });
        let ident = format!("{} {} {}", self.unit, self.month, self.sheet.no);
        let closed = self.sheet.closed.as_ref();
        let filled = json!({
            "title": voice.say(t!("roster-paper-title")),
            "sender": self.unit,
            "subtitle": self.subtitle(voice),
            "ident": ident,
            "headings": headings(voice),
            "rows": rows.collect::<Vec<_>>(),
            "total": {"name": voice.say(t!("roster-total")), "amount": voice.number(self.sheet.total)},
            "notes": self.notes(voice),
            "maker": voice.say(t!("roster-paper-maker")),
            "head": voice.say(t!("report-head")),
            "sign": voice.say(t!("report-sign-here")),
            "signer": closed.map_or("", |closed| closed.signer.as_str()),
        });
        plain(law, SHEET, &filled, moment, ident)
    }

    fn subtitle(&self, voice: &Voice<'_>) -> String {
        let values = [
            ("month", self.month.as_str().into()),
            ("no", self.sheet.no.into()),
        ];
        voice
            .say_with(t!("roster-paper-month"), &values)
            .into_owned()
    }

    /// A correction says what was paid before and what is paid now; an open sheet that it is none yet.
    fn notes(&self, voice: &Voice<'_>) -> Vec<String> {
        let sheet = self.sheet;
        let mut notes = Vec::new();
        if sheet.before != 0 {
            let values = [
                ("before", voice.money(sheet.before).into()),
                ("now", voice.money(sheet.total - sheet.before).into()),
            ];
            notes.push(
                voice
                    .say_with(t!("roster-paper-before"), &values)
                    .into_owned(),
            );
        }
        match &sheet.closed {
            Some(closed) if !closed.reason.is_empty() => notes.push(closed.reason.clone()),
            Some(_) => {}
            None => notes.push(voice.say(t!("roster-paper-open")).into_owned()),
        }
        notes
    }

    /// Name, body, days, and how the amount comes about.
    fn words(law: &Law, voice: &Voice<'_>, one: &PersonPaper<'_>) -> [String; 4] {
        let line = one.line;
        let days: Vec<String> = line
            .days
            .iter()
            .map(|day| {
                let half = if day.amount == day.full { "" } else { "½" };
                format!("{}{half}", day.on.day())
            })
            .collect();
        let mut amounts: BTreeMap<i64, i64> = BTreeMap::new();
        for day in &line.days {
            *amounts.entry(day.amount).or_default() += 1;
        }
        let times = |(amount, count): (&i64, &i64)| {
            format!("{} × {}", voice.number(*count), voice.number(*amount))
        };
        let reckoned: Vec<String> = amounts.iter().map(times).collect();
        let body = match Self::payer(law, voice, line) {
            Some(payer) if line.body.is_empty() => payer,
            Some(payer) => format!("{} ({payer})", line.body),
            None => line.body.clone(),
        };
        [
            one.name.clone(),
            body,
            days.join(", "),
            reckoned.join(" + "),
        ]
    }

    /// Who pays (rulebook BD-10), where one body pays all his days.
    fn payer(law: &Law, voice: &Voice<'_>, line: &PersonLine) -> Option<String> {
        let mut payers = line.days.iter().filter_map(|day| {
            let group = law.allowance.group(&day.group)?;
            Some(group.payer)
        });
        let first = payers.next()?;
        let key = match first {
            Payer::Employer => t!("roster-payer-employer"),
            Payer::Inviter => t!("roster-payer-inviter"),
        };
        payers
            .all(|other| other == first)
            .then(|| voice.say(key).into_owned())
    }
}

fn headings(voice: &Voice<'_>) -> Vec<String> {
    let keys = [
        t!("roster-paper-no"),
        t!("roster-who"),
        t!("roster-paper-body"),
        t!("roster-paper-days"),
        t!("roster-full-days"),
        t!("roster-half-days"),
        t!("roster-paper-reckoned"),
        t!("roster-amount"),
        t!("roster-paper-received"),
    ];
    keys.iter().map(|key| voice.say(key).into_owned()).collect()
}
