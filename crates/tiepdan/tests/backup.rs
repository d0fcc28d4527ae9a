//! A backup made while the server works is a whole register; one with a single wrong byte is refused.
#![expect(clippy::unwrap_used, reason = "a test may end here")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn tiepdan(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tiepdan"));
    command.args(words).output().unwrap()
}

fn serve(folder: &str) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tiepdan"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data", folder])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let out = child.stdout.take().unwrap();
    BufReader::new(out).read_line(&mut line).unwrap();
    (child, line.trim().to_owned())
}

fn file(address: &str, number: u32) {
    let petition = serde_json::json!({
        "unit": "14005-2025.ubnd",
        "class": "complaint",
        "people": [{ "name": format!("Người thử {number}"), "address": "Thôn 1" }],
        "text": format!("Đơn số {number} viết khi đang sao lưu."),
    });
    let address = format!("{address}/api/v1/public/petitions");
    let agent = ureq::Agent::new_with_defaults();
    assert_eq!(
        agent.post(&address).send_json(petition).unwrap().status(),
        201
    );
}

/// Restores into an empty folder; answers what was said, and whether a register is there.
fn restore(file: &Path) -> (Output, bool) {
    let folder = tempfile::tempdir().unwrap();
    let said = tiepdan(&[
        "restore",
        "--data",
        folder.path().to_str().unwrap(),
        file.to_str().unwrap(),
    ]);
    let is_there = fs::read_dir(folder.path()).unwrap().next().is_some();
    (said, is_there)
}

#[test]
fn a_backup_of_a_running_server_is_restored_and_a_damaged_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let (mut server, address) = serve(data);
    (0..20).for_each(|number| file(&address, number));
    let backup = folder.path().join("register.backup");
    let words = ["backup", "--data", data, backup.to_str().unwrap()];
    assert!(tiepdan(&words).status.success());
    // It is never written over.
    assert_eq!(tiepdan(&words).status.code(), Some(2));
    file(&address, 20);
    server.kill().unwrap();
    server.wait().unwrap();
    let (said, is_there) = restore(&backup);
    assert!(said.status.success() && is_there, "{said:?}");

    let whole = fs::read(&backup).unwrap();
    let damaged = folder.path().join("damaged.backup");
    let mut cases: Vec<Vec<u8>> = [
        0,
        5_000,
        whole.len() / 2,
        whole.len() - 1_000,
        whole.len() - 1,
    ]
    .map(|place| {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        bytes
    })
    .into();
    cases.extend([whole[..whole.len() / 2].to_vec(), Vec::new()]);
    for bytes in cases {
        fs::write(&damaged, bytes).unwrap();
        let (said, is_there) = restore(&damaged);
        let words = String::from_utf8_lossy(&said.stderr);
        assert_eq!(said.status.code(), Some(1), "{words}");
        assert!(words.contains("damaged"), "{words}");
        assert!(!is_there, "something was left behind");
    }
}
