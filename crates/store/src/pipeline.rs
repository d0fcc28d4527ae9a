//! Several texts given to PostgreSQL at once: their answers are awaited together, one way there and back for all.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use deadpool_postgres::Transaction;
use tokio_postgres::{Error as Fault, Row, Statement};

use crate::merge::merge;
use crate::tx::erase;
use crate::{Result, Value};

/// A text and its values, on their way.
pub(crate) struct Sent {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value<'static>>,
    pub(crate) wants: Wants,
}

/// What is to be told of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wants {
    Nothing,
    /// How many rows it changed.
    Count,
    Rows,
}

/// What was told of a text.
pub(crate) enum Told {
    Count(u64),
    Rows(Vec<Row>),
}

type Answer<'a> = Pin<Box<dyn Future<Output = std::result::Result<Told, Fault>> + 'a>>;

/// Runs texts in their order; what is told of those that want it, in that order. The first fault is told instead.
pub(crate) async fn run(tx: &Transaction<'_>, texts: Vec<Sent>) -> Result<Vec<Told>> {
    let texts = merge(texts);
    let mut statements = Vec::with_capacity(texts.len());
    for text in &texts {
        statements.push(tx.prepare_cached(&text.sql).await?);
    }
    let mut answers: Vec<_> = statements
        .iter()
        .zip(&texts)
        // A text is sent when its answer is first asked for; they are asked in order.
        .map(|(statement, text)| State::Waiting(answer(tx, statement, text)))
        .collect();
    poll_fn(|context| poll_each(&mut answers, context)).await;
    let mut told = Vec::new();
    for (answer, text) in answers.into_iter().zip(&texts) {
        // Faults after the first only say that the transaction is over.
        if let State::Done(done) = answer {
            let done = done?;
            if text.wants != Wants::Nothing {
                told.push(done);
            }
        }
    }
    Ok(told)
}

fn answer<'a>(tx: &'a Transaction<'_>, statement: &'a Statement, text: &'a Sent) -> Answer<'a> {
    let values = text.values.iter().map(erase);
    if text.wants != Wants::Rows {
        let changed = tx.execute_raw(statement, values);
        return Box::pin(async { changed.await.map(Told::Count) });
    }
    let values: Vec<_> = values.collect();
    Box::pin(async move { tx.query(statement, &values).await.map(Told::Rows) })
}

enum State<'a> {
    Waiting(Answer<'a>),
    Done(std::result::Result<Told, Fault>),
}

/// Asks for every answer that is still missing.
fn poll_each(answers: &mut [State<'_>], context: &mut Context<'_>) -> Poll<()> {
    let mut all = Poll::Ready(());
    for state in answers {
        let State::Waiting(answer) = state else {
            continue;
        };
        match answer.as_mut().poll(context) {
            Poll::Pending => all = Poll::Pending,
            Poll::Ready(done) => *state = State::Done(done),
        }
    }
    all
}
