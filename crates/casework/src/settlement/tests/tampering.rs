//! One byte changed behind the program's back is found.

use store::params;

use super::*;

async fn after(story: &Story, sql: &'static str) -> Vec<String> {
    let changed = story
        .register
        .write(move |tx, _| {
            crate::testing::disarm(tx)?;
            Ok(tx.execute(sql, params![])?)
        })
        .await
        .unwrap();
    assert!(changed > 0, "{sql}");
    story.register.faults().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_column_of_the_docket_and_of_the_audit_is_bound_by_its_hash() {
    for sql in [
        "update docket set article = '02/2011/QH13 28' where seq = 2",
        "update docket set fields = '{\"number\":\"2\"}' where seq = 2",
        "update docket set on_day = '2026-07-07' where seq = 2",
        "update docket set official = 1 where seq = 2",
        "update docket set at = at + 1 where seq = 2",
        "update docket set state = 'verifying' where seq = 2",
        "update docket set unit = '37-2025.ubnd' where seq = 1",
        "delete from docket where seq = 2",
        "update cases set docket_hash = ''",
        "update audit set detail = 'decide' where event = 'case.step'",
        "update audit set official = null where event = 'case.step'",
        "update audit set at = at - 1 where event = 'petition.filed'",
        "delete from audit where event = 'petition.classified'",
    ] {
        for mut story in Story::opened(AFTER, Class::Complaint).await {
            story.on(2).step("accept", &[("number", "1")]).await;
            story.whole().await;
            assert_ne!(after(&story, sql).await, Vec::<String>::new(), "{sql}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_no_longer_agree_are_found() {
    for (sql, fault) in [
        ("update clock set due_on = '2026-08-11'", "the law gives"),
        ("update clock set article = ''", "no article"),
        ("update cases set state = 'decided'", "its docket leads to"),
        (
            "update cohort set phase = 'refused' where phase = 'accepted'",
            "cohorts",
        ),
        ("delete from cohort", "cohorts"),
        ("delete from open_text", "petition without text"),
        ("delete from case_content", "case without content"),
        (
            "update petition set case_id = null",
            "accepted petition without a case",
        ),
        ("update petition set sealed = true", "in the open"),
        ("update tally set amount = amount + 1", "off by"),
        ("delete from person", "of nobody"),
    ] {
        for mut story in Story::opened(AFTER, Class::Complaint).await {
            story.on(2).step("accept", &[("number", "1")]).await;
            let faults = after(&story, sql).await;
            let told = faults.iter().any(|line| line.contains(fault));
            assert!(told, "{sql}: {faults:?}");
        }
    }
}
