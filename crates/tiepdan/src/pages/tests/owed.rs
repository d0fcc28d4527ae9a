//! Reports on time as a browser meets them, and papers for sessions refused to who may not have them.

use axum::http::StatusCode;
use jiff::civil::date;
use law::procedure::Post;

use super::PROVINCE;
use super::desk::desks;

const OWED: &str = "/reports/owed?period=2026-Q3";
const ONE: &str = "/reports/owed/of?unit=14005-2025.ubnd&period=2026-Q3";

#[tokio::test(flavor = "multi_thread")]
async fn a_province_sees_who_owes_sets_a_day_and_returns_a_report() {
    for mut desk in desks().await {
        desk.register.on(date(2026, 9, 16));
        let chair = desk.official(PROVINCE, &[Post::Head], true).await;
        let above = desk.browser_of(&chair).await;
        let below = desk.browser().await;
        let list = above.open(OWED).await;
        list.says(&[
            "Báo cáo phải gửi",
            "17/09/2026",
            "href=\"/reports/owed/of?unit=14005-2025.ubnd",
        ]);
        let day = [("do", "day"), ("period", "2026-Q3"), ("due", "2026-09-18")];
        let wrong = above.send("/reports/owed", &day).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&[
            "Pháp luật quy định muộn nhất ngày 17/09/2026",
            "value=\"2026-09-18\"",
        ]);
        let day = [("do", "day"), ("period", "2026-Q3"), ("due", "2026-09-16")];
        assert_eq!(above.send("/reports/owed", &day).await.location, OWED);
        below
            .open(OWED)
            .await
            .says(&["16/09/2026", "Theo luật: 17/09/2026"]);
        let form = [("period", "2026-Q3"), ("read", "yes")];
        below.send("/reports/freeze", &form).await;
        below.send("/reports/send", &form).await;
        let one = above.open(ONE).await;
        one.says(&["Gửi báo cáo", "Khóa số liệu", "value=\"accept\""]);
        let version = one.value("version");
        let place = [
            ("unit", "14005-2025.ubnd"),
            ("period", "2026-Q3"),
            ("version", version.as_str()),
        ];
        let act = |word: &'static str, reason: &'static str| {
            [&place[..], &[("do", word), ("reason", reason)]].concat()
        };
        let empty = above.send("/reports/owed/of", &act("return", "")).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        above
            .send("/reports/owed/of", &act("return", "Thiếu lượt tiếp"))
            .await;
        below
            .open(ONE)
            .await
            .says(&["Thiếu lượt tiếp", "Xem, khóa và gửi số liệu"]);
        let late = above.send("/reports/owed/of", &act("accept", "")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let neighbour = desk.official("14011-2025.ubnd", &[Post::Head], false).await;
        let neighbour = desk.browser_of(&neighbour).await;
        assert_eq!(neighbour.open(ONE).await.status, StatusCode::NOT_FOUND);
        let tried = neighbour.send("/reports/owed/of", &act("accept", "")).await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND);
        for path in [
            "/reports/owed?period=2026-Q9",
            "/reports/owed?period=2026-M07",
            "/reports/owed",
        ] {
            assert_eq!(above.open(path).await.status, StatusCode::OK, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_and_the_figures_of_indices_are_given_to_who_may_have_them() {
    for desk in desks().await {
        let chair = desk.official(PROVINCE, &[Post::Head], true).await;
        let above = desk.browser_of(&chair).await;
        let clerk = desk
            .official(PROVINCE, &[Post::PetitionOfficer], true)
            .await;
        let clerk = desk.browser_of(&clerk).await;
        let pack = "/reports/session/pdf?period=2026-Q2";
        assert_eq!(clerk.open(pack).await.status, StatusCode::FORBIDDEN);
        assert_ne!(above.open(pack).await.status, StatusCode::FORBIDDEN);
        let other = "/reports/session/pdf?period=2026-Q2&unit=01.cap-uy";
        assert_eq!(above.open(other).await.status, StatusCode::NOT_FOUND);
        let page = above.open("/reports/indicators?period=2026-Q3").await;
        page.says(&[
            "Tỷ lệ quyết định, kết luận ban hành đúng hạn",
            "PAR, SIPAS",
            "/reports/indicators/csv?",
        ]);
        let csv = above.open("/reports/indicators/csv?period=2026-Q3").await;
        assert!(csv.body.contains("37-2025.ubnd"), "{}", csv.body);
        let xlsx = above.open("/reports/indicators/xlsx?period=2026-Q3").await;
        assert!(xlsx.body.starts_with("PK"));
        let out = "/reports/indicators?unit=01.ubnd";
        assert_eq!(above.open(out).await.status, StatusCode::NOT_FOUND);
    }
}
