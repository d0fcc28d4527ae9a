//! Writes that wait for their turn, so that those of a moment share one commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender};

use tokio::sync::oneshot;

use crate::{Error, Result, Tx};

/// A write: run it (again, after its transaction was undone), then learn whether the commit held.
pub(crate) trait Job: Send {
    /// Answers whether its changes are to be kept.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Tells the asker.
    fn answer(self: Box<Self>, committed: Result<()>);
}

struct Work<T, E, F> {
    act: F,
    outcome: Option<std::result::Result<T, E>>,
    reply: oneshot::Sender<std::result::Result<T, E>>,
}

impl<T, E, F> Job for Work<T, E, F>
where
    F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.act)(tx)))
            .unwrap_or_else(|_| Err(Error::Panicked.into()));
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn answer(self: Box<Self>, committed: Result<()>) {
        let outcome = match (committed, self.outcome) {
            (Err(fault), Some(Ok(_)) | None) => Err(fault.into()),
            (_, Some(outcome)) => outcome,
            (Ok(()), None) => Err(Error::Closed.into()),
        };
        // The asker may have gone; the change stays.
        drop(self.reply.send(outcome));
    }
}

/// Hands a write to the thread that writes, and waits until it is durable.
pub(crate) async fn ask<T, E, F>(
    writer: &Sender<Box<dyn Job>>,
    work: F,
) -> std::result::Result<T, E>
where
    F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (reply, answer) = oneshot::channel();
    let job = Box::new(Work {
        act: work,
        outcome: None,
        reply,
    });
    writer.send(job).map_err(|_| Error::Closed)?;
    answer.await.map_err(|_| Error::Closed)?
}

/// The next write and whatever else waits with it, at most `most`; none when nobody can ask any more.
pub(crate) fn waiting(jobs: &Receiver<Box<dyn Job>>, most: usize) -> Option<Vec<Box<dyn Job>>> {
    let mut batch = vec![jobs.recv().ok()?];
    batch.extend(jobs.try_iter().take(most.saturating_sub(1)));
    Some(batch)
}
