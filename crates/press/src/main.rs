//! The printing program: reads orders from standard input, answers each with a PDF on standard output, and ends
//! with its input.

use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;

use paper::order::{Answer, read_order, write_answer};
use press::Press;

fn main() -> ExitCode {
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn work() -> io::Result<()> {
    let mut orders = BufReader::new(io::stdin().lock());
    let mut answers = BufWriter::new(io::stdout().lock());
    let press = Press::default();
    while let Some(order) = read_order(&mut orders)? {
        let answer = match press.print(&order) {
            Ok(pdf) => Answer::Printed(pdf),
            Err(fault) => Answer::Refused(fault.to_string()),
        };
        write_answer(&mut answers, &answer)?;
        answers.flush()?;
    }
    Ok(())
}
