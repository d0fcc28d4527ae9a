//! One process of the press.

use std::io;
use std::path::Path;
use std::process::Stdio;

use paper::order::{Answer, answer_in, length_of};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::Instant;

/// A process and the two pipes to it. It is killed when this is dropped.
#[derive(Debug)]
pub(super) struct Running {
    _child: Child,
    orders: ChildStdin,
    answers: ChildStdout,
    /// When it was last given an order.
    pub(super) used: Instant,
}

impl Running {
    /// Starts the program with nothing of ours: no environment, no folder, no other file.
    pub(super) fn start(program: &Path) -> io::Result<Self> {
        let mut child = Command::new(program)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (orders, answers) = pipes.ok_or_else(|| io::Error::other("it has no pipes"))?;
        Ok(Self {
            _child: child,
            orders,
            answers,
            used: Instant::now(),
        })
    }

    /// Gives it an order and reads the answer.
    pub(super) async fn ask(&mut self, frame: &[u8]) -> io::Result<Answer> {
        self.used = Instant::now();
        self.orders.write_all(frame).await?;
        self.orders.flush().await?;
        let mut head = [0; 4];
        self.answers.read_exact(&mut head).await?;
        let mut content = vec![0; length_of(head)?];
        self.answers.read_exact(&mut content).await?;
        self.used = Instant::now();
        answer_in(&content)
    }
}
