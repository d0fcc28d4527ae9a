//! The parts of the report in their order.

use casework::report::{Change, decimals};
use law::form::Form;
use paper::letter::Part;
use words::{Voice, t};

use super::sentence::{RATES, sentences};
use super::{Filled, change};
use crate::papers::report::{main_column, main_label};

/// The report as far as it is written.
pub(super) struct Chapter<'v, 'w> {
    voice: &'v Voice<'w>,
    parts: Vec<Part>,
}

impl<'v, 'w> Chapter<'v, 'w> {
    pub(super) fn of(voice: &'v Voice<'w>) -> Self {
        Self {
            voice,
            parts: Vec::new(),
        }
    }

    pub(super) fn parts(self) -> Vec<Part> {
        self.parts
    }

    pub(super) fn head(&mut self, level: u8, key: &str) {
        let said = self.voice.say(key).into_owned();
        self.parts.push(Part::Heading(level, said));
    }

    fn text(&mut self, text: String) {
        self.parts.push(Part::Text(text));
    }

    /// A place for what no figure tells.
    pub(super) fn leave_open(&mut self) {
        let said = self.voice.say(t!("narrative-to-write")).into_owned();
        self.text(said);
    }

    /// I: how the figures moved; their causes are to be written.
    pub(super) fn situation(&mut self, forms: &[Filled<'_>]) {
        self.head(1, t!("narrative-situation-heading"));
        for one in forms {
            let Some((label, comparison)) = main_label(&one.form.slug).zip(one.comparison.as_ref())
            else {
                continue;
            };
            let main = main_column(one.form);
            let change = comparison
                .columns
                .iter()
                .find(|change| Some(change.column) == main);
            if let Some(change) = change {
                let said = self.moved(one.form, label, change);
                self.text(said);
            }
        }
        self.leave_open();
    }

    fn moved(&self, form: &Form, label: &str, change: &Change) -> String {
        let what = ("what", self.voice.say(label).into());
        let now = ("now", self.voice.number(change.now).into());
        if change.before == 0 && change.now != 0 {
            let key = t!("narrative-moved-from-nothing");
            return self.voice.say_with(key, &[what, now]).into_owned();
        }
        let before = ("before", self.voice.number(change.before).into());
        let moved = change::in_words(self.voice, form, change);
        let values = [what, now, before, ("change", moved.into())];
        self.voice
            .say_with(t!("narrative-moved"), &values)
            .into_owned()
    }

    /// A form: its sentences, then every column in which something was counted.
    pub(super) fn form(&mut self, one: &Filled<'_>) {
        let (form, report) = (one.form, &one.report);
        self.parts
            .push(Part::Heading(3, format!("{} – {}", form.id, form.title)));
        for said in sentences(self.voice, form, report) {
            self.text(said);
        }
        if report.not_built.len() == form.columns.len() {
            return self.leave_open();
        }
        let changes: Vec<Change> = match &one.comparison {
            Some(comparison) => comparison.columns.clone(),
            None => report.total.columns().map(alone).collect(),
        };
        let is_there = |change: &&Change| change.now != 0 || change.before != 0;
        let rows: Vec<Vec<String>> = changes
            .iter()
            .filter(is_there)
            .map(|change| self.row(form, change, one.comparison.is_some()))
            .collect();
        if rows.is_empty() {
            let nothing = self.voice.say(t!("narrative-nothing")).into_owned();
            return self.text(nothing);
        }
        let mut headings = vec![t!("narrative-column"), t!("report-now")];
        if one.comparison.is_some() {
            headings.extend([t!("report-before"), t!("report-more"), t!("report-share")]);
        }
        let headings = headings.iter().map(|key| self.voice.say(key).into_owned());
        self.parts.push(Part::Table {
            headings: headings.collect(),
            rows,
        });
    }

    fn row(&self, form: &Form, change: &Change, is_compared: bool) -> Vec<String> {
        let label = form.column(change.column);
        let label = label.map_or_else(String::new, |column| column.label.join(", "));
        let number = |figure| self.voice.decimal(figure, decimals(form, change.column));
        let mut row = vec![format!("{}. {label}", change.column), number(change.now)];
        if is_compared {
            row.extend([
                number(change.before),
                change::signed(self.voice, form, change),
                self.voice.share(change.more, change.before),
            ]);
        }
        row
    }

    /// III: the rates, numerator and denominator told.
    pub(super) fn assessment(&mut self, forms: &[Filled<'_>]) {
        self.head(1, t!("narrative-assessment-heading"));
        for (version, slug, key, part, whole) in RATES {
            let is_of = |one: &&Filled<'_>| one.form.version == *version && one.form.slug == *slug;
            let Some(one) = forms.iter().find(is_of) else {
                continue;
            };
            let (part, whole) = (one.report.total.get(*part), one.report.total.get(*whole));
            if whole == 0 {
                continue;
            }
            let values = [
                ("part", self.voice.number(part).into()),
                ("whole", self.voice.number(whole).into()),
                ("share", self.voice.share(part, whole).into()),
            ];
            let said = self.voice.say_with(key, &values).into_owned();
            self.text(said);
        }
        self.leave_open();
    }
}

/// A figure with nothing beside it.
fn alone((column, now): (u16, i64)) -> Change {
    Change {
        column,
        now,
        before: 0,
        more: now,
        per_mille: None,
    }
}
