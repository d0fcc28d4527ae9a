//! The press as a process, played by a small program of the shell.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use paper::order::Order;
use tempfile::TempDir;
use tokio::time::Instant;

use super::{Fault, Press, WARM};

fn order() -> Order {
    Order {
        main: "a.typ".to_owned(),
        files: [("a.typ".to_owned(), "Đơn".to_owned())].into(),
        pictures: BTreeMap::new(),
        moment: [2026, 11, 30, 8, 0, 0],
        zone: 420,
        ident: "1".to_owned(),
        creator: "Tiếp Dân".to_owned(),
    }
}

/// A program that answers each order, whatever it is, as the shell is told.
fn program(folder: &TempDir, script: &str) -> PathBuf {
    let path = folder.path().join(super::PROGRAM);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// An order's length in its own frame; a shell reads that many bytes.
fn length() -> usize {
    paper::order::order_frame(&order()).unwrap().len()
}

#[tokio::test]
async fn a_press_that_is_not_there_is_said_to_be_missing_until_it_is_put_there() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(super::PROGRAM);
    let press = Press::at(Some(path));
    assert!(!press.is_installed());
    assert!(matches!(
        press.print(&order()).await,
        Err(Fault::NotInstalled)
    ));
    let script = format!(
        "/usr/bin/head -c {} >/dev/null; printf '\\0\\0\\0\\3\\0ab'",
        length()
    );
    program(&folder, &script);
    assert_eq!(press.print(&order()).await.unwrap(), b"ab");
}

#[tokio::test]
async fn a_press_that_died_since_its_last_paper_is_started_again() {
    let folder = TempDir::new().unwrap();
    // It answers once and ends.
    let script = format!(
        "/usr/bin/head -c {} >/dev/null; printf '\\0\\0\\0\\3\\0ok'",
        length()
    );
    let press = Press::at(Some(program(&folder, &script)));
    for _ in 0..3 {
        assert_eq!(press.print(&order()).await.unwrap(), b"ok");
    }
}

#[tokio::test]
async fn a_press_that_refuses_or_breaks_says_so_and_prints_nothing() {
    let folder = TempDir::new().unwrap();
    let refusing = "/usr/bin/head -c 4 >/dev/null; printf '\\0\\0\\0\\3\\1no'";
    let press = Press::at(Some(program(&folder, refusing)));
    assert!(matches!(press.print(&order()).await, Err(Fault::Refused(words)) if words == "no"));
    let dying = Press::at(Some(program(&folder, "exit 3")));
    assert!(matches!(dying.print(&order()).await, Err(Fault::Broken(_))));
    assert!(!dying.is_warm().await);
}

#[tokio::test]
async fn a_press_without_orders_is_ended_after_a_while() {
    let folder = TempDir::new().unwrap();
    let script = format!(
        "while /usr/bin/head -c {} >/dev/null; do printf '\\0\\0\\0\\3\\0ok'; done",
        length()
    );
    let press = Press::at(Some(program(&folder, &script)));
    press.print(&order()).await.unwrap();
    press.rest().await;
    assert!(press.is_warm().await, "it was used just now");
    press.rest_at(Instant::now() + WARM).await;
    assert!(!press.is_warm().await);
}
