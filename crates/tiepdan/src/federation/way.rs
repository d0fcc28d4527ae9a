//! Who is on his way: kept in memory for minutes, each under a secret that nobody can guess and that is used once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use casework::Id;
use jiff::Timestamp;

use super::Proved;

/// How long somebody may take at the provider, or to write his petition, in seconds.
const LIFE: i64 = 30 * 60;
/// Ways kept at most; beyond them the oldest is forgotten.
const MANY: usize = 10_000;

/// Why somebody was sent to a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// An official signs in, and goes to this page.
    SignIn(String),
    /// An official links the identity with his account.
    Link(Id),
    /// A citizen writes to this unit.
    File(String),
}

/// What a way began with, and what the answer is held against.
#[derive(Debug, Clone)]
pub struct Begun {
    /// Goes to the provider and comes back (RFC 6749, 10.12).
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Proves that who began the way ends it (RFC 7636).
    pub verifier: String,
    /// Where the provider sends back to.
    pub back: String,
}

/// Who was sent to a provider.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The code of the provider.
    pub provider: String,
    /// The secret of the browser that was sent.
    pub browser: String,
    /// What it began with.
    pub begun: Begun,
    /// Why.
    pub purpose: Purpose,
}

/// What was proved of a citizen.
#[derive(Debug, Clone)]
pub struct Held {
    /// The code of the provider.
    pub provider: String,
    /// What it says of him.
    pub proved: Proved,
}

/// Things kept for minutes under secrets.
pub struct Ways<T>(Mutex<HashMap<String, (i64, T)>>);

impl<T> Default for Ways<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Ways<T> {
    /// Keeps something; what is too old is forgotten.
    pub fn keep(&self, secret: String, thing: T, now: Timestamp) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = now.as_second();
        if kept.len() >= MANY {
            kept.retain(|_, (at, _)| *at + LIFE > now);
        }
        if kept.len() >= MANY {
            let oldest = kept.iter().min_by_key(|(_, (at, _))| *at);
            let oldest = oldest.map(|(secret, _)| secret.clone());
            oldest.and_then(|secret| kept.remove(&secret));
        }
        kept.insert(secret, (now, thing));
    }

    /// Looks at something that is still young.
    pub fn see(&self, secret: &str, now: Timestamp) -> Option<T> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(secret)
            .filter(|(at, _)| *at + LIFE > now.as_second())
            .map(|(_, thing)| thing.clone())
    }

    /// Forgets something at once.
    pub fn forget(&self, secret: &str) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(secret);
    }

    /// Takes something away: nobody finds it again.
    pub fn take(&self, secret: &str, now: Timestamp) -> Option<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(secret)
            .filter(|(at, _)| *at + LIFE > now.as_second())
            .map(|(_, thing)| thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_taken_once_and_forgotten_after_half_an_hour() {
        let at = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        let ways = Ways::default();
        ways.keep("a".to_owned(), 1, at(0));
        ways.keep("b".to_owned(), 2, at(0));
        assert_eq!(ways.see("a", at(LIFE - 1)), Some(1));
        assert_eq!(ways.take("a", at(LIFE - 1)), Some(1));
        assert_eq!(ways.take("a", at(1)), None);
        assert_eq!(ways.see("b", at(LIFE)), None);
        assert_eq!(ways.take("b", at(LIFE)), None);
    }

    #[test]
    fn a_flood_of_ways_pushes_out_the_oldest_and_no_more() {
        let at = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        let ways = Ways::default();
        ways.keep("first".to_owned(), 0, at(0));
        for number in 1..=MANY {
            ways.keep(number.to_string(), number, at(1));
        }
        assert_eq!(ways.see("first", at(2)), None);
        assert_eq!(ways.see(&MANY.to_string(), at(2)), Some(MANY));
    }
}
