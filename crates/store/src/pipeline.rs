//! Several texts given to PostgreSQL at once: their answers are awaited together, one way there and back for all.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use crate::tx::erase;
use crate::{Error, Result, Value};

type Answer<'a> =
    Pin<Box<dyn Future<Output = std::result::Result<u64, tokio_postgres::Error>> + 'a>>;

/// Runs texts in their order; the first fault is told.
pub(crate) async fn run(
    tx: &deadpool_postgres::Transaction<'_>,
    texts: &[(String, Vec<Value<'static>>)],
) -> Result<()> {
    let mut statements = Vec::with_capacity(texts.len());
    for (sql, _) in texts {
        statements.push(tx.prepare_cached(sql).await?);
    }
    let mut answers: Vec<Option<Answer<'_>>> = Vec::with_capacity(texts.len());
    for (statement, (_, params)) in statements.iter().zip(texts) {
        // A text is sent when its answer is first asked for; they are asked in order.
        let answer = tx.execute_raw(statement, params.iter().map(erase));
        answers.push(Some(Box::pin(answer)));
    }
    let mut fault = None;
    poll_fn(|context| {
        let mut is_waiting = false;
        for slot in &mut answers {
            let Some(answer) = slot else { continue };
            match answer.as_mut().poll(context) {
                Poll::Pending => is_waiting = true,
                Poll::Ready(done) => {
                    *slot = None;
                    // Those after the first only say that the transaction is over.
                    fault = fault.take().or(done.err());
                }
            }
        }
        if is_waiting {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
    .await;
    fault.map_or(Ok(()), |fault| Err(Error::from(fault)))
}
