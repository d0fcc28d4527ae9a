//! Slowing down whoever tries passwords: a bucket for each account in each network and a larger
//! one for the network, in memory.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::web::client::Client;

/// A rate: so many at once, then one in each interval.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// How many may come at once.
    pub burst: i64,
    /// Microseconds until one more may come.
    pub interval: i64,
}

/// Buckets beyond which the emptied ones are thrown away.
const MANY: usize = 20_000;

/// The buckets. Each is kept as the microsecond at which it is full again.
pub struct Throttle {
    account: Rate,
    network: Rate,
    full_at: Mutex<HashMap<[u8; 16], i64>>,
}

impl Throttle {
    /// A throttle with a rate for one account in one network and one for the whole network.
    pub fn new(account: Rate, network: Rate) -> Self {
        Self {
            account,
            network,
            full_at: Mutex::default(),
        }
    }

    /// For sign-in: 8 attempts on an account, then one in 30 seconds; 60 from a network, for an
    /// office shares one, then one in 5 seconds.
    pub fn for_sign_in() -> Self {
        Self::new(
            Rate {
                burst: 8,
                interval: 30_000_000,
            },
            Rate {
                burst: 60,
                interval: 5_000_000,
            },
        )
    }

    /// For petitions of the public: 30 from a network, for a commune's hall shares one, then one in 20 seconds.
    pub fn for_filing() -> Self {
        let rate = Rate {
            burst: 30,
            interval: 20_000_000,
        };
        Self::new(rate, rate)
    }

    /// Takes one attempt on `account` from `client`.
    ///
    /// # Errors
    /// The seconds to wait, if there were too many.
    pub fn take(&self, account: &str, client: Client, now: Timestamp) -> Result<(), i64> {
        let network = client.network();
        let now = now.as_microsecond();
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() > MANY {
            full_at.retain(|_, full| *full > now);
        }
        take(&mut full_at, key(network, ""), self.network, now)?;
        // An account has one bucket however its name is written.
        take(
            &mut full_at,
            key(network, &account.trim().to_lowercase()),
            self.account,
            now,
        )
    }

    /// Forgets the attempts on `account`: who has signed in need not wait for his own mistakes.
    pub fn forgive(&self, account: &str, client: Client) {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        full_at.remove(&key(client.network(), &account.trim().to_lowercase()));
    }
}

fn take(
    buckets: &mut HashMap<[u8; 16], i64>,
    key: [u8; 16],
    rate: Rate,
    now: i64,
) -> Result<(), i64> {
    let full = buckets.get(&key).copied().unwrap_or(now).max(now);
    let wait = full - now - (rate.burst - 1) * rate.interval;
    if wait > 0 {
        return Err((wait + 999_999) / 1_000_000);
    }
    buckets.insert(key, full + rate.interval);
    Ok(())
}

fn key(network: [u8; 8], account: &str) -> [u8; 16] {
    let digest = Sha256::new()
        .chain_update(network)
        .chain_update(account)
        .finalize();
    let mut key = [0; 16];
    key.iter_mut()
        .zip(digest)
        .for_each(|(place, byte)| *place = byte);
    key
}

#[cfg(test)]
mod tests;
