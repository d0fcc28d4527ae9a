//! Where the register is: the options that every command shares, from words or `TIEPDAN_…` variables.

use std::path::PathBuf;

use clap::Args;
use store::Store;

/// Which register a command reads or writes.
#[derive(Debug, Clone, Args)]
pub struct RegisterArgs {
    /// Folder of the register
    #[arg(
        long,
        global = true,
        env = "TIEPDAN_DATA",
        default_value = "data",
        value_name = "DIR"
    )]
    pub data: PathBuf,
    /// Its database: `sqlite:FILE` or `postgres://…`; by default a file inside the folder
    #[arg(
        long,
        global = true,
        env = "TIEPDAN_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
}

/// Which program prints.
#[derive(Debug, Clone, Default, Args)]
pub struct PressArgs {
    /// The printing program; by default `tiepdan-press` beside this one
    #[arg(long, env = "TIEPDAN_PRESS", value_name = "FILE")]
    pub press: Option<PathBuf>,
}

/// Why the register cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made.
    #[error("{}: {error}", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the machine says.
        error: std::io::Error,
    },
    /// There is no register there.
    #[error("there is no register in {}: begin one with `tiepdan serve` or `tiepdan demo`", .0.display())]
    Missing(PathBuf),
    /// The database says no.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl RegisterArgs {
    /// Opens the register, makes it when it is not there, and brings its schema up to date.
    ///
    /// # Errors
    /// When the folder or the database cannot be used.
    pub async fn open_or_make(&self) -> Result<Store, OpenError> {
        if self.database.is_none() {
            let folder = self.data.clone();
            std::fs::create_dir_all(&folder)
                .map_err(|error| OpenError::Folder { folder, error })?;
        }
        let store = Store::open(&self.url()).await?;
        store.migrate(casework::MIGRATIONS).await?;
        Ok(store)
    }

    /// Opens a register that is there.
    ///
    /// # Errors
    /// As [`Self::open_or_make`], and when there is none.
    pub async fn open(&self) -> Result<Store, OpenError> {
        if self.database.is_none() && !self.file().exists() {
            return Err(OpenError::Missing(self.data.clone()));
        }
        self.open_or_make().await
    }

    /// The embedded database's file.
    pub fn file(&self) -> PathBuf {
        self.data.join("register.db")
    }

    fn url(&self) -> String {
        let own = || format!("sqlite:{}", self.file().display());
        self.database.clone().unwrap_or_else(own)
    }
}
