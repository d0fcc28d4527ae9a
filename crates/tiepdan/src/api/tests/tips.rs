//! What is told without a name, as programs meet it, on every engine.

use super::*;

const OFFICER: &[Post] = &[Post::PetitionOfficer];
const WORDS: &str = "Nhận 40 triệu đồng";

fn tip() -> Json {
    json!({"about_unit": COMMUNE, "role": "staff", "whom": "Ông cán bộ địa chính", "what": WORDS, "may_ask": true})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_goes_both_ways_by_the_code_alone() {
    for program in programs().await {
        let officer = program.official(COMMUNE, OFFICER, false).await;
        let receipt = program.post("", "/api/v1/public/tips", &tip()).await;
        assert_eq!(
            (receipt.status, receipt.text("unit")),
            (StatusCode::CREATED, COMMUNE.to_owned())
        );
        let code = receipt.text("code");
        let list = program.get(&officer, "/api/v1/tips").await.done();
        assert_eq!(list["figures"]["unread"], 1);
        let path = format!("/api/v1/tips/{}", list["items"][0]["id"].as_str().unwrap());
        let shown = program.get(&officer, &path).await;
        assert!(!shown.body.to_string().contains(WORDS) && shown.header("etag") == "\"1\"");
        let reason = json!({"reason": "Kiểm tra theo kế hoạch năm"});
        let opened = program
            .post(&officer, &format!("{path}/reading"), &reason)
            .await;
        assert_eq!(opened.done()["statement"]["what"], WORDS);
        let question = json!({"text": "Thửa đất ở đâu?"});
        let questions = format!("{path}/questions");
        program.post(&officer, &questions, &question).await.done();
        let talk = json!({"code": code});
        let heard = program
            .post("", "/api/v1/public/tips/talk", &talk)
            .await
            .done();
        assert_eq!(heard["lines"][0]["text"], "Thửa đất ở đâu?");
        let answer = json!({"code": code, "text": "Thửa 12", "told": heard["told"]});
        for _ in 0..2 {
            let heard = program
                .post("", "/api/v1/public/tips/answers", &answer)
                .await;
            assert_eq!(heard.done()["lines"].as_array().unwrap().len(), 2);
        }
        program
            .post(&officer, &format!("{path}/use"), &json!({}))
            .await
            .done();
        let ground = json!({"ground": "checked"});
        let closing = format!("{path}/closing");
        program.post(&officer, &closing, &ground).await.done();
        assert_eq!(
            program.post(&officer, &closing, &ground).await.text("code"),
            "tip-closed"
        );
        let heard = program
            .post("", "/api/v1/public/tips/talk", &talk)
            .await
            .done();
        assert_eq!(
            (&heard["stand"], &heard["ground"]),
            (&json!("closed"), &json!("checked"))
        );
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_a_neighbour_and_a_wrong_field_get_nothing() {
    for program in programs().await {
        let officer = program.official(COMMUNE, OFFICER, false).await;
        let neighbour = program.official(NEIGHBOUR, ALL_POSTS, true).await;
        let settler = program.official(COMMUNE, &[Post::Settler], false).await;
        program.post("", "/api/v1/public/tips", &tip()).await.done();
        let list = program.get(&officer, "/api/v1/tips").await.done();
        let path = format!("/api/v1/tips/{}", list["items"][0]["id"].as_str().unwrap());
        assert_eq!(program.get(&neighbour, &path).await.fault().0, 404);
        for (act, body) in [
            ("reading", json!({"reason": "Kiểm tra theo kế hoạch năm"})),
            ("questions", json!({"text": "Ở đâu?"})),
            ("use", json!({})),
            ("passing", json!({"to": NEIGHBOUR})),
            ("closing", json!({"ground": "checked"})),
        ] {
            let address = format!("{path}/{act}");
            assert_eq!(
                program.post(&neighbour, &address, &body).await.fault().0,
                404,
                "{act}"
            );
            assert_eq!(
                program.post(&settler, &address, &body).await.fault().0,
                403,
                "{act}"
            );
        }
        for (code, status) in [("1", 422), ("", 422)] {
            let talk = program
                .post("", "/api/v1/public/tips/talk", &json!({"code": code}))
                .await;
            assert_eq!(
                talk.fault(),
                (status, "invalid".to_owned(), vec!["code".to_owned()])
            );
        }
        let unknown = casework::tip::Code::of([200; 16]).to_string();
        let talk = json!({"code": unknown});
        assert_eq!(
            program
                .post("", "/api/v1/public/tips/talk", &talk)
                .await
                .fault()
                .0,
            404
        );
        for (field, value) in [
            ("whom", json!("")),
            ("about_unit", json!("nowhere")),
            ("role", json!("king")),
        ] {
            let mut body = tip();
            body[field] = value;
            let wrong = program.post("", "/api/v1/public/tips", &body).await.fault();
            assert_eq!((wrong.0, wrong.2), (422, vec![field.to_owned()]));
        }
        assert_eq!(program.count("anonymous_tip").await, 1);
    }
}
