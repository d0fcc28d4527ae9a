//! What a due date and the loading of the law cost.

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::{Date, date};
use law::{Law, Question};

fn questions() -> Vec<(&'static str, Question<'static>)> {
    let plain = |term, from: Date| Question::new(term, from);
    vec![
        ("days", plain("KN-04", date(2026, 7, 1))),
        ("working days", plain("KN-02", date(2026, 8, 26))),
        ("two texts", plain("KN-02", date(2025, 3, 3))),
        ("backward", plain("CR-10", date(2026, 9, 10))),
        (
            "extended and suspended twice",
            Question {
                extensions: 2,
                suspended: vec![
                    (date(2026, 3, 16), date(2026, 4, 6)),
                    (date(2026, 4, 20), date(2026, 5, 4)),
                ],
                ..plain("TC-09", date(2026, 3, 2))
            },
        ),
    ]
}

fn bench(criterion: &mut Criterion) {
    let law = match Law::vietnam() {
        Ok(law) => law,
        Err(faults) => {
            eprintln!("{faults}");
            return;
        }
    };
    let mut group = criterion.benchmark_group("due_day");
    for (name, question) in questions() {
        group.bench_function(name, |b| b.iter(|| law.due_day(&question)));
    }
    group.finish();
    criterion.bench_function("due with its days", |b| {
        let question = Question::new("KN-02", date(2026, 8, 26));
        b.iter(|| law.due(&question));
    });
    criterion.bench_function("load the law of Vietnam", |b| b.iter(Law::vietnam));
}

criterion_group!(benches, bench);
criterion_main!(benches);
