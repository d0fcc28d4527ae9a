//! Figures as anybody reads them.

use axum::http::StatusCode;
use law::procedure::Class;

use super::desk::desks;

#[tokio::test(flavor = "multi_thread")]
async fn anybody_reads_how_many_and_nobody_learns_of_a_single_denunciation() {
    for desk in desks().await {
        desk.case(Class::Complaint).await;
        desk.case(Class::Denunciation).await;
        let visitor = desk.browser().await.signed_out();
        let country = visitor.open("/figures?period=2026-Q3").await;
        country.says(&[
            "Cả nước",
            "/figures?unit=37-2025&#38;period=2026-Q3",
            "<span class=\"unseen\">giấu</span>",
        ]);
        let province = visitor.open("/figures?unit=37-2025&period=2026-Q3").await;
        province.says(&["Khiếu nại: Tổng số đơn", "dưới 5"]);
        let (_, denunciations) = province
            .body
            .split_once("KẾT QUẢ GIẢI QUYẾT TỐ CÁO")
            .unwrap();
        let (table, _) = denunciations.split_once("</table>").unwrap();
        assert!(!table.contains("<td>1</td>"), "{table}");
        let home = visitor.open("/").await;
        home.says(&["Đơn phải xử lý", "<p class=\"stat-value\">2</p>"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_figures_are_of_places_and_of_named_periods_alone() {
    let desk = desks().await.remove(0);
    let visitor = desk.browser().await.signed_out();
    for query in [
        "unit=14005-2025",
        "unit=14005-2025.ubnd",
        "unit=nowhere",
        "period=2026-07-01..2026-07-07",
        "period=x",
        "period=9999",
        "period=2013",
    ] {
        let answer = visitor.open(&format!("/figures?{query}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{query}");
    }
    let english = visitor.open_in("en", "/figures?period=2020").await;
    english.says(&["The whole country", "Receptions of citizens"]);
}
