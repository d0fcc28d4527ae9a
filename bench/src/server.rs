//! The built program as a process of its own, on loopback.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; it ends with this value.
pub struct Server {
    child: Child,
    /// Its address: `http://127.0.0.1:…`.
    pub address: String,
    /// How long it took from its start until it listened.
    pub start: Duration,
}

/// The program built in release beside this one.
///
/// # Errors
/// When it is not built: `cargo build --release` first.
pub fn program() -> Result<PathBuf, String> {
    built("tiepdan", "build the program first: cargo build --release")
}

/// The press built in release beside this one.
///
/// # Errors
/// When it is not built: `cargo build --release -p press` first.
pub fn press() -> Result<PathBuf, String> {
    built(
        "tiepdan-press",
        "build the press first: cargo build --release -p press",
    )
}

fn built(name: &str, otherwise: &str) -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let folder = own.ancestors().find(|folder| folder.ends_with("release"));
    let program = folder
        .map(|folder| folder.join(name))
        .filter(|program| program.exists());
    program.ok_or_else(|| otherwise.to_owned())
}

impl Server {
    /// Starts the server over a register.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn start(data: &Path, database: Option<&str>) -> Result<Self, String> {
        let told = |error: std::io::Error| error.to_string();
        let begun = Instant::now();
        let mut command = Command::new(program()?);
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data);
        if let Some(url) = database {
            command.args(["--database", url]);
        }
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(told)?;
        let mut line = String::new();
        let out = child.stdout.take().ok_or("no output")?;
        BufReader::new(out).read_line(&mut line).map_err(told)?;
        let address = line.trim().to_owned();
        if !address.starts_with("http://127.0.0.1:") {
            return Err(format!("the server did not come up: {line}"));
        }
        Ok(Self {
            child,
            address,
            start: begun.elapsed(),
        })
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Runs a command of the program to its end.
    ///
    /// # Errors
    /// When it does not end well.
    pub fn run(arguments: &[&str]) -> Result<String, String> {
        let output = Command::new(program()?)
            .args(arguments)
            .output()
            .map_err(|error| error.to_string())?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
