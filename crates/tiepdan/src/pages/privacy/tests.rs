//! The notice as a citizen meets it.

use axum::http::StatusCode;
use jiff::civil::date;

use crate::testing::sites;

#[tokio::test]
async fn whoever_asks_is_told_every_purpose_with_its_article_and_the_way_to_his_own_data() {
    let site = sites(date(2026, 11, 23)).await.remove(0);
    let mut citizen = site.visitor();
    let notice = citizen.open("/privacy").await;
    assert_eq!(notice.status, StatusCode::OK);
    let law = &site.register.at.law;
    for record in &law.processing.records {
        for text in [&record.purpose, &record.whose, &record.data, &record.kept] {
            assert!(notice.says(text.in_language("vi")), "{}", record.id);
        }
        let cited = law.texts.cited(&record.article);
        assert!(notice.says(cited.in_language("vi")), "{}", record.id);
    }
    assert!(notice.says("href=\"/follow/data\""));
    // Every public page leads there.
    assert!(citizen.open("/file").await.says("href=\"/privacy\""));
}
