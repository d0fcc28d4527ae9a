//! One value of one row is changed by plain SQL, for every column of every table that may only grow.

use store::{Engine, params};

use super::*;
use crate::testing::APPEND_ONLY;

/// Each table, one row of it, and the word by which its faults name it.
const TABLES: [(&str, &str, &str); 9] = [
    (
        "audit",
        "lane = (select min(lane) from audit) and seq = (select max(a.seq) from audit a where a.lane = (select min(lane) from audit))",
        "audit ",
    ),
    (
        "audit_head",
        "lane = (select min(lane) from audit_head)",
        "audit",
    ),
    ("docket", "seq = (select max(seq) from docket)", "docket"),
    (
        "attachment",
        "id = (select min(id) from attachment)",
        "attachment",
    ),
    (
        "content",
        "hash = (select min(hash) from content)",
        "content",
    ),
    ("paper", "state = 'issued'", "paper"),
    (
        "audit_root",
        "day = (select min(day) from audit_root)",
        "audit_root",
    ),
    (
        "audit_root_lane",
        "day = (select min(day) from audit_root) and lane = (select min(lane) from audit_root_lane)",
        "audit_root",
    ),
    (
        "audit_root_docket",
        "day = (select min(day) from audit_root)",
        "audit_root",
    ),
];
/// Columns that the database itself does not let point at nothing.
const REFUSED: [(&str, &str); 2] = [("docket", "case_id"), ("paper", "notice")];

/// The columns of a table with their types.
fn columns(tx: &mut Tx<'_>, table: &str) -> Result<Vec<(String, String)>> {
    let sql = match tx.engine() {
        Engine::Sqlite => "select name, lower(type) as kind from pragma_table_info($1)",
        Engine::Postgres => {
            "select cast(column_name as text) as name, cast(data_type as text) as kind from information_schema.columns \
             where table_schema = current_schema() and cast(table_name as text) = $1"
        }
    };
    let rows = tx.query(sql, params![table])?;
    let columns = rows
        .iter()
        .map(|row| Ok((row.get("name")?, row.get("kind")?)));
    Ok(columns.collect::<store::Result<_>>()?)
}

/// Another value of the same type.
fn another(column: &str, kind: &str) -> String {
    match kind {
        "text" => format!("coalesce({column}, '') || '~'"),
        "bigint" => format!("coalesce({column}, 0) + 1"),
        "boolean" => format!("not {column}"),
        "blob" => "x'00'".to_owned(),
        "bytea" => "decode('00', 'hex')".to_owned(),
        other => panic!("{column} is {other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changed_value_of_any_column_is_found_and_named() {
    for mut story in Story::all().await {
        story.accept().await;
        story.register.on(MONDAY.saturating_add(1.day()));
        assert_eq!(story.draw().await, [MONDAY]);
        assert_eq!(story.register.faults().await.unwrap(), Vec::<String>::new());
        for (table, row, word) in TABLES {
            let read = story.register.read(move |tx, _| columns(tx, table));
            let columns = read.await.unwrap();
            assert!(columns.len() > 2, "{table}");
            for (column, kind) in columns {
                let value = another(&column, &kind);
                let sql = format!("update {table} set {column} = {value} where {row}");
                let change = {
                    let sql = sql.clone();
                    move |tx: &mut Tx<'_>| {
                        assert_eq!(tx.execute(&sql, params![])?, 1, "{sql}");
                        Ok::<_, Failure>(())
                    }
                };
                match story.found(change, crate::check::chains).await {
                    Ok(found) => {
                        let named = found.iter().any(|line| line.contains(word));
                        assert!(named, "{sql}: {found:?}");
                    }
                    Err(_) => assert!(REFUSED.contains(&(table, column.as_str())), "{sql}"),
                }
            }
        }
        assert_eq!(story.chains().await, Vec::<String>::new(), "all was undone");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_come_or_go_behind_the_programs_back_are_found_and_named() {
    for mut story in Story::all().await {
        story.accept().await;
        story.register.on(MONDAY.saturating_add(1.day()));
        story.draw().await;
        for (sql, fault) in [
            ("delete from attachment", "the row is gone"),
            (
                "delete from content where media_type = 'application/pdf'",
                "not the one that was issued",
            ),
            ("delete from paper", "the issued paper is gone"),
            (
                "update paper set state = 'draft'",
                "the issued paper is gone",
            ),
            (
                "insert into attachment (id, tenant, subject, sealed, name, media_type, size, hash, added_at, added_by, salt) \
                 select id + 1, tenant, subject, sealed, name, media_type, size, hash, added_at, added_by, salt from attachment",
                "it came in another way",
            ),
            (
                "insert into audit (lane, seq, tenant, at, official, unit, event, subject_kind, subject, detail, previous, hash) \
                 select lane, seq + 1000, tenant, at, official, unit, event, subject_kind, subject, detail, previous, hash from audit",
                "entries are missing",
            ),
            ("delete from audit_head", "a lane without head"),
            (
                "update cases set docket_length = 0, docket_hash = ''",
                "where its docket ends",
            ),
        ] {
            let change = move |tx: &mut Tx<'_>| {
                assert!(tx.execute(sql, params![])? > 0, "{sql}");
                Ok::<_, Failure>(())
            };
            let found = story.found(change, crate::check::chains).await.unwrap();
            let told = found.iter().any(|line| line.contains(fault));
            assert!(told, "{sql}: {found:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_itself_refuses_to_change_or_delete_what_may_only_grow() {
    for mut story in Story::all().await {
        story.register.on(MONDAY.saturating_add(1.day()));
        story.draw().await;
        for table in APPEND_ONLY {
            let column = match table {
                "audit" | "docket" => "unit",
                "audit_key" => "first_day",
                _ => "day",
            };
            for sql in [
                format!("update {table} set {column} = ''"),
                format!("delete from {table}"),
            ] {
                let text = sql.clone();
                let refused = story
                    .register
                    .write(move |tx, _| Ok(tx.execute(&text, params![])?));
                let refused = refused.await.expect_err(&sql).to_string();
                assert!(refused.contains("append-only"), "{sql}: {refused}");
            }
        }
        assert_eq!(story.chains().await, Vec::<String>::new());
    }
}
