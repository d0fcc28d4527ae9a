//! Every procedure from the letter to the decision carried out, through the API alone. The first complaint and the
//! denunciation have stories of their own.

use jiff::ToSpan;
use law::procedure::Stage;

use super::walk::Walk;
use super::*;
use crate::testing::ways::{CALENDAR, PROVINCE, WAYS, Way};

/// Files, classifies and accepts a petition; the case.
async fn open(program: &mut Program, token: &str, way: &Way, earlier: Option<&str>) -> String {
    program.on(after(way.begins));
    let mut petition = petition();
    petition["text"] = json!(format!(
        "Tôi trình bày việc của gia đình, lần {}.",
        way.begins
    ));
    let filed = program
        .post(token, "/api/v1/petitions", &petition)
        .await
        .done();
    let path = format!("/api/v1/petitions/{}", filed["id"].as_str().unwrap());
    let stage = if way.stage == Stage::Second {
        "second"
    } else {
        "first"
    };
    let finding = json!({"respondent_role": role_of(way.class.as_str()), "class": way.class.as_str(), "stage": stage, "field": way.field,
        "competent_unit": way.unit, "facts": ["conditions_met"]});
    program
        .post(token, &format!("{path}/classification"), &finding)
        .await
        .done();
    let handling =
        json!({"rule": way.rule, "earlier_case": earlier, "is_discipline": way.is_discipline});
    let handled = program
        .post(token, &format!("{path}/handling"), &handling)
        .await
        .done();
    handled["case"].as_str().unwrap().to_owned()
}

/// Opens a case and takes every step of the way; the case as it then stands.
async fn walk(program: &mut Program, way: &Way, earlier: Option<&str>) -> Json {
    let token = program.official(way.unit, ALL_POSTS, false).await;
    // A team is of two.
    program.official(way.unit, ALL_POSTS, false).await;
    let case = open(program, &token, way, earlier).await;
    let mut walk = Walk {
        program,
        token,
        case,
    };
    for (day, step) in way.steps {
        if *step == CALENDAR {
            walk.wait(after(*day)).await;
        } else {
            walk.take(after(*day), step, given(step, *day)).await;
        }
    }
    let path = format!("/api/v1/cases/{}", walk.case);
    walk.program.get(&walk.token, &path).await.done()
}

fn after(days: i64) -> Date {
    BEGIN.saturating_add(days.days())
}

/// What a step is given beside what is offered.
fn given(step: &str, day: i64) -> Json {
    match step {
        "decide" | "conclude" => json!({"to_enforce": true, "money_to_individuals": 50_000_000}),
        "answer" => json!({"to_enforce": true}),
        "complete_enforcement" => json!({"money_returned_individuals": 50_000_000}),
        "publish" => json!({"shown": "Nội dung đã che thông tin riêng."}),
        "invite_dialogue" => json!({"dialogue_day": after(day + 10).to_string()}),
        "appeal" => json!({"filed_on": after(day).to_string(), "unit": PROVINCE}),
        _ => json!({}),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_procedure_is_carried_out_through_the_api() {
    for (first, way) in WAYS {
        for mut program in programs().await {
            let first = match first {
                Some(first) => Some(walk(&mut program, first, None).await),
                None => None,
            };
            let earlier = first.as_ref().map(|case| case["id"].as_str().unwrap());
            let case = walk(&mut program, way, earlier).await;
            assert_eq!(case["procedure"], way.procedure);
            assert_eq!(case["state"], "closed", "{}", way.procedure);
            program.expect_whole().await;
        }
    }
}
