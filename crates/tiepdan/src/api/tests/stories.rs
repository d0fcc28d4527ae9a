//! A complaint and a denunciation from filing to the closed dossier, by a program that knows the API alone.

use super::walk::Walk;
use super::*;

async fn expect_the_papers_of_a_complaint(walk: &Walk<'_>) {
    let docket = walk.program.get(&walk.token, &walk.path("docket")).await;
    let docket = docket.done();
    let steps: Vec<&str> = docket["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["step"].as_str().unwrap())
        .collect();
    assert_eq!(
        steps,
        [
            "open",
            "accept",
            "assign_verification",
            "report_verification",
            "decide",
            "send",
            "publish",
            "take_effect",
            "instruct_enforcement",
            "record_enforcement",
            "complete_enforcement",
            "close"
        ]
    );
    assert_eq!(
        docket["items"][4]["fields"]["findings"],
        json!({"1": "right"})
    );
    let dossier = walk.program.get(&walk.token, &walk.path("dossier")).await;
    let dossier = dossier.done();
    assert_eq!(dossier["docket"][11]["hash"], dossier["docket_hash"]);
    let shown = &dossier["petitions"][0]["petition"]["people"][0];
    assert_eq!(shown["name"], "Đỗ Thị Ước");
    for part in ["terms", "notices"] {
        let listed = walk.program.get(&walk.token, &walk.path(part)).await.done();
        assert!(!listed["items"].as_array().unwrap().is_empty(), "{part}");
    }
}

async fn expect_the_end_of_a_complaint(walk: &Walk<'_>) {
    let path = format!("/api/v1/cases/{}", walk.case);
    let case = walk.program.get(&walk.token, &path).await.done();
    let ending = &case["ending"];
    let duty = &ending["duties"][0];
    assert_eq!(
        (&duty["what"], &duty["done"], &duty["state"]),
        (
            &json!("money_to_individuals"),
            &json!(50_000_000),
            &json!("done")
        )
    );
    assert_eq!(ending["instalments"][0]["amount"], 50_000_000);
    let services = ending["services"].as_array().unwrap();
    let to: Vec<&str> = services
        .iter()
        .map(|one| one["recipient"].as_str().unwrap())
        .collect();
    assert_eq!(to, ["petitioner", "superior", "inspectorate"]);
    assert_eq!(ending["publications"].as_array().unwrap().len(), 1);
    let duties = walk.program.get(&walk.token, "/api/v1/duties").await;
    assert_eq!(duties.done()["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_goes_from_filing_to_the_closed_dossier_through_the_api_alone() {
    for mut program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&token, "complaint", "land.compensation", "XD-02")
            .await;
        let mut walk = Walk {
            program: &mut program,
            token,
            case,
        };
        let early = walk
            .forbidden(json!({"step": "decide", "number": "1"}))
            .await;
        assert!(!early.is_empty());
        let accepted = walk.take(date(2026, 7, 10), "accept", json!({})).await;
        assert_eq!(accepted["state"], "accepted");
        let terms = accepted["terms"].as_array().unwrap();
        let settlement = terms.iter().find(|term| term["term"] == "KN-04").unwrap();
        assert_eq!(settlement["due_on"], "2026-08-10");
        assert_eq!(settlement["name"], "complaint.first.settlement");
        walk.take(date(2026, 7, 13), "assign_verification", json!({}))
            .await;
        walk.take(date(2026, 7, 20), "report_verification", json!({}))
            .await;
        let decided = walk
            .take(
                date(2026, 7, 30),
                "decide",
                json!({"to_enforce": true, "money_to_individuals": 50_000_000}),
            )
            .await;
        assert_eq!(decided["state"], "decided");
        walk.take(date(2026, 7, 31), "send", json!({})).await;
        walk.take(date(2026, 8, 3), "publish", json!({})).await;
        walk.wait(date(2026, 9, 15)).await;
        walk.take(date(2026, 9, 16), "instruct_enforcement", json!({}))
            .await;
        walk.take(
            date(2026, 10, 1),
            "record_enforcement",
            json!({"money_returned_individuals": 50_000_000}),
        )
        .await;
        walk.take(date(2026, 10, 2), "complete_enforcement", json!({}))
            .await;
        walk.take(date(2026, 10, 5), "close", json!({})).await;
        assert_eq!(walk.state().await, ("closed".into(), "closed".into()));

        expect_the_end_of_a_complaint(&walk).await;
        expect_the_papers_of_a_complaint(&walk).await;
        walk.program.expect_whole().await;
    }
}

async fn expect_no_trace_of_the_denouncer(walk: &Walk<'_>) {
    let petition = walk
        .program
        .get(&walk.token, &format!("/api/v1/cases/{}", walk.case))
        .await
        .done()["petitions"][0]
        .as_str()
        .unwrap()
        .to_owned();
    for path in [
        format!("/api/v1/cases/{}", walk.case),
        walk.path("dossier"),
        walk.path("docket"),
        walk.path("steps"),
        format!("/api/v1/petitions/{petition}"),
        format!("/api/v1/petitions/{petition}/similar"),
        "/api/v1/petitions?state=handled".to_owned(),
        "/api/v1/cases?situation=closed".to_owned(),
        "/api/v1/search?q=Do+Thi".to_owned(),
        "/api/v1/search?q=037188001234".to_owned(),
        "/api/v1/search?q=1/2026".to_owned(),
    ] {
        let shown = walk
            .program
            .get(&walk.token, &path)
            .await
            .done()
            .to_string();
        for trace in [
            "Ước",
            "Uoc",
            "037188001234",
            "Thôn 3",
            "0912345678",
            "200 m2",
        ] {
            assert!(!shown.contains(trace), "{path} tells {trace}: {shown}");
        }
    }
    let shown = walk
        .program
        .get(&walk.token, &format!("/api/v1/petitions/{petition}"))
        .await
        .done();
    assert_eq!(shown["sealed"], true);
    assert_eq!(
        shown["people"],
        json!([{"role": "petitioner", "sealed": true}])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_goes_its_whole_way_and_nowhere_names_who_denounced() {
    for mut program in programs().await {
        let token = program.official(COMMUNE, ALL_POSTS, false).await;
        // A team is of two.
        program.official(COMMUNE, ALL_POSTS, false).await;
        let case = program
            .case(&token, "denunciation", "officials", "XD-09")
            .await;
        let mut walk = Walk {
            program: &mut program,
            token,
            case,
        };
        walk.take(date(2026, 7, 8), "check_identity", json!({}))
            .await;
        walk.take(date(2026, 7, 10), "accept", json!({})).await;
        walk.take(date(2026, 7, 13), "assign_verification", json!({}))
            .await;
        walk.take(date(2026, 7, 14), "notify_acceptance", json!({}))
            .await;
        walk.take(date(2026, 7, 16), "hear_accused", json!({}))
            .await;
        walk.take(date(2026, 7, 24), "report_verification", json!({}))
            .await;
        walk.take(date(2026, 7, 30), "conclude", json!({})).await;
        walk.take(date(2026, 8, 3), "send", json!({})).await;
        walk.take(date(2026, 8, 4), "publish", json!({})).await;
        walk.take(date(2026, 8, 5), "restore_accused", json!({}))
            .await;
        walk.take(date(2026, 8, 6), "close", json!({})).await;
        assert_eq!(walk.state().await.1, "closed");

        expect_no_trace_of_the_denouncer(&walk).await;
        walk.program.expect_whole().await;
    }
}
