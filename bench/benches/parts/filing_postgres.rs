//! The same filing on a PostgreSQL server of this machine, where `TIEPDAN_TEST_POSTGRES` names one.

use bench::figure::Figure;
use bench::server::Server;
use store::{Store, params};

use super::{bare_rate, file_all, of_engine, told};

/// The name under which the server's connections are known to the database.
const NAME: &str = "tiepdan_bench";
const CONNECTIONS: &str =
    "select cast(pid as bigint) as pid from pg_stat_activity where application_name = $1";

pub(super) fn measure(
    runtime: &tokio::runtime::Runtime,
    bytes: u64,
) -> Result<Vec<Figure>, String> {
    let Some(address) = address() else {
        return Ok(Vec::new());
    };
    let admin = runtime.block_on(Store::postgres(&address)).map_err(told)?;
    let renew = format!("drop schema if exists {NAME} cascade; create schema {NAME}");
    let renew = move |tx: &mut store::Tx<'_>| tx.batch(&renew);
    runtime.block_on(admin.write(renew)).map_err(told)?;
    let mark = if address.contains('?') { '&' } else { '?' };
    let url = format!("{address}{mark}application_name={NAME}&options=-csearch_path%3D{NAME}");
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let server = Server::start(folder.path(), Some(&url))?;
    // The first filings open the connections, whose processes are then known.
    file_all(&server, &[])?;
    let processes = runtime.block_on(processes(&admin)).map_err(told)?;
    let (rate, processor) = file_all(&server, &processes)?;
    drop(server);
    let store = runtime.block_on(Store::postgres(&url)).map_err(told)?;
    let bare = runtime.block_on(bare_rate(&store, bytes))?;
    Ok(of_engine("PostgreSQL", bare, rate, processor).into())
}

async fn processes(admin: &Store) -> store::Result<Vec<u32>> {
    let rows = admin
        .read(|tx| tx.query(CONNECTIONS, params![NAME]))
        .await?;
    let pids = rows.iter().map(|row| row.get::<i64>("pid"));
    let pids: Vec<i64> = pids.collect::<store::Result<_>>()?;
    Ok(pids
        .into_iter()
        .filter_map(|pid| pid.try_into().ok())
        .collect())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a measurement is no program: the tests name their server this way"
)]
fn address() -> Option<String> {
    std::env::var("TIEPDAN_TEST_POSTGRES")
        .ok()
        .filter(|url| !url.is_empty())
}
