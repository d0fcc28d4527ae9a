//! Every operation × every post × own unit, sibling, upper and lower × open or sealed: the answer is the one of the rules, and no
//! answer names what its reader may not see. What is expected is read from the file of the rules and from who sees whom, never
//! asked of the program.

mod acts;
mod ground;
mod rules;
mod sets;

use super::*;
use ground::{DENOUNCER, Reader, Thing, UNITS, readers, things};
use rules::{Reach, gives, needs, question};

/// Addresses that name things elsewhere by their id alone, so that officials can ask the unit that holds them.
const NAMES_BY_ID: [&str; 2] = [
    "/api/v1/petitions/{id}/similar",
    "/api/v1/reports/{form}/{column}/rows",
];

/// Reading operations that need a sign-in, by their templates.
fn reads() -> Vec<&'static str> {
    let all = DESCRIPTION["paths"].as_object().unwrap().iter();
    all.filter(|(path, operations)| {
        !operations["get"].is_null()
            && !path.starts_with("/api/v1/public/")
            && !path.ends_with("/openapi.json")
    })
    .map(|(path, _)| path.as_str())
    .collect()
}

/// One address of an operation, and the unit whose rows it asks for.
struct Asked {
    template: &'static str,
    address: String,
    of: Option<&'static str>,
}

/// The addresses of an operation: for each thing, for each unit, or one.
fn addresses(template: &'static str, things: &[Thing]) -> Vec<Asked> {
    let fixed = template
        .replace("{period}", "2026-Q3")
        .replace("{form}", "03-GQKN")
        .replace("{column}", "2");
    let asked = |address: String, of| Asked {
        template,
        address: format!("{address}{}", question(template)),
        of,
    };
    let is_of_petitions = template.starts_with("/api/v1/petitions/{id}");
    let is_of_cases = template.starts_with("/api/v1/cases/{id}");
    if is_of_petitions || is_of_cases {
        let of_thing = |thing: &Thing| {
            let id = if is_of_cases {
                &thing.case
            } else {
                &thing.petition
            };
            asked(fixed.replace("{id}", id), Some(thing.unit))
        };
        return things.iter().map(of_thing).collect();
    }
    if template.contains("{unit}") {
        let of_unit = |unit: &&'static str| asked(fixed.replace("{unit}", unit), Some(*unit));
        return UNITS.iter().map(of_unit).collect();
    }
    // The id of a case is no directive, no session, no list.
    vec![asked(fixed.replace("{id}", &things[0].case), None)]
}

/// What is wrong with the answer, if anything.
fn verdict(reader: &Reader, asked: &Asked, answer: &Answer) -> Option<String> {
    let status = answer.status.as_u16();
    let (reach, act) = needs(asked.template);
    if act.is_some_and(|act| !gives(act, reader.post)) {
        let is_told = status == 403 && answer.body["code"] == "act-needs-post";
        return (!is_told).then(|| format!("{status}, no rule gives it to him"));
    }
    if answer.body["code"] == "act-needs-post" {
        return Some("refused for his post, no rule asks for another".to_owned());
    }
    let Some(unit) = asked.of else {
        let is_strange = asked.template.contains("{id}") && answer.status.is_success();
        let is_broken = status == 500 || is_strange;
        return is_broken.then(|| format!("{status}"));
    };
    let is_his = match reach {
        Reach::Own => reader.unit == unit,
        Reach::Seen => reader.sees(unit),
    };
    match (is_his, status) {
        (true, 404) => Some("404, it is his to see".to_owned()),
        (false, found) if found != 404 => Some(format!("{found}, it is not his to see")),
        (_, 500) => Some("500".to_owned()),
        _ => None,
    }
}

/// What an answer says of things that its reader may not see.
fn leaks(reader: &Reader, asked: &Asked, answer: &Answer, things: &[Thing]) -> Vec<String> {
    let text = answer.body.to_string();
    let mut leaks = Vec::new();
    // Who denounced is told to nobody whose reading leaves no reason on record.
    if text.contains(DENOUNCER) {
        leaks.push("the denouncer is named".to_owned());
    }
    for thing in things.iter().filter(|thing| !reader.sees(thing.unit)) {
        let is_named = text.contains(&thing.petition) || text.contains(&thing.case);
        // What was asked for is said back in the address of a refusal.
        let is_echo =
            asked.address.contains(&thing.petition) || asked.address.contains(&thing.case);
        if text.contains(&thing.about)
            || (is_named && !is_echo && !NAMES_BY_ID.contains(&asked.template))
        {
            leaks.push(format!("{} is told of", thing.about));
        }
    }
    leaks
}

#[tokio::test(flavor = "multi_thread")]
async fn every_post_in_every_unit_reads_what_the_rules_give_it_and_is_told_of_nothing_else() {
    // The rules do not know which engine runs; the stories of each noun ask both.
    let program = programs().await.remove(0);
    let (things, readers) = (things(&program).await, readers(&program).await);
    let mut faults = Vec::new();
    for template in reads() {
        for asked in addresses(template, &things) {
            for reader in &readers {
                let answer = program.get(&reader.token, &asked.address).await;
                let wrong = verdict(reader, &asked, &answer);
                let leaked = leaks(reader, &asked, &answer, &things);
                for fault in wrong.into_iter().chain(leaked) {
                    faults.push(format!("{}, {}: {fault}", asked.address, reader.name()));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}
