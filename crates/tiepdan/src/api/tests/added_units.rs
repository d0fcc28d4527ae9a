//! Units that the register adds, over the API.

use casework::organization;

use super::*;

const FILE: &str = "code,name,level,branch,parent,from,until\n\
     TH-NN,Trường Tiểu học Nam Ninh,commune,public_service_unit,14005-2025.ubnd,2025-07-01,\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_was_brought_in_is_listed_found_written_to_and_reported() {
    for program in programs().await {
        let brought = program.register.write(|tx, at| {
            let outcome = organization::import(tx, at, FILE.as_bytes())?;
            organization::join(tx, &at.law)?;
            Ok(outcome)
        });
        brought.await.unwrap();
        let above = program.official(COMMUNE, ALL_POSTS, true).await;
        for path in [
            "/api/v1/units?parent=14005-2025.ubnd",
            "/api/v1/units?q=tieu%20hoc%20nam",
            "/api/v1/units?branch=public_service_unit&level=commune",
        ] {
            let page = program.get(&above, path).await.done();
            assert_eq!(page["items"][0]["code"], "TH-NN", "{path}");
            assert_eq!(page["items"][0]["territory"], "14005-2025");
        }
        let petition = json!({
            "unit": "TH-NN",
            "class": "complaint",
            "people": [{ "name": "Đỗ Thị Ước", "address": "Thôn 3" }],
            "text": "Tôi khiếu nại việc thu tiền.",
        });
        let filed = program
            .post("", "/api/v1/public/petitions", &petition)
            .await
            .done();
        assert!(filed["follow_code"].is_string(), "{filed}");
        let officer = program.official("TH-NN", ALL_POSTS, false).await;
        let queue = program.get(&officer, "/api/v1/petitions").await.done();
        assert_eq!(queue["items"].as_array().unwrap().len(), 1);
        let report = "/api/v1/reports/02-XLD?unit=TH-NN&period=2026-Q3";
        let report = program.get(&above, report).await.done();
        assert_eq!(report["unit"], "TH-NN");
    }
}
