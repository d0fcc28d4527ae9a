//! One petition: as it came, what was found, what is to be done next.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use casework::Id;
use casework::access::{Actor, acts};
use casework::document::{self, Attachment, Scan, Standing};
use casework::notice::{self, NoticeLine};
use casework::person::Shown;
use casework::petition::{self, Details, Likeness, OFTEN};
use words::t;

use super::paths::PetitionPath;
use super::{attachment, label, paths, period, queue};
use crate::app::App;
use crate::pages::access::paths::accused;
use crate::pages::notice::paths as of_papers;
use crate::pages::protection::paths as protection;
use crate::pages::supervision::paths::cause;
use crate::web::components::ClockView;
use crate::web::{Html, PageContext, Problem, SignedIn, legal};

/// Somebody on the petition.
pub(super) struct Party {
    pub(super) role: &'static str,
    pub(super) name: Option<String>,
    pub(super) about: Vec<String>,
}

/// A clock with what it measures.
pub(super) struct NamedClock {
    pub(super) name: String,
    pub(super) view: ClockView,
}

/// A petition that may be the same matter.
pub(super) struct Similar {
    pub(super) href: Option<String>,
    pub(super) number: String,
    pub(super) unit: String,
    pub(super) received_on: jiff::civil::Date,
    pub(super) score: i64,
    pub(super) reasons: Vec<&'static str>,
    pub(super) summary: Option<String>,
    pub(super) case: Option<String>,
}

/// A file.
pub(super) struct Paper {
    pub(super) href: Option<String>,
    /// Where it is shown, for a picture.
    pub(super) picture: Option<String>,
    /// What the officer is told beside it.
    pub(super) note: Option<&'static str>,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) kilobytes: i64,
}

/// A line of what was found.
pub(super) struct Finding {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) note: String,
}

#[derive(Template)]
#[template(path = "pages/petition/show.html")]
struct ShowPage {
    t: PageContext,
    number: String,
    title: String,
    details: Details,
    channel: String,
    unit: String,
    parties: Vec<Party>,
    respondent: String,
    papers: Vec<Paper>,
    findings: Vec<Finding>,
    done: Vec<Finding>,
    clocks: Vec<NamedClock>,
    similar: Vec<Similar>,
    answers: Vec<Answer>,
    related: Vec<Related>,
    /// Papers that its handling issued: address, name, day.
    notices: Vec<(String, String, String)>,
    next: Option<Next>,
    links: Links,
    /// How many petitions the same people filed that day; 0 unless they are many.
    often: i64,
    case: Option<String>,
}

/// What was answered after handling.
struct Answer {
    kind: &'static str,
    on: jiff::civil::Date,
    from: String,
    number: String,
    text: String,
}

/// Another petition this one came from, became or was split into.
struct Related {
    label: &'static str,
    href: String,
}

/// The next thing to do: its words and its page; `None` where the post does not allow it.
struct Next {
    title: &'static str,
    text: &'static str,
    href: Option<String>,
    button: &'static str,
}

/// What else may be done.
struct Links {
    classify: Option<String>,
    reply: Option<String>,
    seal: Option<String>,
    protect: Option<String>,
    cause: Option<String>,
    accused: Option<String>,
    receipt: String,
}

/// `GET /petitions/{id}`.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    Path(path): Path<PetitionPath>,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let (at, reader) = (app.setting(), Arc::clone(&actor));
    let (details, beside) = app
        .store
        .write(move |tx| {
            let scope = reader.scope();
            let details = petition::details(tx, &scope, path.id)?;
            petition::record_reading(tx, &at, &reader, path.id)?;
            let similar = petition::similar(tx, &scope, path.id)?;
            let notices = notice::of_subject(tx, path.id)?;
            let scans = document::scan::of_subject(tx, path.id)?;
            let that_day = petition::filed_that_day(tx, &scope, path.id)?;
            Ok::<_, casework::Failure>((details, (similar, notices, scans, that_day)))
        })
        .await?;
    Ok(Html(page(t, &app, &actor, details, beside)))
}

/// What is read beside the petition: what may be the same matter, its papers, what is known of its files,
/// and how many its people filed that day.
type Beside = (Vec<Likeness>, Vec<NoticeLine>, HashMap<Id, Scan>, i64);

fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    details: Details,
    (similar, notices, scans, that_day): Beside,
) -> ShowPage {
    let law = &app.law;
    let is_ours = details.row.unit == actor.unit;
    ShowPage {
        number: queue::number(details.row.number),
        title: queue::title(&t, &details.row),
        channel: label::channel(&t, law, &details.row.channel),
        unit: legal::unit_name(&t, law, &details.row.unit),
        parties: details.people.iter().map(party).collect(),
        respondent: respondent(&t, app, &details),
        papers: details
            .files
            .iter()
            .map(|file| paper(&details, file, scans.get(&file.id).copied()))
            .collect(),
        findings: findings(&t, app, &details),
        done: done(&t, app, &details),
        clocks: clocks(&t, app, &details),
        similar: similar
            .into_iter()
            .map(|one| likeness(&t, app, one))
            .collect(),
        answers: answers(&t, app, &details),
        related: related(&details),
        notices: notices
            .iter()
            .map(|one| notice_line(&t, app, one))
            .collect(),
        next: next(actor, is_ours, &details),
        links: links(actor, is_ours, &details),
        case: details.case.map(|case| format!("/cases/{case}")),
        often: if that_day >= OFTEN { that_day } else { 0 },
        details,
        t,
    }
}

