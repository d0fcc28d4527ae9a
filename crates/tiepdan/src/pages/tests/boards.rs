//! Boards as officials read them: figures that open what they count, and who may not look.

use axum::http::StatusCode;
use law::procedure::{Class, Post};

use super::desk::desks;
use super::{COMMUNE, NEIGHBOUR, PROVINCE};

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_of_a_board_opens_what_it_counts() {
    for desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        desk.case(Class::Denunciation).await;
        let chair = desk.official(PROVINCE, &[Post::Head], true).await;
        let browser = desk.browser_of(&chair).await;
        assert_eq!(
            browser.open("/board").await.location,
            format!("/board/{PROVINCE}")
        );
        let board = browser.open(&format!("/board/{PROVINCE}")).await;
        let path = format!("/board/{PROVINCE}/rows?figure=cases.complaint");
        board.says(&[
            &format!("href=\"{}\"", path.replace('&', "&#38;")),
            &format!("href=\"/board/{COMMUNE}\""),
            "data-live=\"/board/37-2025.ubnd/live?version=",
        ]);
        let rows = browser.open(&path).await;
        rows.says(&[&format!("href=\"/cases/{case}\"")]);
        let all = browser
            .open(&format!("/board/{PROVINCE}/rows?figure=opened&time=2026"))
            .await;
        assert_eq!(all.body.matches("href=\"/cases/").count(), 2);
        let first = format!("/board/{PROVINCE}/rows?figure=cases&own=yes");
        browser.open(&first).await.says(&["Không có gì"]);
        for wrong in [
            "figure=nothing",
            "figure=cases&time=age-9",
            "figure=opened&time=2026-13",
            "figure=opened&time=x",
            "",
            "figure=cases&after=%00",
        ] {
            let answer = browser
                .open(&format!("/board/{PROVINCE}/rows?{wrong}"))
                .await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_refused_to_neighbours_and_to_whoever_has_no_post_for_it() {
    for desk in desks().await {
        desk.case(Class::Complaint).await;
        let neighbour = desk.official(NEIGHBOUR, &[Post::Head], false).await;
        let archivist = desk.official(COMMUNE, &[Post::Archivist], false).await;
        let neighbour = desk.browser_of(&neighbour).await;
        let archivist = desk.browser_of(&archivist).await;
        for what in ["", "/rows?figure=cases", "/live"] {
            let path = format!("/board/{COMMUNE}{what}");
            assert_eq!(
                neighbour.open(&path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
            assert_eq!(
                archivist.open(&path).await.status,
                StatusCode::FORBIDDEN,
                "{path}"
            );
        }
    }
}
