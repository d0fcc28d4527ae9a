//! The project's own tasks. `cargo xtask test` installs what the tests need and the machine lacks, runs every
//! test, and ends with one line: `N passed, N failed`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a task talks to a terminal, reads its environment and waits for the servers it starts"
)]

mod cargo;
mod debian;
mod deny;
mod drill;
mod house;
mod journeys;
mod postgres;
mod programs;
mod scanner;
mod shell;
mod stage;
mod summary;
mod tests;
mod verifiers;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test          installs what the tests need, says what, and runs every test
cargo xtask test --full   the benches, the scanner and the judges of signatures too";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => tests::run(false),
        ["test", "--full"] => tests::run(true),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            println!("{USAGE}");
            ExitCode::from(2)
        }
    }
}
