//! Filing a petition through HTTP, durable: at least a third of the rate of a bare loop of equally large durable
//! inserts with the same batching on the same disk; at most 1 ms of processor each. And the server at rest.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bench::figure::Figure;
use bench::server::Server;
use bench::{client, cpu};
use store::{Engine, Store, params};

#[path = "filing_postgres.rs"]
mod postgres;

const PETITIONS: u32 = 4_000;
const AT_ONCE: u32 = 64;
/// A commune of today.
const UNIT: &str = "14005-2025.ubnd";

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let server = Server::start(folder.path(), None)?;
    let first_page = first_page(&server)?;
    let resident = cpu::resident(server.pid());
    let before = size(folder.path());
    let (rate, processor) = file_all(&server, &[])?;
    let each = (size(folder.path()) - before) / u64::from(PETITIONS);
    drop(server);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let bare = runtime.block_on(async {
        let store = Store::sqlite(&folder.path().join("bare.db"));
        bare_rate(&store.map_err(told)?, each).await
    })?;
    let mut all = vec![
        Figure::at_most(
            "first page after start",
            first_page.as_secs_f64() * 1e3,
            1_000.0,
            "ms",
        ),
        Figure::at_most(
            "memory of the server at rest",
            megabytes(resident),
            60.0,
            "MB",
        ),
    ];
    all.extend(of_engine("SQLite", bare, rate, processor));
    all.extend(postgres::measure(&runtime, each)?);
    Ok(all)
}

fn of_engine(engine: &str, bare: f64, rate: f64, processor: Duration) -> [Figure; 2] {
    [
        Figure::at_most(
            format!("{engine}: a third of the bare rate, to petitions filed"),
            bare / 3.0,
            rate,
            "1/s",
        ),
        Figure::at_most(
            format!("{engine}: processor for a petition filed"),
            processor.as_secs_f64() * 1e3 / f64::from(PETITIONS),
            1.0,
            "ms",
        ),
    ]
}

#[expect(clippy::needless_pass_by_value, reason = "the form of `map_err`")]
fn told(error: store::Error) -> String {
    error.to_string()
}

/// From the start of the process to the last byte of the home page.
fn first_page(server: &Server) -> Result<Duration, String> {
    let begun = Instant::now();
    let mut answer = ureq::get(&server.address)
        .call()
        .map_err(|error| error.to_string())?;
    answer
        .body_mut()
        .read_to_string()
        .map_err(|error| error.to_string())?;
    Ok(server.start + begun.elapsed())
}

fn megabytes(bytes: u64) -> f64 {
    u32::try_from(bytes / 1024).map_or(f64::INFINITY, |kilobytes| f64::from(kilobytes) / 1024.0)
}

/// Bytes of the database and its log.
fn size(folder: &Path) -> u64 {
    let of = |name: &str| std::fs::metadata(folder.join(name)).map_or(0, |meta| meta.len());
    of("register.db") + of("register.db-wal")
}

pub(super) fn petition(unit: &str, number: u32) -> serde_json::Value {
    serde_json::json!({
        "unit": unit,
        "class": "complaint",
        "people": [{ "name": format!("Người đo thứ {number}"), "address": "Thôn 1", "phone": "0900000000" }],
        "respondent": "Chủ tịch UBND",
        "text": "Tôi không đồng ý với quyết định thu hồi đất của gia đình tôi. ".repeat(16),
    })
}

/// Petitions a second, and the processor time of the server and of these processes of its database for all.
fn file_all(server: &Server, database: &[u32]) -> Result<(f64, Duration), String> {
    let spent = || -> Duration {
        let of_database: Duration = database.iter().copied().map(cpu::spent).sum();
        of_database + cpu::spent(server.pid())
    };
    let (before, begun) = (spent(), Instant::now());
    let path = "/api/v1/public/petitions";
    client::post_all(&server.address, path, (PETITIONS, AT_ONCE), &|number| {
        petition(UNIT, number)
    })?;
    let rate = f64::from(PETITIONS) / begun.elapsed().as_secs_f64();
    Ok((rate, spent().saturating_sub(before)))
}

/// Rows of `bytes` a second, each durable before the next of its asker, committed in the same batches.
async fn bare_rate(store: &Store, bytes: u64) -> Result<f64, String> {
    let payload = Arc::new(vec![b'x'; usize::try_from(bytes).unwrap_or(4096)]);
    let table = match store.engine() {
        Engine::Sqlite => "create table bare (id bigint primary key, payload blob not null)",
        Engine::Postgres => "create table bare (id bigint primary key, payload bytea not null)",
    };
    store.write(move |tx| tx.batch(table)).await.map_err(told)?;
    let begun = Instant::now();
    let askers: Vec<_> = (0..AT_ONCE)
        .map(|asker| tokio::spawn(ask(store.clone(), asker, Arc::clone(&payload))))
        .collect();
    for asker in askers {
        let done = asker.await.map_err(|error| error.to_string())?;
        done.map_err(told)?;
    }
    Ok(f64::from(PETITIONS) / begun.elapsed().as_secs_f64())
}

async fn ask(store: Store, asker: u32, payload: Arc<Vec<u8>>) -> store::Result<()> {
    const ADD: &str = "insert into bare (id, payload) values ($1, $2)";
    for turn in 0..PETITIONS / AT_ONCE {
        let (id, payload) = (i64::from(asker * PETITIONS + turn), Arc::clone(&payload));
        let add = move |tx: &mut store::Tx<'_>| tx.execute(ADD, params![id, *payload]);
        store.write(add).await?;
    }
    Ok(())
}
