//! The press as the server meets it: a program of its own that stands beside this one, started when something is to be
//! printed, kept warm, started again when it died, ended when it has nothing to do. It is given a paper's own files and
//! nothing else: no register, no settings, no folder.

mod running;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use paper::order::{Answer, Order};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use running::Running;

/// The name of the program.
pub const PROGRAM: &str = "tiepdan-press";
/// How long one paper may take; a notice takes a fiftieth of a second, a form of 3,000 rows some seconds.
const LONGEST: Duration = Duration::from_mins(1);
/// How long a press without orders is kept warm.
const WARM: Duration = Duration::from_mins(1);

/// Why something was not printed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The program is not there.
    #[error(
        "the printing program {PROGRAM} is not installed beside tiepdan: cargo build --release -p press"
    )]
    NotInstalled,
    /// The template or what fills it is wrong.
    #[error("the press refused: {0}")]
    Refused(String),
    /// The program died twice or took too long.
    #[error("the press broke: {0}")]
    Broken(#[from] std::io::Error),
}

/// The one press of this program. Orders are printed one after the other.
#[derive(Debug)]
pub struct Press {
    program: PathBuf,
    running: Mutex<Option<Running>>,
}

impl Press {
    /// The press that is this program; without a path, the one beside the program that runs.
    pub fn at(program: Option<PathBuf>) -> Self {
        let beside = || {
            let own = std::env::current_exe().unwrap_or_default();
            own.parent().unwrap_or(Path::new("")).join(PROGRAM)
        };
        Self {
            program: program.unwrap_or_else(beside),
            running: Mutex::new(None),
        }
    }

    /// Is the program there? It may be put there while the server runs.
    pub fn is_installed(&self) -> bool {
        self.program.is_file()
    }

    /// The PDF of an order. A press that died is started again once.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn print(&self, order: &Order) -> Result<Vec<u8>, Fault> {
        let frame = paper::order::order_frame(order)?;
        let mut running = self.running.lock().await;
        let was_warm = running.is_some();
        let mut answer = self.once(&mut running, &frame).await;
        if was_warm && matches!(answer, Err(Fault::Broken(_))) {
            answer = self.once(&mut running, &frame).await;
        }
        match answer? {
            Answer::Printed(pdf) => Ok(pdf),
            Answer::Refused(words) => Err(Fault::Refused(words)),
        }
    }

    async fn once(&self, running: &mut Option<Running>, frame: &[u8]) -> Result<Answer, Fault> {
        let mut press = match running.take() {
            Some(press) => press,
            None if self.is_installed() => Running::start(&self.program)?,
            None => return Err(Fault::NotInstalled),
        };
        // Whoever gives up waiting drops the press with its half answer, and with it the process.
        let answer = timeout(LONGEST, press.ask(frame)).await;
        let answer = answer.map_err(|_| std::io::Error::other("it took too long"))??;
        *running = Some(press);
        Ok(answer)
    }

    /// Ends a press that has had no order for a while, and with it the memory it takes.
    pub async fn rest(&self) {
        self.rest_at(Instant::now()).await;
    }

    async fn rest_at(&self, now: Instant) {
        let mut running = self.running.lock().await;
        if running
            .as_ref()
            .is_some_and(|press| now.duration_since(press.used) >= WARM)
        {
            *running = None;
        }
    }

    /// Is a press running? For tests of its rest.
    #[cfg(test)]
    pub(crate) async fn is_warm(&self) -> bool {
        self.running.lock().await.is_some()
    }
}
