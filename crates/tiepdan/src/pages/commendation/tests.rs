//! Commendations as a browser meets them.

use axum::http::StatusCode;
use jiff::civil::date;
use law::procedure::Post;

use crate::testing::sites;

const PROVINCE: &str = "37-2025.ubnd";
const COMMUNE: &str = "14005-2025.ubnd";

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_proposed_shown_with_its_figures_and_granted() {
    for site in sites(date(2026, 8, 3)).await {
        site.register
            .official(COMMUNE, &[Post::Head], false)
            .await
            .unwrap();
        let (_, mut chair) = site.official_above(PROVINCE, &[Post::Head]).await;
        let page = chair.open("/commendations").await;
        let empty = chair
            .send("/commendations", &page, &[("kind", "person")])
            .await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            empty.says("id=\"e-merit\"") && empty.says("id=\"e-person\""),
            "{}",
            empty.body
        );
        let fields = [
            ("kind", "unit"),
            ("subject", COMMUNE),
            ("form", "certificate"),
            ("period", "2026-H1"),
            ("merit", "Tiếp công dân đủ số ngày"),
            ("on", "2026-08-03"),
        ];
        let sent = chair.send("/commendations", &page, &fields).await;
        let one = sent.location().to_owned();
        let shown = chair.open(&one).await;
        assert!(
            shown.says("Tỷ lệ ngày người đứng đầu trực tiếp tiếp công dân"),
            "{}",
            shown.body
        );
        let version = shown.field("version");
        let wrong = chair
            .send(&one, &shown, &[("do", "grant"), ("version", &version)])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let granted = [
            ("do", "grant"),
            ("version", &version),
            ("number", "15/QĐ-UBND"),
            ("decided", "2026-08-03"),
        ];
        chair.send(&one, &shown, &granted).await.location();
        assert!(chair.open(&one).await.says("15/QĐ-UBND"));
        let again = chair.send(&one, &shown, &granted[..1]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let (_, mut neighbour) = site.official("14011-2025.ubnd", &[Post::Head]).await;
        assert_eq!(neighbour.open(&one).await.status, StatusCode::NOT_FOUND);
        let (_, mut clerk) = site
            .official_above(PROVINCE, &[Post::PetitionOfficer])
            .await;
        let seen = clerk.open("/commendations").await;
        assert!(seen.says("15") && !seen.says("name=\"merit\""));
    }
}
