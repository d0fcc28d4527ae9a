use jiff::civil::date;

use super::*;
use crate::Failure;
use crate::testing::registers;

fn asking(print: &str) -> Asking {
    Asking {
        caller: "somebody".to_owned(),
        key: "one".to_owned(),
        print: print.to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_of_the_first_time_is_kept_for_a_day() {
    for mut register in registers(date(2026, 7, 6)).await.unwrap() {
        for (day, said, heard) in [
            (6, "first", "first"),
            (7, "second", "first"),
            (9, "third", "third"),
        ] {
            register.on(date(2026, 7, day));
            let answer = register.write(move |tx, at| {
                forget_old(tx, at)?;
                once(tx, at, Some(&asking("same")), |_| {
                    Ok(Answer {
                        status: 201,
                        body: said.to_owned(),
                    })
                })
            });
            assert_eq!(answer.await.unwrap().body, heard);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_failed_leaves_no_claim_and_another_request_is_refused() {
    for register in registers(date(2026, 7, 6)).await.unwrap() {
        let failed = register
            .write(|tx, at| once(tx, at, Some(&asking("a")), |_| Err(Failure::NotFound)))
            .await;
        assert!(matches!(failed, Err(Failure::NotFound)));
        let done = |print: &'static str| {
            register.write(move |tx, at| {
                once(tx, at, Some(&asking(print)), |_| {
                    Ok(Answer {
                        status: 200,
                        body: String::new(),
                    })
                })
            })
        };
        assert_eq!(done("b").await.unwrap().status, 200);
        let other = done("c").await.unwrap_err();
        assert!(
            matches!(other, Failure::Refused(refusal) if refusal.code == "idempotency-key-reused")
        );
    }
}
