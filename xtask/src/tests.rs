//! `cargo xtask test`: every check and every test, in order, each reported even when one before it failed.

use std::process::ExitCode;

use crate::house::House;
use crate::postgres::Postgres;
use crate::shell::{command, run as run_command};
use crate::stage::{Outcome, Stage};
use crate::summary::{self, Counts};
use crate::{cargo, debian, deny, drill, journeys, programs, scanner, verifiers};

/// Runs it all; `full` adds the benches.
pub(crate) fn run(full: bool) -> ExitCode {
    let house = House::find();
    let mut stages = vec![Stage::run("install", || install(&house))];
    stages.push(Stage::run("format", || {
        check(&house, &["fmt", "--all", "--check"])
    }));
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    stages.push(Stage::run("clippy", || check(&house, &clippy)));
    stages.push(Stage::run("deny", || deny::check(&house)));
    stages.push(Stage::run("tests", || tests(&house)));
    stages.push(Stage::run("doc tests", || doc_tests(&house)));
    stages.push(Stage::run("documents", || documents(&house)));
    stages.push(Stage::run("drill", || drill::run_drill(&house)));
    stages.push(Stage::run("journeys", || journeys::walk(&house)));
    if full {
        stages.push(Stage::run("signatures", || verifiers::judge(&house)));
        stages.push(Stage::run("scanner", || scanner::judge(&house)));
        stages.push(Stage::run("benches", || {
            check(&house, &["bench", "--workspace", "--locked"])
        }));
    }
    report(&stages)
}

fn install(house: &House) -> Outcome {
    let mut faults = debian::install(house);
    faults.extend(cargo::install(house));
    if faults.is_empty() {
        return Outcome::of(true);
    }
    Outcome::failed(faults.join("; "))
}

fn check(house: &House, words: &[&str]) -> Outcome {
    Outcome::of(run_command(command(house, "cargo").args(words)).success)
}

/// Unit, property, store and API tests, on SQLite and on a PostgreSQL of their own; papers are set by the press itself.
fn tests(house: &House) -> Outcome {
    let mut nextest = command(house, "cargo");
    nextest.args([
        "nextest",
        "run",
        "--workspace",
        "--locked",
        "--no-fail-fast",
        "--no-tests",
        "pass",
    ]);
    let press = programs::press(house);
    if let Ok(program) = &press {
        nextest.env("TIEPDAN_TEST_PRESS", program);
    }
    let outcome = match Postgres::start(house) {
        Ok(server) => {
            nextest.env("TIEPDAN_TEST_POSTGRES", server.url());
            Outcome::counted(&run_command(&mut nextest), summary::of_nextest)
        }
        Err(fault) => {
            let outcome = Outcome::counted(&run_command(&mut nextest), summary::of_nextest);
            Outcome {
                counts: outcome.counts,
                ..Outcome::failed(format!("without PostgreSQL: {fault}"))
            }
        }
    };
    match press {
        Ok(_) => outcome,
        Err(fault) => Outcome {
            counts: outcome.counts,
            ..Outcome::failed(fault)
        },
    }
}

fn doc_tests(house: &House) -> Outcome {
    let answer = run_command(command(house, "cargo").args([
        "test",
        "--workspace",
        "--locked",
        "--doc",
        "--no-fail-fast",
    ]));
    Outcome::counted(&answer, summary::of_cargo_test)
}

fn documents(house: &House) -> Outcome {
    let mut doc = command(house, "cargo");
    doc.args(["doc", "--workspace", "--locked", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings");
    Outcome::of(run_command(&mut doc).success)
}

fn report(stages: &[Stage]) -> ExitCode {
    println!();
    for stage in stages {
        println!("{stage}");
    }
    let sum = stages
        .iter()
        .map(Stage::counts)
        .fold(Counts::default(), Counts::and);
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
