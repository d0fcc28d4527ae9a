//! The figures that the register promises, each beside its limit. Run: `cargo build --release && cargo bench -p bench`, or with
//! `-- boards pages` behind it for some parts alone.

#![allow(clippy::print_stdout, reason = "a measurement prints")]

use std::process::ExitCode;

use bench::figure::Figure;

mod parts;

fn main() -> ExitCode {
    let mut all: Vec<Figure> = Vec::new();
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    for (name, part) in parts::ALL {
        if !asked.is_empty() && !asked.iter().any(|word| word == name) {
            continue;
        }
        match part() {
            Ok(figures) => {
                for figure in &figures {
                    println!("{}", figure.line());
                }
                all.extend(figures);
            }
            Err(cause) => {
                eprintln!("{name}: {cause}");
                return ExitCode::FAILURE;
            }
        }
    }
    let over = all.iter().filter(|figure| figure.ratio() > 1.0).count();
    println!("{} figures, {over} over their limit", all.len());
    ExitCode::SUCCESS
}
