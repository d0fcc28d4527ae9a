//! 200 filings at once, each sent twice as by an impatient hand, with a flood of 10,000 bad requests beside them: none is
//! refused, none is kept twice, and nobody waits longer than a browser does.

use std::path::Path;

use bench::client::{self, Answered, Call};
use bench::figure::Figure;
use bench::server::Server;
use store::{Store, params};

use super::filing::petition;

/// Petitions.
const FILINGS: u32 = 200;
/// Connections of those who flood, and what each sends.
const FLOOD: (u32, u32) = (50, 200);
/// A commune of today.
const UNIT: &str = "14005-2025.ubnd";
const FILE: &str = "/api/v1/public/petitions";

pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let server = Server::start(folder.path(), None)?;
    let mut lanes: Vec<Vec<Call>> = (0..FILINGS * 2)
        .map(|number| vec![filing(number / 2)])
        .collect();
    let filings = lanes.len();
    lanes.extend((0..FLOOD.0).map(|lane| (0..FLOOD.1).map(|turn| bad(lane + turn)).collect()));
    let answers = client::post_lanes(&server.address, lanes)?;
    drop(server);
    let (good, flood): (Vec<Answered>, Vec<Answered>) = answers
        .into_iter()
        .partition(|answer| answer.lane < filings);
    let refused = good.iter().filter(|answer| answer.status != 201).count();
    let taken = flood.iter().filter(|answer| answer.status / 100 != 4);
    let slowest = good.iter().map(|answer| answer.took.as_secs_f64());
    let kept = kept(folder.path())?;
    let (missing, doubled) = (i64::from(FILINGS) - kept, kept - i64::from(FILINGS));
    Ok(vec![
        none("flood: filings refused of 200 sent twice", refused),
        none("flood: filings missing", missing.max(0)),
        none("flood: filings kept twice", doubled.max(0)),
        none("flood: bad requests of 10,000 not refused", taken.count()),
        Figure::at_most(
            "flood: the filing that waited longest",
            slowest.fold(0.0, f64::max),
            10.0,
            "s",
        ),
    ])
}

/// A figure that is nothing where the promise holds.
fn none(name: &str, count: impl TryInto<u32>) -> Figure {
    let count = count.try_into().map_or(f64::INFINITY, f64::from);
    Figure::at_most(name, count, 0.5, "")
}

fn filing(number: u32) -> Call {
    Call {
        path: FILE.to_owned(),
        kind: "application/json",
        key: Some(format!("flood-of-the-bench-{number}")),
        body: petition(UNIT, number).to_string().into_bytes(),
    }
}

/// What those send who flood: forms without a token, files without one, broken JSON, wrong types, places that are not there.
fn bad(number: u32) -> Call {
    let form = "application/x-www-form-urlencoded";
    let (path, kind, body) = match number % 6 {
        0 => (
            format!("/file/{UNIT}"),
            form,
            "_csrf=forged&text=x".to_owned(),
        ),
        1 => (FILE.to_owned(), "application/json", "{\"unit\":".to_owned()),
        2 => (FILE.to_owned(), "text/plain", "x".repeat(20_000)),
        3 => ("/nowhere".to_owned(), form, String::new()),
        4 => ("/follow".to_owned(), form, "code=A&secret=B".to_owned()),
        _ => (
            format!("/file/{UNIT}"),
            "multipart/form-data; boundary=x",
            format!(
                "--x\r\ncontent-disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n{}\r\n--x--\r\n",
                "%PDF".repeat(5_000)
            ),
        ),
    };
    Call {
        path,
        kind,
        key: None,
        body: body.into_bytes(),
    }
}

/// Petitions in the register.
fn kept(folder: &Path) -> Result<i64, String> {
    const COUNT: &str = "select cast(count(*) as bigint) as n from petition";
    let told = |error: store::Error| error.to_string();
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let store = Store::sqlite(&folder.join("register.db")).map_err(told)?;
        let count = store.read(|tx| {
            let row = tx.first(COUNT, params![])?;
            row.map_or(Ok(0), |row| row.get("n"))
        });
        count.await.map_err(told)
    })
}
