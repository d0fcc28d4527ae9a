//! The scanner of files: a `clamd` of the machine or beside it, asked over its socket and never inside a transaction.
//! While it is silent nothing is refused; files wait for it and are given out when it has spoken.

mod clamd;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use casework::Failure;
use casework::document::{Verdict, scan};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use crate::app::App;

/// Scans at once.
const AT_ONCE: usize = 4;
/// How long somebody who files waits for all his files together.
pub const AT_THE_DOOR: Duration = Duration::from_secs(8);
/// How long a scan may take that nobody's petition waits for.
pub const AT_LEISURE: Duration = Duration::from_mins(1);

/// Where the scanner listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A socket of this machine.
    Unix(PathBuf),
    /// Host and port.
    Tcp(String),
}

/// Words that name no scanner.
#[derive(Debug, thiserror::Error)]
#[error("write unix:/path/of/the/socket or tcp:HOST:PORT")]
pub struct Unreadable;

impl FromStr for Address {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        match text.split_once(':') {
            Some(("unix", path)) if path.starts_with('/') => Ok(Self::Unix(path.into())),
            Some(("tcp", place)) if place.contains(':') => Ok(Self::Tcp(place.to_owned())),
            _ => Err(Unreadable),
        }
    }
}

/// Asks the scanner, where one is set up.
pub struct Scanner {
    address: Option<Address>,
    room: Semaphore,
    is_silent: AtomicBool,
}

impl Scanner {
    /// The scanner at an address; none: nothing is scanned, and files are marked so.
    pub fn at(address: Option<Address>) -> Self {
        Self {
            address,
            room: Semaphore::new(AT_ONCE),
            is_silent: AtomicBool::new(false),
        }
    }

    /// Is one set up?
    pub const fn is_there(&self) -> bool {
        self.address.is_some()
    }

    /// Did it not answer when it was asked last?
    pub fn is_silent(&self) -> bool {
        self.is_silent.load(Ordering::Relaxed)
    }

    /// What it says of these bytes; silence, garbage and a scan that takes longer say nothing.
    pub async fn look(&self, bytes: &[u8], patience: Duration) -> Verdict {
        let Some(address) = &self.address else {
            return Verdict::Unscanned;
        };
        let asked = async {
            let _place = self.room.acquire().await;
            let engine = clamd::version(address).await?;
            let answer = clamd::scan(address, bytes).await?;
            Ok::<_, clamd::Fault>(match answer {
                clamd::Answer::Clean => Verdict::Clean { engine },
                clamd::Answer::TooLarge => Verdict::TooLarge { engine },
                clamd::Answer::Found(found) => Verdict::Infected { engine, found },
            })
        };
        self.heard(
            timeout(patience, asked)
                .await
                .unwrap_or(Err(clamd::Fault::Silent)),
        )
        .unwrap_or_default()
    }

    /// The engine with the version of its signatures; none while it is silent.
    pub async fn engine(&self) -> Option<String> {
        let address = self.address.as_ref()?;
        let asked = timeout(AT_THE_DOOR, clamd::version(address)).await;
        self.heard(asked.unwrap_or(Err(clamd::Fault::Silent)))
    }

    fn heard<T>(&self, answer: Result<T, clamd::Fault>) -> Option<T> {
        if let Err(fault) = &answer {
            tracing::warn!("the scanner of files: {fault}");
        }
        self.is_silent.store(answer.is_err(), Ordering::Relaxed);
        answer.ok()
    }
}

/// Looks at files as they come, before anything is kept. All of them together wait no longer than [`AT_THE_DOOR`]; what
/// was not looked at by then is kept all the same, and scanned later.
pub async fn at_the_door(scanner: &Scanner, files: Vec<(&[u8], &mut Verdict)>) {
    if !scanner.is_there() {
        return;
    }
    let until = Instant::now() + AT_THE_DOOR;
    for (bytes, verdict) in files {
        let left = until.saturating_duration_since(Instant::now());
        if !left.is_zero() {
            *verdict = scanner.look(bytes, left).await;
        }
    }
}

/// Lets a file pass that may be given out. One that nobody has looked at is scanned now, sealed or open: `bytes` are what
/// would be given out, `hash` is the one under which they are kept.
///
/// # Errors
/// `file-harmful`, `file-not-scanned`; what the database reports.
pub async fn admit(app: &App, hash: &str, bytes: &[u8]) -> Result<(), Failure> {
    let (asked, has_scanner) = (hash.to_owned(), app.scanner.is_there());
    let known = app.store.read(move |tx| scan::of(tx, &asked)).await?;
    if known.standing.admit(has_scanner).is_ok() || known.standing == scan::Standing::Infected {
        return known.standing.admit(has_scanner);
    }
    let verdict = app.scanner.look(bytes, AT_LEISURE).await;
    let standing = verdict.standing();
    let (now, hash) = (app.setting().now, hash.to_owned());
    app.store
        .write(move |tx| scan::say(tx, now, &hash, &verdict))
        .await?;
    standing.admit(has_scanner)
}
