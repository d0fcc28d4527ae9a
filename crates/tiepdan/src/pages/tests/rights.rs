//! Everybody reads who may do what, and what he himself may.

use law::procedure::{Class, Post};

use super::desk::desks;
use super::reports::csv_total;
use super::{COMMUNE, NEIGHBOUR, OFFICER, PROVINCE};

#[tokio::test(flavor = "multi_thread")]
async fn an_official_reads_the_rules_of_today_and_which_of_them_give_him_something() {
    for desk in desks().await {
        let settler = desk.official(COMMUNE, &[Post::Settler], false).await;
        let browser = desk.browser_of(&settler).await;
        let page = browser.open("/rights").await;
        let rules = casework::testing::law().rights.rules().to_vec();
        for rule in &rules {
            page.says(&[&format!("id=\"{}\"", rule.id)]);
        }
        let his = rules
            .iter()
            .filter(|rule| rule.posts.contains(&Post::Settler));
        assert_eq!(page.body.matches(">Được làm<").count(), his.count());
        page.says(&["Quy định của cơ quan", "R-PET-03"]);
        let english = browser.open_in("en", "/rights").await;
        english.says(&[
            "Accept, guide, return, transfer, urge or file a petition.",
            "You may not",
        ]);
        let visitor = browser.signed_out().open("/rights").await;
        assert_eq!(visitor.status, axum::http::StatusCode::SEE_OTHER);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_has_the_figure_of_the_page_and_the_page_the_rows_of_the_list() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        let neighbour = desk.official(NEIGHBOUR, OFFICER, false).await;
        let above = desk.official(PROVINCE, OFFICER, true).await;
        for (reader, seen) in [(&desk.officer, 1), (&neighbour, 0), (&above, 1)] {
            let browser = desk.browser_of(reader).await;
            let csv = browser.open("/reports/03-GQKN/csv?period=2026-Q3").await;
            assert_eq!(csv_total(&csv, 2), seen.to_string(), "{}", reader.unit);
            let line = format!("href=\"/cases/{case}\"");
            for page in ["/reports/03-GQKN/2/rows?period=2026-Q3", "/cases"] {
                let page = browser.open(page).await;
                assert_eq!(page.body.contains(&line), seen == 1, "{}", reader.unit);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trail_of_a_case_tells_the_rule_of_each_act() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        desk.register
            .take(&desk.officer, case, "accept", &[])
            .await
            .unwrap();
        let browser = desk.browser().await;
        let trail = browser.open(&format!("/cases/{case}/trail")).await;
        trail.says(&["<a href=\"/rights#R-SET-01\">R-SET-01</a>"]);
    }
}
