//! The narrative report (báo cáo, Mẫu số 02 of Circular 06/2025) drafted from the figures: every figure beside that of
//! the same period of the year before. What no figure tells is left to whoever signs.

mod change;
mod chapter;
mod sentence;

use casework::report::{Comparison, Report};
use law::form::Form;
use law::period::Period;
use paper::letter::Letter;
use words::{Voice, t};

use chapter::Chapter;

/// A form of the period beside the year before.
#[derive(Debug, Clone)]
pub struct Filled<'a> {
    /// The form.
    pub form: &'a Form,
    /// Its figures.
    pub report: Report,
    /// Beside those of the year before, where a rule of that time gives the period.
    pub comparison: Option<Comparison>,
}

/// Who writes to whom, on which period.
#[derive(Debug, Clone)]
pub struct Heading<'a> {
    /// Name of the unit it goes to; empty where there is none.
    pub above: String,
    /// Name of the unit that stands over it in its letterhead; empty for a People's Committee.
    pub superior: String,
    /// Name of the unit.
    pub unit: String,
    /// Name of the period.
    pub name: &'a str,
    /// The period.
    pub period: &'a Period,
}

/// The parts of chapter II: heading, and the matters of its forms in whatever set.
const RESULTS: &[(&str, &[&str])] = &[
    (
        t!("narrative-reception-heading"),
        &["reception", "petitions-from-reception"],
    ),
    (
        t!("narrative-petitions-heading"),
        &[
            "petition-processing",
            "complaint-petitions",
            "denunciation-petitions",
            "recommendation-petitions",
        ],
    ),
    (
        t!("narrative-settlement-heading"),
        &["complaint-settlement", "denunciation-settlement"],
    ),
    (
        t!("narrative-enforcement-heading"),
        &[
            "enforcement",
            "complaint-decision-enforcement",
            "denunciation-conclusion-enforcement",
        ],
    ),
    (t!("narrative-protection-heading"), &[]),
    (t!("narrative-management-heading"), &["state-management"]),
];

/// The chapters after the results, which tell what no figure tells.
const TO_WRITE: [&str; 3] = [
    t!("narrative-forecast-heading"),
    t!("narrative-tasks-heading"),
    t!("narrative-recommendations-heading"),
];

/// The report as a letter.
pub fn narrative(voice: &Voice<'_>, heading: &Heading<'_>, forms: &[Filled<'_>]) -> Letter {
    let say = |key| voice.say(key).into_owned();
    let mut chapter = Chapter::of(voice);
    chapter.situation(forms);
    chapter.head(1, t!("narrative-results-heading"));
    for (head, slugs) in RESULTS {
        chapter.head(2, head);
        let mut of_part = forms
            .iter()
            .filter(|one| slugs.contains(&one.form.slug.as_str()))
            .peekable();
        if of_part.peek().is_none() {
            chapter.leave_open();
        }
        of_part.for_each(|one| chapter.form(one));
    }
    chapter.assessment(forms);
    for head in TO_WRITE {
        chapter.head(1, head);
        chapter.leave_open();
    }
    let days = [
        ("name", heading.name.into()),
        ("from", voice.date(heading.period.from).into()),
        ("to", voice.date(heading.period.to).into()),
    ];
    Letter {
        sender: vec![
            heading.superior.to_uppercase(),
            heading.unit.to_uppercase(),
            say(t!("narrative-number")),
        ],
        state: vec![
            say(t!("frame-country")),
            say(t!("frame-motto")),
            say(t!("report-place-and-day")),
        ],
        title: vec![
            say(t!("narrative-title")),
            say(t!("narrative-subject")),
            voice.say_with(t!("narrative-period"), &days).into_owned(),
        ],
        addressee: addressee(voice, &heading.above),
        parts: chapter.parts(),
        recipients: vec![
            say(t!("narrative-recipients")),
            say(t!("narrative-recipients-list")),
        ],
        signature: vec![say(t!("report-head")), say(t!("report-sign-here"))],
    }
}

fn addressee(voice: &Voice<'_>, above: &str) -> Vec<String> {
    if above.is_empty() {
        return Vec::new();
    }
    let to = voice.say_with(t!("narrative-addressee"), &[("unit", above.into())]);
    vec![to.into_owned()]
}