/// A paper that the handling issued.
fn notice_line(t: &PageContext, app: &App, notice: &NoticeLine) -> (String, String, String) {
    let form = app.law.notices.get(&notice.form);
    let title = form.map_or(notice.form.as_str(), |form| legal::text(t, &form.title));
    (
        of_papers::paper(notice.id),
        title.to_owned(),
        t.date(notice.on),
    )
}

/// Somebody on the petition, as he may be shown.
pub(super) fn party(shown: &Shown) -> Party {
    let role = match shown.role.as_str() {
        "representative" => t!("petition-party-representative"),
        _ => t!("petition-party-petitioner"),
    };
    let about = shown.identity.as_ref().map_or_else(Vec::new, |identity| {
        let all = [
            identity.id_number.clone(),
            Some(identity.address.clone()),
            identity.phone.clone(),
            identity.email.clone(),
        ];
        let given = all.into_iter().flatten();
        given.filter(|text| !text.is_empty()).collect()
    });
    Party {
        role,
        name: shown
            .identity
            .as_ref()
            .map(|identity| identity.name.clone()),
        about,
    }
}

fn respondent(t: &PageContext, app: &App, details: &Details) -> String {
    let unit = details.respondent_unit.as_deref();
    let unit = unit.map(|code| legal::unit_name(t, &app.law, code));
    let told = Some(details.respondent.clone()).filter(|text| !text.is_empty());
    let parts: Vec<String> = told.into_iter().chain(unit).collect();
    parts.join(" · ")
}

/// A file, with its address unless it lies under the seal.
pub(super) fn paper(details: &Details, file: &Attachment, scan: Option<Scan>) -> Paper {
    let (id, scan) = (details.row.id, scan.unwrap_or_default());
    let is_given = !file.sealed && scan.standing != Standing::Infected;
    Paper {
        picture: attachment::is_shown(file, scan).then(|| paths::picture(id, file.id)),
        note: attachment::note(scan),
        href: is_given.then(|| paths::file(id, file.id)),
        name: file.name.clone(),
        kind: file.media_type.clone(),
        kilobytes: (file.size + 1023) / 1024,
    }
}

/// What the officer found, for this page and for whoever edited at the same time.
pub(super) fn findings(t: &PageContext, app: &App, details: &Details) -> Vec<Finding> {
    let law = &app.law;
    let Some(class) = details.row.class.as_deref() else {
        return Vec::new();
    };
    let plain = |label, value: String| Finding {
        label,
        value,
        note: String::new(),
    };
    let mut found = vec![plain(
        t!("petition-field-class"),
        t.say(label::class(Some(class))).into_owned(),
    )];
    if details.is_mixed {
        found.push(plain(
            t!("petition-field-mixed"),
            t.say("petition-yes").into_owned(),
        ));
    }
    if let Some(stage) = details.stage.as_deref() {
        found.push(plain(
            t!("petition-field-stage"),
            t.say(label::stage(stage)).into_owned(),
        ));
    }
    if let Some(field) = details.field.as_deref() {
        found.push(plain(
            t!("petition-field-field"),
            label::field(t, law, field),
        ));
    }
    found.push(eligibility(t, app, details));
    if let Some(shift) = details.circumstances.shift.as_deref() {
        found.push(plain(
            t!("petition-field-circumstance"),
            label::circumstance(t, shift),
        ));
    }
    if let Some(period) = period::of_petition(t, app, details) {
        found.push(Finding {
            label: t!("petition-period"),
            value: period.sentence,
            note: period.article,
        });
    }
    found.push(competence(t, app, details));
    found
}

fn eligibility(t: &PageContext, app: &App, details: &Details) -> Finding {
    let ground = details.ineligibility.as_deref().and_then(|code| {
        let list = app.law.grounds.get(super::classify::ELIGIBILITY)?;
        list.entries.iter().find(|entry| entry.code == code)
    });
    match ground {
        Some(ground) => Finding {
            label: t!("petition-field-ineligibility"),
            value: legal::text(t, &ground.title).to_owned(),
            note: legal::article(t, &app.law, &ground.article),
        },
        None => Finding {
            label: t!("petition-field-ineligibility"),
            value: t.say("petition-eligible").into_owned(),
            note: String::new(),
        },
    }
}

fn competence(t: &PageContext, app: &App, details: &Details) -> Finding {
    let unit = details.competent_unit.as_deref();
    let reason = details.competence_reason.as_deref().unwrap_or_default();
    let note = reason
        .split_once(": ")
        .map_or_else(String::new, |(settler, cited)| {
            format!(
                "{} · {}",
                label::settler(t, settler),
                legal::article(t, &app.law, cited)
            )
        });
    Finding {
        label: t!("petition-field-competent"),
        value: unit.map_or_else(
            || t.say("petition-competent-outside").into_owned(),
            |code| legal::unit_name(t, &app.law, code),
        ),
        note,
    }
}

