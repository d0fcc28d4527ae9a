//! Running a program so that a person sees its output at once and the task can read it afterwards.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::house::House;

/// What a program said and whether it was content.
pub(crate) struct Answer {
    /// It ended with exit code 0.
    pub(crate) success: bool,
    /// Its standard output and standard error, line by line as they came.
    pub(crate) text: String,
}

/// A command that runs in the checkout and finds our tools first.
pub(crate) fn command(house: &House, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&house.root);
    if let Ok(path) = env::join_paths(house.path()) {
        command.env("PATH", path);
    }
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Runs a command to its end, showing and keeping every line. A program that cannot be started is a failure with
/// the reason in its text.
pub(crate) fn run(command: &mut Command) -> Answer {
    println!("$ {}", shown(command));
    let started = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => return refused(command, &error),
    };
    let text = Mutex::new(String::new());
    let (out, err) = (child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(|| copy(out, &mut io::stdout(), &text));
        scope.spawn(|| copy(err, &mut io::stderr(), &text));
    });
    let success = child.wait().is_ok_and(|status| status.success());
    Answer {
        success,
        text: text.into_inner().unwrap_or_else(PoisonError::into_inner),
    }
}

/// Runs a command and shows what it said only if it fails.
pub(crate) fn run_quietly(command: &mut Command) -> bool {
    println!("$ {}", shown(command));
    match command.stdin(Stdio::null()).output() {
        Ok(answer) if answer.status.success() => true,
        Ok(answer) => {
            println!("{}", String::from_utf8_lossy(&answer.stdout));
            println!("{}", String::from_utf8_lossy(&answer.stderr));
            false
        }
        Err(error) => refused(command, &error).success,
    }
}

/// Runs a command silently; whether it ended with exit code 0.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn refused(command: &Command, error: &io::Error) -> Answer {
    let text = format!(
        "{} cannot be started: {error}",
        command.get_program().display()
    );
    println!("{text}");
    Answer {
        success: false,
        text,
    }
}

fn copy(from: Option<impl Read>, to: &mut impl Write, text: &Mutex<String>) {
    let Some(from) = from else { return };
    for line in BufReader::new(from).split(b'\n') {
        let Ok(line) = line else { return };
        let line = String::from_utf8_lossy(&line);
        // A closed terminal is no reason to lose the result.
        let _ = writeln!(to, "{line}");
        let mut kept = text.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_str(&line);
        kept.push('\n');
    }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
