//! The program under a role that has no more rights than it needs: `deploy/postgresql-role.sql`.

use store::{Engine, Store, params};

use super::*;
use crate::MIGRATIONS;

const ROLES: &str = include_str!("../../../../../deploy/postgresql-role.sql");
/// What PostgreSQL says of whoever lacks a right: `insufficient_privilege`.
const NO_RIGHT: &str = "(42501)";

/// The same register as another role meets it.
async fn under(role: &str, register: &Register) -> Store {
    let url = format!("{}%20-crole%3D{role}", register.url);
    Store::postgres(&url).await.unwrap()
}

async fn refuses(store: &Store, sql: &'static str) {
    let told = store.write(move |tx| tx.execute(sql, params![])).await;
    let fault = told.expect_err(sql).to_string();
    assert!(fault.contains(NO_RIGHT), "{sql}: {fault}");
}

#[tokio::test(flavor = "multi_thread")]
async fn under_its_own_role_the_program_works_and_can_change_neither_trail_nor_docket_nor_schema() {
    for mut story in Story::all(AFTER).await {
        if story.register.store.engine() != Engine::Postgres {
            continue;
        }
        story
            .register
            .store
            .write(|tx| tx.batch(ROLES))
            .await
            .unwrap();
        let store = under("tiepdan_program", &story.register).await;
        store.expect_migrated(MIGRATIONS).await.unwrap();
        story.register.store = store.clone();
        story.open(Class::Complaint, Handling::default()).await;
        story.on(2).step("accept", &[("number", "1")]).await;
        story.whole().await;
        for sql in [
            "delete from audit",
            "update audit set detail = ''",
            "delete from docket",
            "update docket set fields = '{}'",
            "delete from supervision_step",
            "insert into schema_migration (number, name) values (99, 'forged')",
            "create table forged (id bigint primary key)",
            "drop table docket",
            "truncate audit",
        ] {
            refuses(&store, sql).await;
        }
        story.whole().await;

        let backup = under("tiepdan_backup", &story.register).await;
        let seen = backup.read(|tx| tx.query("select hash from docket", params![]));
        assert!(!seen.await.unwrap().is_empty());
        refuses(&backup, "delete from tally").await;
        refuses(
            &backup,
            "insert into series (unit, series, year, last) values ('a', 'b', 1, 1)",
        )
        .await;
    }
}
