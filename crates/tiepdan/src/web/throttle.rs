//! Slowing down whoever tries passwords: a bucket for each account in each network and a larger
//! one for the network, in memory.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
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

/// No network: every one.
const ANYWHERE: [u8; 8] = [0xff; 8];
/// Attempts on one account from all networks together.
const ANYWHERE_RATE: Rate = Rate {
    burst: 20,
    interval: 60_000_000,
};
/// Buckets beyond which the emptied ones are thrown away.
const MANY: usize = 20_000;

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// The buckets. Each is kept as the microsecond at which it is full again, under a name that nobody can lead back to an
/// address: the key of the names is drawn at the start, is nowhere but in memory, and is another every day.
pub struct Throttle {
    account: Rate,
    network: Rate,
    buckets: Mutex<Buckets>,
}

#[derive(Default)]
struct Buckets {
    key: [u8; 32],
    day: i64,
    full_at: HashMap<[u8; 16], i64>,
}

impl Buckets {
    /// Turns to the day of this moment: the key of the day before cannot be found again, and its buckets go with it.
    fn turn(&mut self, now: i64) {
        let day = now.div_euclid(DAY);
        if day != self.day {
            self.day = day;
            self.key = Sha256::digest(self.key).into();
            self.full_at.clear();
        }
    }

    fn name(&self, network: [u8; 8], account: &str) -> [u8; 16] {
        let digest = Sha256::new()
            .chain_update(self.key)
            .chain_update(network)
            .chain_update(account)
            .finalize();
        let mut name = [0; 16];
        name.iter_mut()
            .zip(digest)
            .for_each(|(place, byte)| *place = byte);
        name
    }
}

impl Throttle {
    /// A throttle with a rate for one account in one network and one for the whole network.
    pub fn new(account: Rate, network: Rate) -> Self {
        Self {
            account,
            network,
            buckets: Mutex::default(),
        }
    }

    /// The same with this key of the names of its buckets.
    #[must_use]
    pub fn keyed_by(self, key: [u8; 32]) -> Self {
        let buckets = Buckets {
            key,
            ..Buckets::default()
        };
        Self {
            buckets: Mutex::new(buckets),
            ..self
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

    /// For petitions of the public, beyond which they are a crowd: 30 from a network, for a commune's hall shares one, then one in 20 seconds.
    pub fn for_filing() -> Self {
        let rate = Rate {
            burst: 30,
            interval: 20_000_000,
        };
        Self::new(rate, rate)
    }

    /// For what is told without a name, by [`Throttle::take_from_nobody`]: 20 for one code, then one in 5 seconds; 300 in all, then
    /// one a second.
    pub fn for_tips() -> Self {
        Self::new(
            Rate {
                burst: 20,
                interval: 5_000_000,
            },
            Rate {
                burst: 300,
                interval: 1_000_000,
            },
        )
    }

    /// Takes one attempt on `account` from somebody whose address is not asked for: all who ask share the larger bucket.
    ///
    /// # Errors
    /// The seconds to wait, if there were too many.
    pub fn take_from_nobody(&self, account: &str, now: Timestamp) -> Result<(), i64> {
        self.take(account, Client(IpAddr::V4(Ipv4Addr::UNSPECIFIED)), now)
    }

    /// Takes one attempt on `account` from `client`.
    ///
    /// # Errors
    /// The seconds to wait, if there were too many.
    pub fn take(&self, account: &str, client: Client, now: Timestamp) -> Result<(), i64> {
        let network = client.network();
        let now = now.as_microsecond();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.turn(now);
        if buckets.full_at.len() > MANY {
            buckets.full_at.retain(|_, full| *full > now);
        }
        let of_network = buckets.name(network, "");
        // An account has one bucket however its name is written.
        let of_account = buckets.name(network, &account.trim().to_lowercase());
        take(&mut buckets.full_at, of_network, self.network, now)?;
        take(&mut buckets.full_at, of_account, self.account, now)
    }

    /// Takes one attempt on `account` from wherever it comes: second factors are short, and a guesser may have many networks.
    ///
    /// # Errors
    /// The seconds until the next attempt may come.
    pub fn take_anywhere(&self, account: &str, now: Timestamp) -> Result<(), i64> {
        let now = now.as_microsecond();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.turn(now);
        let name = buckets.name(ANYWHERE, &account.trim().to_lowercase());
        take(&mut buckets.full_at, name, ANYWHERE_RATE, now)
    }

    /// Forgets the attempts on `account`: who has signed in need not wait for his own mistakes.
    pub fn forgive(&self, account: &str, client: Client) {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let name = buckets.name(client.network(), &account.trim().to_lowercase());
        buckets.full_at.remove(&name);
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

#[cfg(test)]
mod tests;
