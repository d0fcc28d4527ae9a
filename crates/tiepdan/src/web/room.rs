//! Where filings wait for their turn when many come at once. Nobody with a valid filing is refused: a network that sends
//! more than a commune's hall would makes a crowd, and a crowd leaves some places free for everybody else.

use tokio::sync::{Semaphore, SemaphorePermit};

/// Filings that are kept at once; they share commits.
const AT_ONCE: usize = 128;
/// Of these, as many as crowds may take.
const OF_CROWDS: usize = 112;

/// The room. Whoever came first goes first, each in his line.
pub struct Room {
    places: Semaphore,
    of_crowds: Semaphore,
}

impl Default for Room {
    fn default() -> Self {
        Self::of(AT_ONCE, OF_CROWDS)
    }
}

/// A place in the room, held until the filing is kept.
pub struct Turn<'a> {
    _of_crowds: Option<SemaphorePermit<'a>>,
    _place: Option<SemaphorePermit<'a>>,
}

impl Room {
    /// A room of so many places, of which crowds may take so many.
    pub fn of(places: usize, of_crowds: usize) -> Self {
        Self {
            places: Semaphore::new(places),
            of_crowds: Semaphore::new(of_crowds),
        }
    }

    /// Waits for a place.
    pub async fn enter(&self, is_crowd: bool) -> Turn<'_> {
        let of_crowds = if is_crowd {
            self.of_crowds.acquire().await.ok()
        } else {
            None
        };
        Turn {
            _of_crowds: of_crowds,
            _place: self.places.acquire().await.ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    /// Is the place given at once?
    fn is_given<'a>(entering: impl Future<Output = Turn<'a>>) -> Option<Turn<'a>> {
        match pin!(entering).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(turn) => Some(turn),
            Poll::Pending => None,
        }
    }

    #[test]
    fn a_crowd_waits_and_leaves_places_for_everybody_else() {
        let room = Room::of(4, 2);
        let crowd = [is_given(room.enter(true)), is_given(room.enter(true))];
        assert!(crowd.iter().all(Option::is_some));
        assert!(
            is_given(room.enter(true)).is_none(),
            "the third of a crowd waits"
        );
        let (one, other) = (is_given(room.enter(false)), is_given(room.enter(false)));
        assert!(one.is_some() && other.is_some());
        assert!(is_given(room.enter(false)).is_none(), "the room is full");
        drop(one);
        assert!(is_given(room.enter(false)).is_some());
        drop(crowd);
        assert!(is_given(room.enter(true)).is_some());
    }
}
