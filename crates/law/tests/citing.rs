//! What still holds cites a text that still holds: nobody is shown a repealed article alone as the reason of an act of today.

// What tests share stands outside `#[test]`, where clippy does not see that it is one.
#![allow(clippy::unwrap_used)]

use law::Law;

/// The rules without a last day, each with its place and its article.
fn standing(law: &Law) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut add = |place: String, article: &str| all.push((place, article.to_owned()));
    for procedure in law.procedures.iter() {
        for step in procedure.steps.iter().filter(|step| step.until.is_none()) {
            let place = format!("{} {}", procedure.id, step.id);
            for requirement in &step.requires {
                add(
                    format!("{place} ({})", requirement.fact),
                    &requirement.article,
                );
            }
            add(place, &step.article);
        }
    }
    for rule in law
        .handling
        .rules
        .iter()
        .filter(|rule| rule.until.is_none())
    {
        add(format!("handling {}", rule.id), &rule.article);
    }
    for row in law.competence.rows.iter().filter(|row| row.until.is_none()) {
        add(format!("competence {}", row.id), &row.article);
    }
    for list in law.grounds.iter() {
        for entry in list.entries.iter().filter(|entry| entry.until.is_none()) {
            add(format!("{} {}", list.id, entry.code), &entry.article);
        }
    }
    for axis in &law.classification.axes {
        add(format!("axis {}", axis.id), &axis.article);
    }
    all
}

fn has_ended(law: &Law, article: &str) -> bool {
    article.split("; ").all(|part| {
        let number = part.split(' ').next().unwrap();
        let text = law.texts.iter().find(|text| text.number == number).unwrap();
        text.until.is_some()
    })
}

#[test]
fn no_rule_of_today_rests_on_repealed_texts_alone() {
    let law = Law::vietnam().unwrap();
    let standing = standing(&law);
    assert!(standing.len() > 400, "{}", standing.len());
    let ended: Vec<String> = standing
        .iter()
        .filter(|(_, article)| has_ended(&law, article))
        .map(|(place, article)| format!("{place}: {article}"))
        .collect();
    assert!(ended.is_empty(), "{ended:#?}");
}
