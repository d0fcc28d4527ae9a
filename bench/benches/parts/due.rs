//! A due date: at most 2 µs.

use std::time::Instant;

use bench::figure::Figure;
use jiff::civil::date;
use law::{Law, Question};

const ROUNDS: u32 = 200_000;

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let law = Law::vietnam().map_err(|faults| faults.to_string())?;
    let mut figures = Vec::new();
    for term in ["KN-02", "KN-04", "TC-09", "TC-08"] {
        let question = Question::new(term, date(2026, 7, 6));
        let begun = Instant::now();
        for _ in 0..ROUNDS {
            let days = law
                .due_day(std::hint::black_box(&question))
                .map_err(|refusal| refusal.to_string())?;
            std::hint::black_box(days);
        }
        let micros = begun.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS);
        figures.push(Figure::at_most(
            format!("due date of {term}"),
            micros,
            2.0,
            "µs",
        ));
    }
    Ok(figures)
}
