//! A backup made while the server works is a whole register; one with a single wrong byte is refused.
#![expect(clippy::unwrap_used, reason = "a test may end here")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use age::secrecy::ExposeSecret;

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
    let words = [
        "backup",
        "--plain",
        "--data",
        data,
        backup.to_str().unwrap(),
    ];
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

/// A new key: the file that opens, and the recipient for whom is closed.
fn key(folder: &Path, name: &str) -> (String, String) {
    let key = age::x25519::Identity::generate();
    let file = folder.join(name);
    fs::write(
        &file,
        format!("# {name}\n{}\n", key.to_string().expose_secret()),
    )
    .unwrap();
    (
        file.to_str().unwrap().to_owned(),
        key.to_public().to_string(),
    )
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_closed_backup_tells_nothing_opens_for_its_key_alone_and_a_drill_proves_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let (mut server, address) = serve(data);
    (0..3).for_each(|number| file(&address, number));
    server.kill().unwrap();
    server.wait().unwrap();
    let (ours, recipient) = key(folder.path(), "ours");
    let (others, _) = key(folder.path(), "others");
    let backup = folder.path().join("register.backup");
    let backup = backup.to_str().unwrap();

    // Nobody leaves a register open to anybody by forgetting a word.
    let open = tiepdan(&["backup", "--data", data, backup]);
    assert_eq!(open.status.code(), Some(2));
    assert!(said(&open).contains("--to"), "{}", said(&open));
    let closed = tiepdan(&["backup", "--data", data, "--to", &recipient, backup]);
    assert!(closed.status.success(), "{}", said(&closed));
    let bytes = fs::read(backup).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("age-encryption.org/"));
    assert!(!text.contains("SQLite format") && !text.contains("sao lưu"));
    let left: Vec<_> = fs::read_dir(data).unwrap().flatten().collect();
    assert!(
        left.iter()
            .all(|entry| !entry.path().to_string_lossy().ends_with(".part"))
    );

    let target = folder.path().join("restored");
    let target = target.to_str().unwrap();
    let without = tiepdan(&["restore", "--data", target, backup]);
    assert_eq!(without.status.code(), Some(2), "{}", said(&without));
    let wrong = tiepdan(&["restore", "--data", target, "--identity", &others, backup]);
    assert_eq!(wrong.status.code(), Some(1), "{}", said(&wrong));
    let right = [
        "restore",
        "--data",
        target,
        "--identity",
        &others,
        "--identity",
        &ours,
        backup,
    ];
    let restored = tiepdan(&right);
    assert!(restored.status.success(), "{}", said(&restored));

    drill(data, &ours, backup);
}

/// A drill counts the same as the register, leaves nothing, and sees a byte that was changed.
fn drill(data: &str, key: &str, backup: &str) {
    let drilled = tiepdan(&["drill", "--data", data, "--identity", key, backup]);
    assert!(drilled.status.success(), "{}", said(&drilled));
    let told = String::from_utf8_lossy(&drilled.stdout);
    assert!(told.contains("petition\t3\t3\n"), "{told}");
    assert!(told.ends_with("the backup is whole\n"), "{told}");
    let mut bytes = fs::read(backup).unwrap();
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    let damaged = format!("{backup}.damaged");
    fs::write(&damaged, bytes).unwrap();
    let drilled = tiepdan(&["drill", "--data", data, "--identity", key, &damaged]);
    assert_eq!(drilled.status.code(), Some(1));
    assert!(said(&drilled).contains("damaged"), "{}", said(&drilled));
    let left = fs::read_dir(data).unwrap().flatten();
    let scratch = left.filter(|entry| entry.file_name().to_string_lossy().starts_with("drill"));
    assert_eq!(scratch.count(), 0);
}

#[test]
fn keys_stand_in_no_backup_and_come_back_from_a_file_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir_all(data.join("keys/seal")).unwrap();
    fs::write(data.join("keys/seal/2026"), "the key of a seal").unwrap();
    let kept = folder.path().join("keys.age");
    let kept = kept.to_str().unwrap();
    let (ours, recipient) = key(folder.path(), "ours");
    let data = data.to_str().unwrap();
    let open = tiepdan(&["backup-keys", "--data", data, "--plain", kept]);
    assert_eq!(open.status.code(), Some(2), "{}", said(&open));
    let closed = tiepdan(&["backup-keys", "--data", data, "--to", &recipient, kept]);
    assert!(closed.status.success(), "{}", said(&closed));
    // They are never written over.
    let over = tiepdan(&["restore-keys", "--data", data, "--identity", &ours, kept]);
    assert_eq!(over.status.code(), Some(2), "{}", said(&over));
    let target = folder.path().join("restored");
    let words = [
        "restore-keys",
        "--data",
        target.to_str().unwrap(),
        "--identity",
        &ours,
        kept,
    ];
    let back = tiepdan(&words);
    assert!(back.status.success(), "{}", said(&back));
    assert_eq!(
        fs::read(target.join("keys/seal/2026")).unwrap(),
        b"the key of a seal"
    );

    // A register's own backup has no place for them.
    let register = folder.path().join("register");
    let (mut server, _) = serve(register.to_str().unwrap());
    server.kill().unwrap();
    server.wait().unwrap();
    fs::create_dir_all(register.join("keys")).unwrap();
    fs::write(register.join("keys/one"), "the key of a seal").unwrap();
    let backup = folder.path().join("register.backup");
    let words = [
        "backup",
        "--plain",
        "--data",
        register.to_str().unwrap(),
        backup.to_str().unwrap(),
    ];
    assert!(tiepdan(&words).status.success());
    let bytes = fs::read(backup).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("the key of a seal"));
}