fn done(t: &PageContext, app: &App, details: &Details) -> Vec<Finding> {
    let (Some(rule), Some(on)) = (details.rule.as_deref(), details.handled_on) else {
        return Vec::new();
    };
    let article = app
        .law
        .handling
        .rule(rule, on)
        .map(|rule| legal::article(t, &app.law, &rule.article));
    let mut done = vec![Finding {
        label: t!("petition-done-what"),
        value: label::rule(t, &app.law, rule, on),
        note: article.unwrap_or_default(),
    }];
    done.push(Finding {
        label: t!("petition-done-on"),
        value: t.date(on),
        note: String::new(),
    });
    if let Some(unit) = details.sent_to.as_deref() {
        done.push(Finding {
            label: t!("petition-done-sent"),
            value: legal::unit_in_place(t, &app.law, unit),
            note: String::new(),
        });
    }
    if !details.reason.is_empty() {
        done.push(Finding {
            label: t!("petition-done-reason"),
            value: details.reason.clone(),
            note: String::new(),
        });
    }
    done
}

fn answers(t: &PageContext, app: &App, details: &Details) -> Vec<Answer> {
    let answer = |reply: &petition::Reply| Answer {
        kind: match reply.kind.as_str() {
            "told" => t!("petition-answer-told"),
            "returned" => t!("petition-answer-returned"),
            _ => t!("petition-answer-result"),
        },
        on: reply.on,
        from: reply
            .unit
            .as_deref()
            .map_or_else(String::new, |unit| legal::unit_name(t, &app.law, unit)),
        number: reply.number.clone(),
        text: reply.text.clone(),
    };
    details.replies.iter().map(answer).collect()
}

/// The petitions this reader may see that belong to this one: its letter, its parts. Those of other units tell
/// themselves where they are.
fn related(details: &Details) -> Vec<Related> {
    let to = |label, id| Related {
        label,
        href: paths::petition(id),
    };
    let letter = details.part_of.map(|id| to(t!("petition-part-of"), id));
    let parts = details.parts.iter().map(|id| to(t!("petition-part"), *id));
    letter.into_iter().chain(parts).collect()
}

/// The clocks of a petition with their names.
pub(super) fn clocks(t: &PageContext, app: &App, details: &Details) -> Vec<NamedClock> {
    let each = details.clocks.iter().map(|clock| NamedClock {
        name: legal::term_name(t, &app.law, &clock.term),
        view: legal::clock(t, &app.law, clock),
    });
    each.collect()
}

/// A petition that may be the same matter; one of another unit has no page for this reader.
pub(super) fn likeness(t: &PageContext, app: &App, one: Likeness) -> Similar {
    Similar {
        href: one.summary.is_some().then(|| paths::petition(one.id)),
        number: queue::number(one.number),
        unit: legal::unit_name(t, &app.law, &one.unit),
        received_on: one.received_on,
        score: one.score,
        reasons: one.reasons.into_iter().map(label::reason).collect(),
        summary: one.summary.filter(|summary| !summary.is_empty()),
        case: one.case.map(|case| case.to_string()),
    }
}

fn next(actor: &Actor, is_ours: bool, details: &Details) -> Option<Next> {
    let id = details.row.id;
    match details.row.state.as_str() {
        "received" => Some(Next {
            title: t!("petition-next-classify"),
            text: t!("petition-next-classify-text"),
            href: (is_ours && actor.may::<acts::Classify>()).then(|| paths::classification(id)),
            button: t!("petition-classify"),
        }),
        "classified" => Some(Next {
            title: t!("petition-next-handle"),
            text: t!("petition-next-handle-text"),
            href: (is_ours && actor.may::<acts::Handle>()).then(|| paths::handling(id)),
            button: t!("petition-handle"),
        }),
        _ => None,
    }
}

fn links(actor: &Actor, is_ours: bool, details: &Details) -> Links {
    let id = details.row.id;
    let again = details.row.state == "classified" && is_ours && actor.may::<acts::Classify>();
    let seal = details.row.sealed && actor.may::<acts::OpenSeal>();
    let causes = is_ours && !details.row.sealed && actor.may::<acts::NameCause>();
    let names = is_ours && actor.may::<acts::NameAccused>();
    let protects = details.row.sealed && is_ours && actor.may::<acts::AskProtection>();
    let answers = details.row.state == "handled" && is_ours && actor.may::<acts::Handle>();
    Links {
        reply: answers.then(|| paths::reply(id)),
        classify: again.then(|| paths::classification(id)),
        seal: seal.then(|| paths::seal(id)),
        protect: protects.then(|| protection::new(id)),
        cause: causes.then(|| cause(id)),
        accused: names.then(|| accused(id)),
        receipt: paths::receipt(id),
    }
}
