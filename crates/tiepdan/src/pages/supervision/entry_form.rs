//! What the buttons of the page of a prolonged case ask for.

use casework::access::{Actor, acts};
use casework::supervision::{self, Planning, Progress, RawMilestone, Reported, Review, Verdict};
use casework::{Failure, FieldError, Id, Setting};
use store::Tx;
use words::t;

use crate::web::form::day_of;
use crate::web::{Field, Fields, Typed};

/// Milestones that the form takes at once.
pub(super) const MILESTONES: usize = 4;
/// Contents that the form takes at once.
const CONTENTS: usize = 8;

pub(super) struct ActForm;

impl Fields for ActForm {
    const FIELDS: &'static [Field] = &[
        Field::line("do", t!("supervision-act"), 20),
        Field::line("version", t!("petition-field-version"), 20),
        Field::text("plan", t!("supervision-field-plan"), 4000),
        Field::line("no", t!("supervision-field-milestone"), 10),
        Field::text("said", t!("supervision-field-said"), 4000),
        Field::line("verdict", t!("supervision-field-verdict"), 20),
        Field::line("due_1", t!("supervision-field-milestone-due"), 10),
        Field::line("text_1", t!("supervision-field-milestone"), 500),
        Field::line("due_2", t!("supervision-field-milestone-due"), 10),
        Field::line("text_2", t!("supervision-field-milestone"), 500),
        Field::line("due_3", t!("supervision-field-milestone-due"), 10),
        Field::line("text_3", t!("supervision-field-milestone"), 500),
        Field::line("due_4", t!("supervision-field-milestone-due"), 10),
        Field::line("text_4", t!("supervision-field-milestone"), 500),
        Field::line("stand_1", t!("supervision-field-stand"), 20),
        Field::text("note_1", t!("supervision-field-progress"), 4000),
        Field::line("stand_2", t!("supervision-field-stand"), 20),
        Field::text("note_2", t!("supervision-field-progress"), 4000),
        Field::line("stand_3", t!("supervision-field-stand"), 20),
        Field::text("note_3", t!("supervision-field-progress"), 4000),
        Field::line("stand_4", t!("supervision-field-stand"), 20),
        Field::text("note_4", t!("supervision-field-progress"), 4000),
        Field::line("stand_5", t!("supervision-field-stand"), 20),
        Field::text("note_5", t!("supervision-field-progress"), 4000),
        Field::line("stand_6", t!("supervision-field-stand"), 20),
        Field::text("note_6", t!("supervision-field-progress"), 4000),
        Field::line("stand_7", t!("supervision-field-stand"), 20),
        Field::text("note_7", t!("supervision-field-progress"), 4000),
        Field::line("stand_8", t!("supervision-field-stand"), 20),
        Field::text("note_8", t!("supervision-field-progress"), 4000),
    ];
}

/// What a button of the page asks for.
pub(super) struct Asked {
    act: String,
    expected: Option<i64>,
    plan: String,
    milestones: Vec<RawMilestone>,
    no: Option<i64>,
    /// Place, stand and text of each content on which something is said.
    contents: Vec<(usize, String, String)>,
    said: String,
    verdict: Option<Verdict>,
}

impl Asked {
    pub(super) fn read(form: &mut Typed) -> Self {
        let of = |name: &str| form.value(name).to_owned();
        let row = |place: usize| {
            let (due, text) = (of(&format!("due_{place}")), of(&format!("text_{place}")));
            (!due.is_empty() || !text.is_empty()).then(|| RawMilestone {
                due: day_of(&due),
                text,
            })
        };
        let told = |place: usize| {
            let stand = of(&format!("stand_{place}"));
            (!stand.is_empty()).then(|| (place, stand, of(&format!("note_{place}"))))
        };
        Self {
            act: of("do"),
            expected: form.value("version").parse().ok(),
            plan: of("plan"),
            milestones: (1..=MILESTONES).map_while(row).collect(),
            no: form.value("no").parse().ok(),
            contents: (1..=CONTENTS).filter_map(told).collect(),
            said: of("said"),
            verdict: Verdict::parse(form.value("verdict")),
        }
    }

    pub(super) fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> Result<(), Failure> {
        let owning = || actor.permit::<acts::ReportUp>();
        let expected = self.expected;
        match self.act.as_str() {
            "plan" => self.plan(tx, at, actor, id),
            "reach" => {
                let no = self.no.unwrap_or_default();
                supervision::reach_milestone(tx, at, &owning()?, id, (no, None), expected)
            }
            "progress" => self.progress(tx, at, actor, id),
            "settled" => {
                let said = self.said.as_str();
                supervision::settled(tx, at, &owning()?, id, (said, None), expected)
            }
            "review" => self.review(tx, at, actor, id),
            _ => Err(FieldError::new("do", "choice-unknown").into()),
        }
    }

    fn plan(&self, tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<(), Failure> {
        let planning = Planning {
            text: self.plan.clone(),
            milestones: self.milestones.clone(),
            on: None,
            expected: self.expected,
        };
        let permit = actor.permit::<acts::ReportUp>()?;
        let planned = supervision::plan(tx, at, &permit, id, &planning);
        planned.map_err(|failure| named(failure, |index| index + 1))
    }

    fn progress(
        &self,
        tx: &mut Tx<'_>,
        at: &Setting,
        actor: &Actor,
        id: Id,
    ) -> Result<(), Failure> {
        let permit = actor.permit::<acts::ReportUp>()?;
        let details = supervision::entry(tx, at, &actor.scope(), id)?;
        let each = self.contents.iter().filter_map(|(place, stand, text)| {
            let content = details.contents.get(place - 1)?;
            Some(Reported {
                content: content.no,
                stand: stand.clone(),
                text: text.clone(),
            })
        });
        let told = Progress {
            contents: each.collect(),
            on: None,
            expected: self.expected,
        };
        let place = |index: usize| self.contents.get(index).map_or(1, |(place, ..)| *place);
        supervision::progress(tx, at, &permit, id, &told).map_err(|failure| named(failure, place))
    }

    fn review(&self, tx: &mut Tx<'_>, at: &Setting, actor: &Actor, id: Id) -> Result<(), Failure> {
        let permit = actor.permit::<acts::KeepList>()?;
        let verdict = self
            .verdict
            .ok_or_else(|| FieldError::new("verdict", "field-missing"))?;
        let review = Review {
            verdict,
            text: self.said.clone(),
            on: None,
            expected: self.expected,
        };
        let done = supervision::review(tx, at, &permit, id, &review);
        done.map_err(|failure| named(failure, |index| index + 1))
    }
}

/// Wrong entries under the names that the form has for them.
fn named(failure: Failure, place: impl Fn(usize) -> usize) -> Failure {
    let Failure::Invalid(mut errors) = failure else {
        return failure;
    };
    for error in &mut errors {
        let mut parts = error.field.split('.');
        let (list, index, field) = (parts.next(), parts.next(), parts.next());
        let row = index.and_then(|index| index.parse().ok()).map_or(1, &place);
        let name = match (list, field) {
            (Some("milestones"), None) => "due_1".to_owned(),
            (Some("contents"), Some("text")) => format!("note_{row}"),
            (Some("milestones" | "contents"), Some(field)) => format!("{field}_{row}"),
            (Some("contents"), None) => "stand_1".to_owned(),
            (Some("text"), None) => "said".to_owned(),
            _ => continue,
        };
        error.field = name;
    }
    Failure::Invalid(errors)
}
