//! A form that is sent twice, by a double click or a reload, is taken once.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use tokio::sync::OnceCell;

/// Answers kept at most; the oldest go first.
const MANY: usize = 10_000;
/// How long an answer is kept, in seconds.
const LIFE: i64 = 3600;

struct Kept<T> {
    at: Timestamp,
    answer: Arc<OnceCell<T>>,
}

/// The answers given of late, by the print of the form. The form holds a token that nobody can guess, or two people who
/// type the same would be given one answer.
pub struct Once<T> {
    most: usize,
    kept: Mutex<HashMap<String, Kept<T>>>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self::of(MANY)
    }
}

impl<T> Once<T> {
    /// Keeps at most so many answers.
    pub fn of(most: usize) -> Self {
        Self {
            most,
            kept: Mutex::default(),
        }
    }
}

impl<T: Clone> Once<T> {
    /// Does the work for this print, or answers what it answered before; whoever comes meanwhile waits. Work that
    /// failed may be tried again.
    ///
    /// # Errors
    /// What the work answers.
    pub async fn take<E, F: Future<Output = Result<T, E>>>(
        &self,
        print: &str,
        now: Timestamp,
        work: impl FnOnce() -> F,
    ) -> Result<T, E> {
        let answer = self.place(print, now);
        answer.get_or_try_init(work).await.cloned()
    }

    fn place(&self, print: &str, now: Timestamp) -> Arc<OnceCell<T>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= self.most {
            let oldest = now.as_second() - LIFE;
            kept.retain(|_, one| one.at.as_second() > oldest);
        }
        if kept.len() >= self.most {
            kept.clear();
        }
        let place = kept.entry(print.to_owned()).or_insert_with(|| Kept {
            at: now,
            answer: Arc::default(),
        });
        Arc::clone(&place.answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicI64, Ordering};

    #[tokio::test]
    async fn a_form_sent_twice_is_taken_once_and_a_failed_one_again() {
        let (once, taken) = (Once::<i64>::default(), AtomicI64::new(0));
        let now = Timestamp::UNIX_EPOCH;
        let work = || async { Ok::<_, ()>(taken.fetch_add(1, Ordering::Relaxed)) };
        let (a, b) = tokio::join!(once.take("x", now, work), once.take("x", now, work));
        assert_eq!((a, b), (Ok(0), Ok(0)));
        assert_eq!(once.take("y", now, || async { Err(()) }).await, Err(()));
        assert_eq!(once.take("y", now, work).await, Ok(1));
    }

    #[tokio::test]
    async fn no_more_answers_are_kept_than_there_is_room_for() {
        let once = Once::<i64>::of(3);
        for print in ["a", "b", "c", "d", "e"] {
            let work = || async { Ok::<_, ()>(1) };
            let taken = once.take(print, Timestamp::UNIX_EPOCH, work).await;
            assert_eq!(taken, Ok(1));
            assert!(once.kept.lock().unwrap().len() <= 3);
        }
    }
}
