//! What every engine promises.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may end here"
)]

use store::testing::{TestStore, stores};
use store::{Engine, Error, IntoValue, Migration, Row, params};

const FIRST: &[Migration] = &[Migration {
    number: 1,
    name: "a ledger",
    sql: "create table ledger (id bigint primary key, name text, paid boolean not null, on_day text, \
          rate double precision, scan {blob}); create index ledger_day on ledger (on_day)",
}];
const SECOND: &[Migration] = &[
    FIRST[0],
    Migration {
        number: 2,
        name: "a note",
        sql: "alter table ledger add column note text",
    },
];
const ADD: &str =
    "insert into ledger (id, name, paid, on_day, rate, scan) values ($1, $2, $3, $4, $5, $6)";
const COUNT: &str = "select cast(count(*) as bigint) as n from ledger";

async fn databases() -> Vec<TestStore> {
    let all = stores().await.unwrap();
    for one in &all {
        one.store.migrate(FIRST).await.unwrap();
    }
    all
}

async fn count(one: &TestStore) -> i64 {
    one.store
        .read(|tx| tx.first(COUNT, params![])?.unwrap().get("n"))
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_type_comes_back_as_it_went() {
    for one in databases().await {
        let row: Row = one
            .store
            .write(|tx| {
                let scan = vec![0_u8, 255];
                let day = jiff::civil::date(2026, 7, 1);
                tx.execute(ADD, params![7_i64, "Đỗ Thị Ước", true, day, 99.2_f64, scan])?;
                tx.execute(
                    ADD,
                    params![
                        8_i64,
                        None::<String>,
                        false,
                        None::<String>,
                        None::<f64>,
                        None::<Vec<u8>>
                    ],
                )?;
                Ok::<_, Error>(
                    tx.first("select * from ledger where id = $1", params![7_i64])?
                        .unwrap(),
                )
            })
            .await
            .unwrap();
        assert_eq!(row.get::<i64>("id").unwrap(), 7);
        assert_eq!(row.get::<String>("name").unwrap(), "Đỗ Thị Ước");
        assert!(row.get::<bool>("paid").unwrap());
        assert_eq!(
            row.get::<jiff::civil::Date>("on_day").unwrap(),
            jiff::civil::date(2026, 7, 1)
        );
        assert!((row.get::<f64>("rate").unwrap() - 99.2).abs() < 1e-9);
        assert_eq!(row.get::<Vec<u8>>("scan").unwrap(), [0, 255]);
        assert!(row.get::<String>("id").is_err(), "a number is no text");
        assert!(row.get::<i64>("nothing").is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_transaction_leaves_nothing_and_its_neighbours_stay() {
    for one in databases().await {
        let mut waiting = Vec::new();
        for id in 0..100_i64 {
            let store = one.store.clone();
            waiting.push(tokio::spawn(async move {
                store
                    .write(move |tx| {
                        tx.execute(ADD, params![id, "x", true, "2026-01-01", 1.0, vec![1_u8]])?;
                        if id % 3 == 0 {
                            Err(Error::Unsupported("thirds"))
                        } else {
                            Ok(())
                        }
                    })
                    .await
            }));
        }
        let mut kept = 0;
        for task in waiting {
            kept += i64::from(task.await.unwrap().is_ok());
        }
        assert_eq!(kept, 66);
        assert_eq!(count(&one).await, 66);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_there_is_told_apart_from_other_faults() {
    for one in databases().await {
        let twice = |tx: &mut store::Tx<'_>| {
            tx.execute(ADD, params![1_i64, "x", true, "", 0.0, vec![0_u8]])
        };
        one.store.write(twice).await.unwrap();
        assert!(one.store.write(twice).await.unwrap_err().is_duplicate());
        let wrong = one
            .store
            .write(|tx| tx.execute("insert into nowhere values (1)", params![]))
            .await;
        assert!(!wrong.unwrap_err().is_duplicate());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_undoes_its_own_transaction_only() {
    for one in databases().await {
        let broken = one
            .store
            .write(|tx| {
                tx.execute(ADD, params![1_i64, "x", true, "", 0.0, vec![0_u8]])?;
                assert_eq!(count_of(tx), 7, "a fault of the program");
                Ok::<(), Error>(())
            })
            .await;
        assert!(matches!(broken, Err(Error::Panicked)));
        assert_eq!(count(&one).await, 0);
        one.store
            .write(|tx| tx.execute(ADD, params![2_i64, "x", true, "", 0.0, vec![0_u8]]))
            .await
            .unwrap();
        assert_eq!(count(&one).await, 1);
    }
}

fn count_of(tx: &mut store::Tx<'_>) -> i64 {
    tx.first(COUNT, params![])
        .unwrap()
        .unwrap()
        .get("n")
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_cannot_write() {
    for one in databases().await {
        let written = one
            .store
            .read(|tx| {
                tx.execute(
                    ADD,
                    &[
                        1_i64.value(),
                        "x".value(),
                        true.value(),
                        "".value(),
                        0.0.value(),
                        [0_u8][..].value(),
                    ],
                )
            })
            .await;
        assert!(written.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_only_goes_forward() {
    for one in databases().await {
        one.store.migrate(SECOND).await.unwrap();
        one.store.migrate(SECOND).await.unwrap();
        assert!(matches!(
            one.store.migrate(FIRST).await,
            Err(Error::Newer { found: 2, known: 1 })
        ));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_a_whole_database() {
    let one = store::testing::sqlite().unwrap();
    one.store.migrate(FIRST).await.unwrap();
    one.store
        .write(|tx| tx.execute(ADD, params![1_i64, "x", true, "", 0.0, vec![0_u8]]))
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.db");
    one.store.copy_to(&path).await.unwrap();
    let copy = store::Store::sqlite(&path).unwrap();
    let found: i64 = copy
        .read(|tx| tx.first(COUNT, params![])?.unwrap().get("n"))
        .await
        .unwrap();
    assert_eq!(found, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_means_the_same_value_wherever_it_stands() {
    for one in databases().await {
        one.store
            .write(|tx| {
                let (id, name, day) = (5_i64, "sau", "2026-01-05");
                tx.execute(
                    "insert into ledger (name, id, paid, on_day) select $2, $1, true, $3 where cast($3 as text) = $3",
                    params![id, name, day],
                )
            })
            .await
            .unwrap();
        let row: Row = one
            .store
            .read(|tx| {
                let sql =
                    "select id, name from ledger where on_day = $2 and id = $1 and on_day >= $2";
                Ok::<_, Error>(tx.first(sql, params![5_i64, "2026-01-05"])?.unwrap())
            })
            .await
            .unwrap();
        assert_eq!(row.get::<String>("name").unwrap(), "sau");
    }
    let sqlite = store::testing::sqlite().unwrap();
    let missing = sqlite
        .store
        .read(|tx| tx.query("select $2 as two", params![1_i64]))
        .await;
    assert!(
        matches!(missing, Err(Error::Column { .. })),
        "a value that is not given is a fault, not a null"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_is_there_for_the_next_question_and_its_fault_undoes_everything() {
    const SEND: &str = "insert into ledger (id, paid) values ($1, $2)";
    for one in databases().await {
        let seen = one.store.write(move |tx| {
            // More than are sent at once.
            for id in 0..150_i64 {
                tx.send(SEND, params![id, false])?;
            }
            tx.first(COUNT, params![])?.unwrap().get::<i64>("n")
        });
        assert_eq!(seen.await.unwrap(), 150);
        let twice = one.store.write(move |tx| {
            tx.send(SEND, params![150_i64, false])?;
            tx.send(SEND, params![7_i64, false])?;
            tx.send(SEND, params![151_i64, false])
        });
        assert!(twice.await.unwrap_err().is_duplicate());
        assert_eq!(count(&one).await, 150);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_lost_between_two_writes_is_opened_again() {
    const OWN: &str = "select cast(pg_backend_pid() as bigint) as pid";
    const END: &str = "select pg_terminate_backend(cast($1 as integer)) as ended";
    for one in databases().await {
        if one.store.engine() == Engine::Sqlite {
            continue;
        }
        let own = one.store.write(|tx| tx.first(OWN, params![]));
        let pid: i64 = own.await.unwrap().unwrap().get("pid").unwrap();
        let end = move |tx: &mut store::Tx<'_>| tx.first(END, params![i32::try_from(pid).unwrap()]);
        one.store.read(end).await.unwrap();
        let add = |tx: &mut store::Tx<'_>| {
            tx.execute(ADD, params![1_i64, "x", true, "", 0.0, vec![0_u8]])
        };
        one.store.write(add).await.unwrap();
        assert_eq!(count(&one).await, 1);
    }
}

/// What one of many writers does, and what he is to be told.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Kept,
    Refused,
    Doubled,
    DoubledAtTheEnd,
    Panicked,
}

fn fate(id: i64) -> Fate {
    match id % 10 {
        3 => Fate::Refused,
        5 => Fate::Doubled,
        7 => Fate::DoubledAtTheEnd,
        9 => Fate::Panicked,
        _ => Fate::Kept,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_that_share_a_commit_are_each_told_their_own_end() {
    const SEND: &str = "insert into ledger (id, paid) values ($1, $2)";
    for one in databases().await {
        let first = one
            .store
            .write(|tx| tx.execute(SEND, params![-1_i64, true]));
        first.await.unwrap();
        let mut waiting = Vec::new();
        for id in 0..200_i64 {
            let store = one.store.clone();
            waiting.push(tokio::spawn(async move {
                let act = move |tx: &mut store::Tx<'_>| {
                    tx.send(SEND, params![id, false])?;
                    match fate(id) {
                        Fate::Kept => Ok(()),
                        Fate::Refused => Err(Error::Unsupported("thirds")),
                        Fate::Doubled => tx.execute(SEND, params![-1_i64, true]).map(drop),
                        // Told only when the texts are settled.
                        Fate::DoubledAtTheEnd => tx.send(SEND, params![-1_i64, true]),
                        Fate::Panicked => {
                            assert_eq!(count_of(tx), -1, "a fault of the program");
                            Ok(())
                        }
                    }
                };
                (id, store.write(act).await)
            }));
        }
        for task in waiting {
            let (id, told) = task.await.unwrap();
            let end = match told {
                Ok(()) => Fate::Kept,
                Err(Error::Unsupported(_)) => Fate::Refused,
                Err(Error::Panicked) => Fate::Panicked,
                Err(fault) if fault.is_duplicate() => fate(id),
                Err(fault) => panic!("{id}: {fault}"),
            };
            assert_eq!(end, fate(id), "{id}");
        }
        assert_eq!(count(&one).await, 1 + 120);
    }
}
