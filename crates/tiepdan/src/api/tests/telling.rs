//! Reports on time, what is new, indicators and commendations over the API.

use super::*;

const PROVINCE: &str = "37-2025.ubnd";

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_closed_sent_returned_and_accepted() {
    for mut program in programs().await {
        program.on(date(2026, 9, 16));
        let below = program.official(COMMUNE, ALL_POSTS, false).await;
        let above = program.official(PROVINCE, ALL_POSTS, true).await;
        let neighbour = program.official(NEIGHBOUR, ALL_POSTS, false).await;
        let period = "/api/v1/periods/2026-Q3";
        let day = json!({"due": "2026-09-18"});
        let late = program.post(&above, &format!("{period}/day"), &day).await;
        assert_eq!(late.fault().2, ["due"]);
        let day = json!({"due": "2026-09-16"});
        let earlier = program
            .post(&above, &format!("{period}/day"), &day)
            .await
            .done();
        assert_eq!(earlier["items"][0]["set"], "2026-09-16");
        let report = format!("{period}/report?unit={COMMUNE}");
        let freeze = format!("{period}/freeze");
        let send = json!({"act": "send"});
        let early = program.post(&below, &report, &send).await;
        assert_eq!(early.fault().1, "period-not-frozen");
        program.post(&below, &freeze, &json!({})).await.done();
        let first = program.post(&below, &report, &send).await.done();
        assert_eq!(
            (&first["stand"], &first["late"]),
            (&json!("sent"), &json!(0))
        );
        for path in [&report, &format!("{period}/owed?unit={COMMUNE}")] {
            assert_eq!(program.get(&neighbour, path).await.fault().0, 404, "{path}");
        }
        assert_eq!(
            program.post(&neighbour, &report, &send).await.fault().0,
            404
        );
        let mine = json!({"act": "accept"});
        assert_eq!(
            program.post(&below, &report, &mine).await.fault().1,
            "not-found"
        );
        let empty = program
            .post(&above, &report, &json!({"act": "return"}))
            .await;
        assert_eq!(empty.fault().2, ["text"]);
        let reasons = json!({"act": "return", "text": "Biểu 01/TCD thiếu"});
        program.post(&above, &report, &reasons).await.done();
        let news = program.get(&below, "/api/v1/news").await.done();
        assert_eq!(news["items"][0]["kind"], "report");
        program
            .post(&below, "/api/v1/news/seen", &json!({"kind": "report"}))
            .await
            .done();
        let wrong = program
            .post(&below, "/api/v1/news/seen", &json!({"kind": "x"}))
            .await;
        assert_eq!(wrong.fault().2, ["kind"]);
        program.post(&below, &freeze, &json!({})).await.done();
        program.post(&below, &report, &send).await.done();
        let done = program.post(&above, &report, &mine).await.done();
        assert_eq!(done["stand"], "accepted");
        assert_eq!(done["steps"].as_array().unwrap().len(), 6);
        let owed = program.get(&above, &format!("{period}/owed")).await.done();
        assert_eq!(owed["own"]["receiver"], "tw.thanh-tra");
        let items = owed["items"].as_array().unwrap();
        assert!(
            items
                .iter()
                .any(|one| one["unit"] == COMMUNE && one["stand"] == "accepted")
        );
        let copy = json!({"receiver": "tw.chinh-phu"});
        let copy = program.post(&below, "/api/v1/report-copies", &copy).await;
        assert_eq!(copy.fault().2, ["receiver"]);
        let seen = program.get(&below, &report).await;
        assert_eq!(seen.header("etag"), format!("\"{}\"", seen.body["version"]));
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn indicators_are_parts_of_wholes_and_stand_behind_commendations() {
    for program in programs().await {
        let below = program.official(COMMUNE, ALL_POSTS, false).await;
        let above = program.official(PROVINCE, ALL_POSTS, true).await;
        program
            .case(&below, "complaint", "land.compensation", "XD-02")
            .await;
        let path = "/api/v1/indicators?period=2026-Q3";
        let table = program.get(&above, path).await.done();
        let of = |name: &str| {
            let total = table["total"].as_array().unwrap();
            let found = total.iter().find(|one| one["indicator"] == name).unwrap();
            (
                found["numerator"].as_i64().unwrap(),
                found["denominator"].as_i64().unwrap(),
            )
        };
        assert_eq!(of("settled"), (0, 1));
        assert_eq!(of("online"), (0, 1));
        assert!(of("duty").1 > 0 && of("connection").1 > 100);
        assert_eq!(of("connection").0, 1);
        let seen = program
            .get(&below, &format!("{path}&unit={PROVINCE}"))
            .await;
        assert_eq!(seen.fault().0, 404);
        let wrong = program
            .get(&above, "/api/v1/indicators?period=2026-Q9")
            .await;
        assert_eq!(wrong.fault().2, ["period"]);
        let raw = json!({"kind": "unit", "subject": COMMUNE, "form": "certificate", "period": "2026-Q3", "merit": "Đúng hạn"});
        let one = program
            .post(&above, "/api/v1/commendations", &raw)
            .await
            .done();
        assert!(
            one["figures"]
                .as_array()
                .unwrap()
                .iter()
                .any(|one| one["indicator"] == "settled")
        );
        let path = format!("/api/v1/commendations/{}", one["id"].as_str().unwrap());
        assert_eq!(program.get(&below, &path).await.fault().0, 404);
        let acts = format!("{path}/acts");
        let grant = json!({"act": "grant", "number": "15/QĐ-UBND"});
        assert_eq!(program.post(&below, &acts, &grant).await.fault().0, 404);
        let done = program.post(&above, &acts, &grant).await.done();
        assert_eq!(done["stand"], "granted");
        let again = json!({"act": "decline", "reason": "x"});
        let again = program.post(&above, &acts, &again).await;
        assert_eq!(again.fault().1, "commendation-decided");
        let listed = program
            .get(&above, "/api/v1/commendations?period=2026-Q3")
            .await
            .done();
        assert_eq!(listed["items"][0]["number"], "15/QĐ-UBND");
        let empty = program
            .post(&above, "/api/v1/commendations", &json!({}))
            .await;
        assert_eq!(
            empty.fault().2,
            ["kind", "merit", "form", "period", "subject"]
        );
        program.expect_whole().await;
    }
}
