//! Protection through the API alone: decided, watched, seen by the unit that holds it and by nobody else.

use super::*;

const PROVINCE: &str = "37-2025.ubnd";

#[tokio::test(flavor = "multi_thread")]
async fn a_protection_is_asked_for_granted_and_ended_and_no_answer_names_anybody() {
    for program in programs().await {
        let head = program.official(COMMUNE, ALL_POSTS, false).await;
        let above = program.official(PROVINCE, ALL_POSTS, true).await;
        let case = program
            .case(&head, "denunciation", "officials", "XD-09")
            .await;
        let shown = program.get(&head, &format!("/api/v1/cases/{case}")).await;
        let petition = shown.body["petitions"][0].as_str().unwrap().to_owned();
        let path = "/api/v1/protections";
        let mut raw = json!({"petition": petition, "source": "minutes", "threat": "job", "from_whom": "employer",
            "people": [{"relation": "denouncer"}, {"relation": "spouse", "name": "Trần Hữu Phước"}], "text": "Sắp bị cho thôi việc"});
        raw["threat"] = json!("weather");
        let wrong = program.post(&head, path, &raw).await;
        assert_eq!(wrong.fault().2, ["threat"]);
        raw["threat"] = json!("job");
        let made = program.post(&head, path, &raw).await.done();
        assert_eq!(made["people"], json!(["denouncer", "spouse"]));
        let one = format!("{path}/{}", made["id"].as_str().unwrap());
        let acts = format!("{one}/acts");
        assert_eq!(program.get(&above, &one).await.fault().0, 404);
        let listed = program.get(&above, path).await.done();
        assert_eq!(listed["items"], json!([]));
        let grant = json!({"act": "grant", "number": "5/QĐ", "text": "Có căn cứ"});
        let early = program.post(&head, &acts, &grant).await;
        assert_eq!(
            (early.fault().0, early.fault().1.as_str()),
            (409, "protection-not-assessed")
        );
        for act in [
            json!({"act": "assess", "gravity": "high", "imminent": true, "text": "Có dự thảo quyết định thôi việc"}),
            json!({"act": "order", "kind": "job", "code": "suspend_decision", "body": "employer"}),
            grant,
        ] {
            program.post(&head, &acts, &act).await.done();
        }
        let stale = [("if-match", "\"1\"")];
        let end = json!({"act": "end", "code": "asked", "number": "6/QĐ", "text": "Theo đề nghị"});
        let stale = program.post_with(&head, &acts, &stale, &end).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
        assert_eq!(
            program.post(&above, &acts, &end).await.fault().0,
            404,
            "another unit's"
        );
        let ended = program.post(&head, &acts, &end).await.done();
        assert_eq!(ended["stand"], "ended");
        assert!(ended["check_on"].is_string(), "{ended}");
        let seen = program.get(&head, &one).await.done().to_string();
        for name in ["Phước", "Đỗ Thị Ước"] {
            assert!(!seen.contains(name), "{seen}");
        }
        let watched = program
            .get(&head, &format!("{path}?situation=watched"))
            .await
            .done();
        assert_eq!(watched["items"].as_array().unwrap().len(), 1);
        let owed = program.get(&head, "/api/v1/restorations").await.done();
        assert_eq!(owed["items"], json!([]));
        let none = format!("/api/v1/restorations/{case}");
        assert_eq!(program.get(&head, &none).await.fault().0, 404);
        program.expect_whole().await;
    }
}
