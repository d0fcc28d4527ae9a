//! Nothing acknowledged is ever lost: the server is killed in the middle of a thousand concurrent filings.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may end here"
)]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use casework::testing::{Register, registers};
use casework::{Id, check};
use store::params;

const FILINGS: u32 = 1_000;
/// The server is killed when it has acknowledged so many.
const KILLED_AT: usize = 300;
const CLIENTS: u32 = 32;

struct Server {
    child: Child,
    address: String,
}

fn start(folder: &Path, url: &str) -> Server {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tiepdan"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder)
        .args(["--database", url])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(
        line.starts_with("http://127.0.0.1:"),
        "the server did not come up: {line}"
    );
    Server {
        child,
        address: line.trim().to_owned(),
    }
}

fn petition(number: u32) -> serde_json::Value {
    serde_json::json!({
        "unit": "14005-2025.ubnd",
        "class": if number.is_multiple_of(2) { "complaint" } else { "denunciation" },
        "people": [{ "name": format!("Người thử {number}"), "address": "Thôn 1" }],
        "text": format!("Đơn số {number} viết khi máy chủ sắp dừng."),
    })
}

/// Files until the server is gone; every id it acknowledged.
fn file_until_killed(mut server: Server) -> BTreeSet<String> {
    let (acknowledged, next) = (
        Arc::new(Mutex::new(BTreeSet::new())),
        Arc::new(AtomicU32::new(0)),
    );
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (acknowledged, next) = (Arc::clone(&acknowledged), Arc::clone(&next));
            let address = format!("{}/api/v1/public/petitions", server.address);
            std::thread::spawn(move || {
                let agent = ureq::Agent::new_with_defaults();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= FILINGS {
                        return;
                    }
                    let Ok(mut answer) = agent.post(&address).send_json(petition(number)) else {
                        return;
                    };
                    assert_eq!(answer.status(), 201);
                    let Ok(filed) = answer.body_mut().read_json::<serde_json::Value>() else {
                        return;
                    };
                    acknowledged
                        .lock()
                        .unwrap()
                        .insert(filed["id"].as_str().unwrap().to_owned());
                }
            })
        })
        .collect();
    while acknowledged.lock().unwrap().len() < KILLED_AT
        && clients.iter().any(|client| !client.is_finished())
    {
        std::thread::yield_now();
    }
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    for client in clients {
        client.join().unwrap();
    }
    let acknowledged = acknowledged.lock().unwrap().clone();
    assert!(
        acknowledged.len() >= KILLED_AT,
        "only {} filings were acknowledged",
        acknowledged.len()
    );
    acknowledged
}

async fn kept(register: &Register) -> BTreeSet<String> {
    let rows = register
        .read(|tx, _| Ok(tx.query("select id from petition order by id", params![])?))
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.get::<Id>("id").unwrap().to_string())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_petition_is_there_after_the_server_was_killed() {
    for register in registers(jiff::civil::date(2026, 11, 23)).await.unwrap() {
        let folder = tempfile::tempdir().unwrap();
        let acknowledged = file_until_killed(start(folder.path(), &register.url));
        // The next start finds whatever the last one left behind.
        let mut again = start(folder.path(), &register.url);
        let kept = kept(&register).await;
        let lost: Vec<_> = acknowledged.difference(&kept).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        let faults = register.read(check::faults).await.unwrap();
        assert_eq!(faults, Vec::<String>::new());
        again.child.kill().unwrap();
        again.child.wait().unwrap();
    }
}
