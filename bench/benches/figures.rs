//! The figures that the register promises, each beside its limit. Run: `cargo build --release && cargo bench -p bench`.

#![allow(clippy::print_stdout, reason = "a measurement prints")]

use std::process::ExitCode;

use bench::figure::Figure;

mod parts;

fn main() -> ExitCode {
    let mut all: Vec<Figure> = Vec::new();
    for (name, part) in parts::ALL {
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
