//! Units are found and shown as they were on a day.

use axum::http::StatusCode;
use law::procedure::Post;

use super::desk::desks;
use super::{COMMUNE, PROVINCE};

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_found_with_and_without_marks_on_the_day_it_exists() {
    for desk in desks().await {
        let browser = desk.browser().await;
        for typed in ["Ninh%20B%C3%ACnh", "ninh%20binh"] {
            let page = browser.open(&format!("/units?q={typed}")).await;
            page.says(&["/units/37-2025.ubnd"]);
        }
        let before = browser.open("/units?q=ha%20nam&on=2024-01-01").await;
        before.says(&["Hà Nam", "on=2024-01-01"]);
        let none = browser.open("/units?q=khong%20co%20noi%20nay").await;
        none.says(&["Không có đơn vị nào"]);
        let wrong = browser.open("/units?q=ha%20nam&on=mai").await;
        wrong.says(&["Không phải ngày"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_of_before_names_who_took_over() {
    for desk in desks().await {
        let browser = desk.browser().await;
        let law = casework::testing::law();
        let before = jiff::civil::date(2024, 1, 1);
        let law::unit::Lookup::One(unit) = law.units.by_name("UBND tỉnh Hà Nam", before) else {
            panic!("Hà Nam was a province in 2024");
        };
        let page = browser.open(&format!("/units/{}", unit.code)).await;
        page.says(&["Đơn vị này đã kết thúc", "/units/37-2025.ubnd"]);
        let none = browser.open("/units/khong-co").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn officials_are_shown_to_their_own_and_to_who_leads_above() {
    for desk in desks().await {
        let path = format!("/units/{COMMUNE}");
        desk.browser()
            .await
            .open(&path)
            .await
            .says(&["Cán bộ", "Nguyễn Văn Mẫu"]);
        for (posts, below, sees) in [
            (&[Post::Head][..], true, true),
            (&[Post::Head][..], false, false),
            (&[Post::Settler][..], true, false),
        ] {
            let posts: &'static [Post] = posts;
            let above = desk.official(PROVINCE, posts, below).await;
            let page = desk.browser_of(&above).await.open(&path).await;
            assert_eq!(page.body.contains("id=\"who\""), sees, "{posts:?} {below}");
        }
        let tree = desk.official(PROVINCE, &[Post::Head], true).await;
        let page = desk.browser_of(&tree).await.open("/units").await;
        page.says(&[&path]);
    }
}
