//! What it costs to ask whose rows they are: lists and a search in a register with 100,000 cases, read by somebody who sees the
//! whole country through his scope, against the same rows without any condition. At most a twentieth more.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use bench::figure::{Figure, median};
use casework::access::{self, NewOfficial, Scope};
use casework::petition::{self, Filter};
use casework::settlement::{self, CaseFilter};
use casework::{Failure, Ids, Now, Setting};
use jiff::civil::date;
use law::Law;
use law::procedure::Post;
use store::{Store, Tx, params};

use super::queue::{Known, register};

const COUNTRY: &str = "tw.chinh-phu";
const ROWS: i64 = 50;
const ROUNDS: usize = 201;
/// Most that the condition may cost, as a ratio.
const LIMIT: f64 = 1.05;
const SIGN_IN: &str = "bench-access";
/// The beginning of the commonest family name.
const NAME: &str = "nguyen van";

/// What is asked for.
#[derive(Debug, Clone, Copy)]
enum Question {
    Queue,
    Cases,
    Search,
}

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let folder = register(&runtime)?;
    runtime.block_on(compare(&folder))
}

async fn compare(folder: &Path) -> Result<Vec<Figure>, String> {
    let told = |failure: Failure| format!("{failure:?}");
    let law = Law::vietnam().map_err(|faults| faults.to_string())?;
    let store = Store::sqlite(&folder.join("register.db")).map_err(|error| error.to_string())?;
    let moved = store.migrate(casework::MIGRATIONS).await;
    moved.map_err(|error| error.to_string())?;
    let at = setting(&store, Arc::new(law)).await?;
    let of_reader = at.clone();
    let scope = store.write(move |tx| reader(tx, &of_reader)).await;
    let scope = scope.map_err(told)?;
    let mut all = Vec::new();
    for (name, question) in [
        ("/queue", Question::Queue),
        ("/cases", Question::Cases),
        ("a search", Question::Search),
    ] {
        let (at, scope) = (at.clone(), scope.clone());
        let ratio = store
            .read(move |tx| ratio(tx, &at, &scope, question))
            .await
            .map_err(told)?;
        let name = format!("{name} through a scope, against without");
        all.push(Figure::at_most(name, ratio, LIMIT, "times"));
    }
    Ok(all)
}

/// The day after the last entry of the register.
async fn setting(store: &Store, law: Arc<Law>) -> Result<Setting, String> {
    const LAST: &str = "select max(at) as at from audit";
    let row = store.read(|tx| tx.first(LAST, params![])).await;
    let row = row.map_err(|error: store::Error| error.to_string())?;
    let at = row.and_then(|row| row.get::<i64>("at").ok());
    Ok(Setting {
        now: Now {
            at: at.ok_or("the register is empty")?,
            today: date(2026, 1, 1),
        },
        ids: Ids::of_node(u8::MAX),
        law,
        secrets: Arc::new(Known),
        seals: Arc::new(sealing::Masters::default()),
    })
}

/// The scope of an official who sees every unit of the country.
fn reader(tx: &mut Tx<'_>, at: &Setting) -> casework::Result<Scope> {
    let known = access::find_sign_in(tx, SIGN_IN)?;
    let id = if let Some((id, _)) = known {
        id
    } else {
        let new = NewOfficial {
            unit: COUNTRY,
            name: "Bench",
            sign_in: SIGN_IN,
            password_hash: "",
        };
        let id = access::add_official(tx, at, &new)?;
        access::add_post(tx, at, id, Post::Supervisor, true, at.law.first_day())?;
        id
    };
    let actor = access::actor(tx, at, id)?.ok_or(Failure::NotFound)?;
    Ok(actor.scope())
}

/// The middle time through the scope, as a ratio to the middle time without; the two take turns.
fn ratio(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    question: Question,
) -> casework::Result<f64> {
    let whole = Scope::whole();
    let (mut through, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (rows, spent) = timed(tx, at, scope, question)?;
        let (all, bare) = timed(tx, at, &whole, question)?;
        // An empty page compares nothing.
        if rows == 0 || all == 0 {
            return Err(Failure::NotFound);
        }
        through.push(spent);
        without.push(bare);
    }
    Ok(median(through) / median(without))
}

fn timed(
    tx: &mut Tx<'_>,
    at: &Setting,
    scope: &Scope,
    question: Question,
) -> casework::Result<(usize, f64)> {
    let begun = Instant::now();
    let rows = match question {
        Question::Queue => {
            let filter = Filter {
                state: Some("handled".to_owned()),
                limit: ROWS,
                ..Filter::default()
            };
            petition::list(tx, at, scope, &filter)?.rows.len()
        }
        Question::Cases => {
            let filter = CaseFilter {
                limit: ROWS,
                ..CaseFilter::default()
            };
            settlement::list(tx, at, scope, &filter)?.len()
        }
        Question::Search => petition::find(tx, scope, NAME, ROWS)?.len(),
    };
    Ok((rows, begun.elapsed().as_secs_f64()))
}
