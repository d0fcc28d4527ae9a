//! `tiepdan demo`: loads the demonstration once, tells it beside the articles, then serves.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use clap::Args;
use jiff::ToSpan;
use law::Law;
use store::Store;
use tiepdan::config::RegisterArgs;
use tiepdan::demo::{self, Headings, Line, PASSWORD, Progress};
use tiepdan::keyring;
use tiepdan::pages::sign_in::hash_password;
use tiepdan::startup::{Chance, Clock};
use tiepdan::worker::draw_roots;

use super::Failure;
use super::serve::{Held, ListenArgs, serve};

/// Days back for which the demonstration has roots of the audit.
const ROOTS: i64 = 7;

/// Loads demonstration data into an empty register, once, then serves it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tiepdan demo --data ./data --listen 127.0.0.1:8080")]
pub(super) struct DemoArgs {
    #[command(flatten)]
    register: RegisterArgs,
    #[command(flatten)]
    listening: ListenArgs,
    /// Load only
    #[arg(long)]
    no_serve: bool,
}

impl DemoArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let store = self.register.open_or_make().await.map_err(Failure::fault)?;
        let law = Arc::new(Law::vietnam().map_err(Failure::fault)?);
        let seals = self.register.seals(&store, &law).await;
        let seals = seals.map_err(Failure::fault)?;
        let hash = hash_password(PASSWORD, Chance::real().bytes()).map_err(Failure::fault)?;
        let today = Clock::real().now().of_work();
        let begun = std::time::Instant::now();
        let loaded = demo::load(
            &store,
            (Arc::clone(&law), Arc::<sealing::Masters>::clone(&seals)),
            today,
            &hash,
            tell,
        )
        .await;
        let summary = loaded.map_err(Failure::fault)?;
        let written = summary.written;
        if written != demo::Written::default() {
            writeln!(
                out,
                "{} sessions, {} visits, {} petitions, {} cases, {} steps in {:.1} s",
                written.sessions,
                written.visits,
                written.petitions,
                written.cases,
                written.steps,
                begun.elapsed().as_secs_f32()
            )?;
        }
        show(
            out,
            &Headings::read().map_err(Failure::fault)?,
            &summary.lines,
        )?;
        sign_ins(out)?;
        out.flush()?;
        let key = self.listening.witness.key.file(&self.register);
        draw(&store, &key).await?;
        if self.no_serve {
            return Ok(());
        }
        let held = Held {
            seals,
            audit_key: key,
            data: self.register.data.clone(),
        };
        serve(store, law, (&self.listening, held), out).await
    }
}

/// The roots of the last days, as a server would have drawn them.
async fn draw(store: &Store, key: &Path) -> Result<(), Failure> {
    let clock = Clock::real();
    let first = clock.now().today().saturating_sub(ROOTS.days());
    let key = keyring::audit_key(key, &Chance::real()).map_err(Failure::fault)?;
    let drawn = draw_roots(store, &clock, &Arc::new(key), first).await;
    drawn.map_err(Failure::fault)?;
    Ok(())
}

/// Progress goes to a person who waits, not into a file.
pub(super) fn tell(progress: Progress) {
    let mut err = io::stderr();
    if !err.is_terminal() {
        return;
    }
    let told = match progress {
        Progress::Begun(_) => return,
        Progress::Done(name, written) => writeln!(
            err,
            "  {name}: {} sessions, {} petitions, {} cases",
            written.sessions, written.petitions, written.cases
        ),
    };
    // Whoever closed standard error does not wait for progress.
    drop(told);
}

fn show(out: &mut dyn Write, headings: &Headings, lines: &[Line]) -> io::Result<()> {
    let width = |of: fn(&Line) -> &str| lines.iter().map(|line| of(line).chars().count()).max();
    let what = width(|line| line.what).unwrap_or(0);
    let says = width(|line| &line.says).unwrap_or(0);
    let mut article = None;
    for line in lines {
        if article != Some(line.article) {
            article = Some(line.article);
            writeln!(out, "\n{}", headings.of(line.article))?;
            writeln!(
                out,
                "    {:what$}  {:says$}  Tiếp Dân reports",
                "", "the article says"
            )?;
        }
        let mark = match line.agrees {
            Some(true) => '=',
            Some(false) => '≠',
            None => ' ',
        };
        writeln!(
            out,
            "  {mark} {:what$}  {:says$}  {}",
            line.what, line.says, line.reports
        )?;
    }
    Ok(())
}

fn sign_ins(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\nSign-ins, all with the password `{PASSWORD}`:")?;
    for one in demo::sign_ins() {
        let posts: Vec<&str> = one.posts.iter().map(|post| post.as_str()).collect();
        writeln!(
            out,
            "  {:18} {:18} {}",
            one.name,
            one.unit,
            posts.join(", ")
        )?;
    }
    writeln!(out)
}
