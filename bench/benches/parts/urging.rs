//! A day's walk of the rules of urging over a million open terms: at most 2 s.

use std::time::Instant;

use bench::figure::Figure;
use casework::supervision::urging::engine::{Day, OpenTerm};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::Law;

const TERMS: usize = 1_000_000;
const TODAY: Date = date(2026, 11, 23);

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let law = Law::vietnam().map_err(|faults| faults.to_string())?;
    let names = [
        "KN-02", "KN-04", "TC-01", "TC-09", "CR-51", "CR-70", "TC-08",
    ];
    // Due from two years ago to two months ahead, begun 5 to 60 days before.
    let terms: Vec<OpenTerm<'_>> = names
        .iter()
        .cycle()
        .take(TERMS)
        .zip(0_i64..)
        .map(|(term, no)| {
            let due = TODAY.saturating_add((no % 790 - 730).days());
            OpenTerm {
                term,
                started: due.saturating_sub((5 + no % 56).days()),
                due,
            }
        })
        .collect();
    let begun = Instant::now();
    let day = Day::of(&law, std::hint::black_box(TODAY));
    let calls: usize = terms.iter().map(|term| day.called(term).count()).sum();
    let seconds = begun.elapsed().as_secs_f64();
    if calls < TERMS / 2 {
        return Err(format!("only {calls} calls for {TERMS} open terms"));
    }
    Ok(vec![Figure::at_most(
        "urging: a day's walk of a million open terms",
        seconds,
        2.0,
        "s",
    )])
}
