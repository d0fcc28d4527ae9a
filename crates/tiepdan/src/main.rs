//! Tiếp Dân: receives citizens and settles their petitions.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
