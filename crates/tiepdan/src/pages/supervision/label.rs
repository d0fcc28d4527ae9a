//! The words for where a directive comes from, how its parts stand, and how a prolonged case does.

use casework::supervision::{
    ContentStand, EntryStand, Lateness, Source, Stand, SubjectKind, Verdict,
};
use words::t;

use crate::web::PageContext;
use crate::web::components::Choice;

/// Where a directive was given.
pub(super) const fn source(source: Source) -> &'static str {
    match source {
        Source::Reception => t!("supervision-source-reception"),
        Source::Committee => t!("supervision-source-committee"),
        Source::Review => t!("supervision-source-review"),
        Source::Dialogue => t!("supervision-source-dialogue"),
        Source::Inspection => t!("supervision-source-inspection"),
        Source::Written => t!("supervision-source-written"),
    }
}

/// What a directive is about.
pub(super) const fn subject(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Case => t!("supervision-subject-case"),
        SubjectKind::Petition => t!("supervision-subject-petition"),
        SubjectKind::Visit => t!("supervision-subject-visit"),
        SubjectKind::Meeting => t!("review-one"),
        SubjectKind::Dialogue => t!("supervision-subject-dialogue"),
        SubjectKind::Duty => t!("supervision-subject-duty"),
        SubjectKind::General => t!("supervision-subject-general"),
    }
}

/// Where an assignment stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Given => (t!("supervision-stand-given"), "info"),
        Stand::Reported => (t!("supervision-stand-reported"), "wait"),
        Stand::Returned => (t!("supervision-stand-returned"), "bad"),
        Stand::Accepted => (t!("supervision-stand-accepted"), "good"),
        Stand::Withdrawn => (t!("supervision-stand-withdrawn"), "plain"),
    }
}

/// The tabs of the list of directives.
pub(super) const fn lateness(lateness: Lateness) -> &'static str {
    match lateness {
        Lateness::Open => t!("supervision-tab-open"),
        Lateness::Late => t!("supervision-tab-late"),
        Lateness::Reported => t!("supervision-tab-reported"),
        Lateness::Escalated => t!("supervision-tab-escalated"),
        Lateness::Closed => t!("supervision-tab-closed"),
    }
}

/// What was done on an assignment or a case of a list.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "given" => t!("supervision-act-given"),
        "reported" => t!("supervision-act-reported"),
        "returned" => t!("supervision-act-returned"),
        "accepted" => t!("supervision-act-accepted"),
        "withdrawn" => t!("supervision-act-withdrawn"),
        "escalated" => t!("supervision-act-escalated"),
        "listed" => t!("supervision-act-listed"),
        "planned" => t!("supervision-act-planned"),
        "reached" => t!("supervision-act-reached"),
        "settled" => t!("supervision-act-settled"),
        "noted" => t!("supervision-act-noted"),
        "sent_back" => t!("supervision-act-sent-back"),
        "done" => t!("supervision-act-done"),
        _ => t!("supervision-act-removed"),
    }
}

/// Where a case of a list stands, and the tone of its mark.
pub(super) const fn entry(stand: EntryStand) -> (&'static str, &'static str) {
    match stand {
        EntryStand::Listed => (t!("supervision-entry-listed"), "plain"),
        EntryStand::Planned => (t!("supervision-entry-planned"), "info"),
        EntryStand::Settled => (t!("supervision-entry-settled"), "wait"),
        EntryStand::Done => (t!("supervision-entry-done"), "good"),
        EntryStand::Removed => (t!("supervision-entry-removed"), "plain"),
    }
}

/// Where a content of a prolonged case stands, and the tone of its mark.
pub(super) const fn content(stand: Option<ContentStand>) -> (&'static str, &'static str) {
    match stand {
        None => (t!("supervision-content-unreported"), "plain"),
        Some(ContentStand::NotBegun) => (t!("supervision-content-not-begun"), "bad"),
        Some(ContentStand::UnderWay) => (t!("supervision-content-under-way"), "info"),
        Some(ContentStand::Exhausted) => (t!("supervision-content-exhausted"), "wait"),
        Some(ContentStand::Settled) => (t!("supervision-content-settled"), "good"),
    }
}

/// The sources to choose from.
pub(super) fn sources(t: &PageContext) -> Vec<Choice> {
    let each = Source::ALL.iter().map(|one| (one.as_str(), source(*one)));
    choices(t, each)
}

/// Where a content may stand.
pub(super) fn contents(t: &PageContext) -> Vec<Choice> {
    let each = ContentStand::ALL.iter();
    choices(t, each.map(|one| (one.as_str(), content(Some(*one)).0)))
}

/// What may come of a review.
pub(super) fn verdicts(t: &PageContext) -> Vec<Choice> {
    let name = |one: &Verdict| match one {
        Verdict::Note => t!("supervision-verdict-note"),
        Verdict::SendBack => t!("supervision-verdict-send-back"),
        Verdict::Done => t!("supervision-verdict-done"),
        Verdict::Remove => t!("supervision-verdict-remove"),
    };
    choices(t, Verdict::ALL.iter().map(|one| (one.as_str(), name(one))))
}

fn choices<'a>(
    t: &PageContext,
    each: impl Iterator<Item = (&'a str, &'static str)>,
) -> Vec<Choice> {
    let choice = |(value, label): (&str, &'static str)| Choice {
        value: value.to_owned(),
        label: t.say(label).into_owned(),
    };
    each.map(choice).collect()
}
