//! What the verification and the meetings of a case fill into its papers.

use casework::notice::{Dossier, Work};
use casework::settlement::Verifier;
use serde_json::{Map, Value as Json, json};
use words::Voice;

/// The role of who leads a team.
const LEADER: &str = "leader";

/// The team, the plan, requests, experts, evidence and meetings, each as the templates take them. None for a petition.
pub(super) fn filled(voice: &Voice<'_>, dossier: &Dossier) -> Map<String, Json> {
    let Some(work) = &dossier.work else {
        return Map::new();
    };
    let values = [
        ("team", team(dossier, work)),
        ("plan", plan(work)),
        ("requests", requests(dossier, work)),
        ("experts", experts(work)),
        ("evidence", evidence(work)),
        ("meetings", meetings(voice, dossier, work)),
    ];
    values
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

/// Who led the verification on the day of the paper.
pub(super) fn leader(dossier: &Dossier) -> Option<&str> {
    let work = dossier.work.as_ref()?;
    let mut then = team_on(dossier, work);
    let leader = then.find(|one| one.role == LEADER)?;
    Some(leader.name.as_str())
}

fn team_on<'a>(dossier: &'a Dossier, work: &'a Work) -> impl Iterator<Item = &'a Verifier> {
    let on = dossier.notice.on;
    let team = work.verification.team.iter();
    team.filter(move |one| one.from <= on && one.until.is_none_or(|until| until > on))
}

fn team(dossier: &Dossier, work: &Work) -> Json {
    let members = team_on(dossier, work).filter(|one| one.role != LEADER);
    let members: Vec<&str> = members.map(|one| one.name.as_str()).collect();
    json!({ "leader": leader(dossier), "members": members })
}

fn plan(work: &Work) -> Json {
    let plan = work.verification.plan.as_ref();
    json!(plan.map(
        |plan| json!({ "subject": plan.subject, "places": plan.places, "until": plan.report_by })
    ))
}

/// The last entry of the docket that the paper tells of.
fn last(dossier: &Dossier) -> i64 {
    dossier.docket.last().map_or(i64::MAX, |entry| entry.seq)
}

fn requests(dossier: &Dossier, work: &Work) -> Json {
    let until = last(dossier);
    let then = work.verification.requests.iter();
    let then = then.filter(|one| one.entry <= until);
    let each = then.map(|one| {
        json!({ "holder": one.holder, "what": one.what, "asked": one.asked_on, "until": one.answer_by,
            "came": one.met_on, "giver": one.giver, "items": one.items, "entry": one.entry })
    });
    each.collect()
}

fn experts(work: &Work) -> Json {
    let each = work.verification.experts.iter().map(|one| {
        json!({ "body": one.body, "question": one.question, "asked": one.asked_on, "came": one.received_on,
            "result": one.result })
    });
    each.collect()
}

fn evidence(work: &Work) -> Json {
    let each = work.verification.evidence.iter().map(|one| {
        json!({ "no": one.no, "what": one.what, "kind": one.kind, "origin": one.origin, "giver": one.given_by,
            "came": one.received_on, "hash": one.hash })
    });
    each.collect()
}

fn meetings(voice: &Voice<'_>, dossier: &Dossier, work: &Work) -> Json {
    let until = last(dossier);
    let then = work.meetings.iter().filter(|one| one.entry <= until);
    let each = then.map(|one| {
        let people = one.people.iter().map(|who| {
            json!({ "name": who.name, "post": who.post, "role": who.role, "presence": who.presence,
                "signature": who.signature })
        });
        let contents = one
            .contents
            .iter()
            .map(|came| json!({ "no": came.content, "position": came.position }));
        json!({ "kind": one.kind, "on": one.on, "day": voice.date(one.on), "place": one.place,
            "host": one.host_name, "told": one.told, "entry": one.entry,
            "people": people.collect::<Vec<_>>(), "contents": contents.collect::<Vec<_>>() })
    });
    each.collect()
}
