//! Empty databases for tests: always SQLite, and PostgreSQL when `TIEPDAN_TEST_POSTGRES` names a server.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::{Result, Store};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A database of its own for one test; a SQLite one goes with this value.
pub struct TestStore {
    /// The open database.
    pub store: Store,
    /// The address under which another process may open it.
    pub url: String,
    _folder: Option<tempfile::TempDir>,
}

/// One empty database on each engine that the machine offers.
///
/// # Errors
/// When one cannot be made.
pub async fn stores() -> Result<Vec<TestStore>> {
    let mut all = vec![sqlite()?];
    if let Some(server) = server() {
        all.push(postgres(&server).await?);
    }
    Ok(all)
}

/// An empty SQLite database.
///
/// # Errors
/// When the temporary folder cannot be made.
pub fn sqlite() -> Result<TestStore> {
    let folder = tempfile::tempdir().map_err(|error| crate::Error::Pool(error.to_string()))?;
    let path = folder.path().join("register.db");
    let store = Store::sqlite(&path)?;
    Ok(TestStore {
        store,
        url: format!("sqlite:{}", path.display()),
        _folder: Some(folder),
    })
}

/// An empty schema on the server at this URL.
///
/// # Errors
/// When the server refuses.
pub async fn postgres(server: &str) -> Result<TestStore> {
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let schema = format!("t{}_{number}", std::process::id());
    let admin = Store::postgres(server).await?;
    let text = format!("drop schema if exists {schema} cascade; create schema {schema}");
    admin.write(move |tx| tx.batch(&text)).await?;
    let mark = if server.contains('?') { '&' } else { '?' };
    let url = format!("{server}{mark}options=-csearch_path%3D{schema}");
    Ok(TestStore {
        store: Store::postgres(&url).await?,
        url,
        _folder: None,
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test task names its server this way"
)]
fn server() -> Option<String> {
    std::env::var("TIEPDAN_TEST_POSTGRES")
        .ok()
        .filter(|url| !url.is_empty())
}
