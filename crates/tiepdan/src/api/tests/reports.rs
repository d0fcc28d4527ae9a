//! Figures over the API.

use super::*;

const Q3: &str = "period=2026-Q3";

async fn with_cases(program: &Program) -> (String, Vec<String>) {
    let token = program.official(COMMUNE, ALL_POSTS, false).await;
    let mut cases = Vec::new();
    for (class, rule) in [
        ("complaint", "XD-02"),
        ("denunciation", "XD-09"),
        ("complaint", "XD-02"),
    ] {
        cases.push(program.case(&token, class, "land.compensation", rule).await);
    }
    (token, cases)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_of_a_form_is_the_sum_of_what_is_behind_it() {
    for program in programs().await {
        let (token, _) = with_cases(&program).await;
        for form in ["01-TCD", "02-XLD", "03-GQKN", "04-GQTC", "05-KQTH"] {
            let path = format!("/api/v1/reports/{form}");
            let report = program.get(&token, &format!("{path}?{Q3}")).await.done();
            assert_eq!(report["violations"], json!([]), "{form}");
            for (column, figure) in report["total"].as_object().unwrap() {
                let rows = program
                    .get(&token, &format!("{path}/{column}/rows?{Q3}"))
                    .await
                    .done();
                let items = rows["items"].as_array().unwrap();
                let sum: f64 = items
                    .iter()
                    .map(|item| item["amount"].as_f64().unwrap())
                    .sum();
                assert_eq!(figure.as_f64(), Some(sum), "{form} {column}");
            }
        }
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_behind_a_figure_is_turned_page_by_page() {
    for program in programs().await {
        let (token, cases) = with_cases(&program).await;
        let path = format!("/api/v1/reports/03-GQKN/2/rows?{Q3}&limit=1");
        let first = program.get(&token, &path).await.done();
        let next = first["next"].as_str().unwrap();
        let second = program
            .get(&token, &format!("{path}&after={next}"))
            .await
            .done();
        assert_eq!(second["next"], Json::Null);
        let ids = [&first["items"][0]["id"], &second["items"][0]["id"]];
        assert_eq!(
            ids.map(|id| id.as_str().unwrap()),
            [cases[0].as_str(), cases[2].as_str()]
        );
        assert_eq!(first["items"][0]["kind"], "case");
        assert_eq!(
            first["items"][0]["title"],
            "Không đồng ý với mức bồi thường khi thu hồi đất"
        );
        let sealed = format!("/api/v1/reports/04-GQTC/2/rows?{Q3}");
        let sealed = program.get(&token, &sealed).await;
        assert!(
            !sealed.body.to_string().contains("Ước"),
            "a denouncer is never named"
        );
        assert_eq!(sealed.done()["items"][0]["sealed"], true);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_is_told_of_no_figure_and_a_wrong_question_of_its_field() {
    for program in programs().await {
        let (token, _) = with_cases(&program).await;
        let neighbour = program.official(NEIGHBOUR, ALL_POSTS, true).await;
        for path in ["reports/03-GQKN", "reports/03-GQKN/2/rows"] {
            let path = format!("/api/v1/{path}?{Q3}&unit={COMMUNE}");
            assert_eq!(
                program.get(&neighbour, &path).await.fault().0,
                404,
                "{path}"
            );
        }
        for path in ["periods/2026-Q3", "periods/2026-Q3/reporters"] {
            let path = format!("/api/v1/{path}?unit={COMMUNE}");
            assert_eq!(
                program.get(&neighbour, &path).await.fault().0,
                404,
                "{path}"
            );
        }
        for (path, status, field) in [
            ("reports/03-GQKN?period=2026-Q9", 422, "period"),
            (
                "reports/03-GQKN?period=2026-02-30..2026-03-01",
                422,
                "period",
            ),
            ("reports/03-GQKN", 422, "period"),
            ("reports/09-XYZ?period=2026", 422, "form"),
            ("reports/03-GQKN?period=2026&version=1990", 422, "version"),
            ("reports/03-GQKN?period=2026&rows=street", 422, "rows"),
            ("reports/03-GQKN/2/rows?period=2026&after=x", 422, "after"),
            (
                "public/figures?period=2026-07-01..2026-07-02",
                422,
                "period",
            ),
        ] {
            let answer = program
                .get(&token, &format!("/api/v1/{path}"))
                .await
                .fault();
            assert_eq!(
                (answer.0, answer.2),
                (status, vec![field.to_owned()]),
                "{path}"
            );
        }
        let column = program
            .get(&token, "/api/v1/reports/03-GQKN/99/rows?period=2026")
            .await;
        assert_eq!(column.fault().0, 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_is_closed_once_under_a_key_and_sent() {
    for mut program in programs().await {
        let (token, _) = with_cases(&program).await;
        let (freeze, sending) = (
            "/api/v1/periods/2026-Q3/freeze",
            "/api/v1/periods/2026-Q3/send",
        );
        let early = program.post(&token, freeze, &json!({})).await;
        assert_eq!(early.text("code"), "period-not-over");
        program.on(date(2026, 9, 16));
        assert_eq!(
            program.post(&token, sending, &json!({})).await.text("code"),
            "period-not-frozen"
        );
        let key = [("idempotency-key", "close-q3")];
        let closed = program
            .post_with(&token, freeze, &key, &json!({}))
            .await
            .done();
        assert_eq!(
            (&closed["is_closed"], &closed["due"]),
            (&json!(true), &json!("2026-09-17"))
        );
        let again = program
            .post_with(&token, freeze, &key, &json!({}))
            .await
            .done();
        assert_eq!(again, closed);
        let another = program.post(&token, freeze, &json!({})).await;
        assert_eq!(another.text("code"), "period-frozen");
        program.post(&token, sending, &json!({})).await.done();
        let shown = program.get(&token, "/api/v1/periods/2026-Q3").await.done();
        assert_eq!(shown["sent_on"], "2026-09-16");
        let above = program
            .official("37-2025.ubnd", &[Post::Supervisor], true)
            .await;
        let all = program
            .get(&above, "/api/v1/periods/2026-Q3/reporters")
            .await
            .done();
        let sent: Vec<&Json> = all
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["sent_on"] != Json::Null)
            .collect();
        assert_eq!((sent.len(), &sent[0]["unit"]), (1, &json!(COMMUNE)));
        program.expect_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn open_data_hides_what_could_point_to_a_person() {
    for program in programs().await {
        with_cases(&program).await;
        let path = format!("/api/v1/public/figures?{Q3}&unit=37-2025");
        let open = program
            .ask(Method::GET, &path, &[], Body::empty())
            .await
            .done();
        let total = |form: &str| {
            let forms = open["forms"].as_array().unwrap();
            forms.iter().find(|one| one["form"] == form).unwrap()["total"].clone()
        };
        assert_eq!(
            total("02/XLD"),
            json!({"1": 3, "2": 3, "6": 2, "12": null, "19": 0})
        );
        assert_eq!(total("04/GQTC")["2"], Json::Null);
        let commune = format!("/api/v1/public/figures?{Q3}&unit={COMMUNE}");
        let commune = program.ask(Method::GET, &commune, &[], Body::empty()).await;
        assert_eq!(commune.fault().0, 404);
    }
}
