//! `tiepdan serve`: the server.

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use casework::{access, idempotency};
use clap::Args;
use law::Law;
use sealing::Masters;
use tiepdan::app::{App, Settings};
use tiepdan::config::{PressArgs, RegisterArgs, WitnessArgs};
use tiepdan::factor;
use tiepdan::federation::{self, Federation};
use tiepdan::history::{self, Mark, mark};
use tiepdan::keyring::{self, Keyring};
use tiepdan::scanner;
use tiepdan::startup::{Chance, Clock};
use tiepdan::{api, directory, pages, web, worker};

use super::Failure;
use super::listen::{self, TlsArgs};

const HOUR: Duration = Duration::from_hours(1);

/// The server: pages and API over one register.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tiepdan serve --data ./data --listen 127.0.0.1:8080")]
pub(super) struct ServeArgs {
    #[command(flatten)]
    pub(super) register: RegisterArgs,
    #[command(flatten)]
    pub(super) listening: ListenArgs,
}

/// Where the server listens and what stands before it.
#[derive(Debug, Clone, Args)]
pub(super) struct ListenArgs {
    /// Address to listen on
    #[arg(
        long,
        env = "TIEPDAN_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDR"
    )]
    pub(super) listen: SocketAddr,
    /// Second address, which gives the pages for telling something without a name and nothing else: for an onion service
    #[arg(long, env = "TIEPDAN_LISTEN_TIPS", value_name = "ADDR")]
    pub(super) listen_tips: Option<SocketAddr>,
    /// People reach the server by HTTPS: cookies and addresses are bound to it
    #[arg(long, env = "TIEPDAN_HTTPS")]
    pub(super) https: bool,
    /// A proxy stands in front and names the client in `X-Forwarded-For`
    #[arg(long, env = "TIEPDAN_BEHIND_PROXY")]
    pub(super) behind_proxy: bool,
    /// Address by which citizens reach the server, for the marks on papers; by default the one the officer used
    #[arg(long, env = "TIEPDAN_ADDRESS", value_name = "URL")]
    pub(super) address: Option<String>,
    #[command(flatten)]
    pub(super) press: PressArgs,
    /// Folder from which the machine takes mail to be sent, a file for each; without it mail waits
    #[arg(long, env = "TIEPDAN_MAIL", value_name = "DIR")]
    pub(super) mail: Option<PathBuf>,
    /// Socket of the ClamAV that scans files: `unix:/path` or `tcp:HOST:PORT`; without it files are marked as not scanned
    #[arg(long, env = "TIEPDAN_CLAMAV", value_name = "SOCKET")]
    pub(super) clamav: Option<scanner::Address>,
    /// File that names the keys with which papers are signed
    #[arg(long, env = "TIEPDAN_SIGNING", value_name = "FILE")]
    pub(super) signing: Option<PathBuf>,
    #[command(flatten)]
    pub(super) witness: WitnessArgs,
    /// File of the key under which second factors are kept; made at the first start, by default inside the register's folder
    #[arg(long, env = "TIEPDAN_SIGN_IN_KEY", value_name = "FILE")]
    pub(super) sign_in_key: Option<PathBuf>,
    /// Minutes after which administration and sealed identities ask for a fresh proof of the person
    #[arg(long, env = "TIEPDAN_PROOF_MINUTES", default_value_t = 15, value_parser = clap::value_parser!(i64).range(1..=720))]
    pub(super) proof_minutes: i64,
    #[command(flatten)]
    pub(super) tls: TlsArgs,
    /// File that names who proves identities; by default `identity-providers.toml` in the register's folder, if it is there
    #[arg(long, env = "TIEPDAN_IDENTITY_PROVIDERS", value_name = "FILE")]
    pub(super) identity_providers: Option<PathBuf>,
}

impl ServeArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let store = self.register.open_or_make().await.map_err(Failure::fault)?;
        let law = Arc::new(Law::vietnam().map_err(Failure::fault)?);
        let seals = self.register.seals(&store, &law).await;
        let held = Held {
            seals: seals.map_err(Failure::fault)?,
            audit_key: self.listening.witness.key.file(&self.register),
            data: self.register.data.clone(),
        };
        serve(store, law, (&self.listening, held), out).await
    }
}

/// Keys that the server holds beside the register.
pub(super) struct Held {
    /// The master keys of the seal over denouncers.
    pub(super) seals: Arc<Masters>,
    /// The file of the key that signs the root of each day.
    pub(super) audit_key: PathBuf,
    /// The folder of the register.
    pub(super) data: PathBuf,
}

/// Serves until it is told to stop; what was answered by then is durable.
pub(super) async fn serve(
    store: store::Store,
    law: Arc<Law>,
    (listening, held): (&ListenArgs, Held),
    out: &mut dyn Write,
) -> Result<(), Failure> {
    access::prove_rights(&law).map_err(Failure::fault)?;
    // The passwords of a history are public and a part of it proves nothing: it is not served.
    if mark(&store).await.map_err(Failure::fault)? == Mark::Half {
        return Err(Failure::fault(history::Failure::Half));
    }
    let keyring = match &listening.signing {
        Some(file) => keyring::read(file).map_err(Failure::fault)?,
        None => Keyring::default(),
    };
    let chance = Chance::real();
    let form_key = kept_key(&store, &chance, "forms").await?;
    let federation = federation(&store, &chance, (listening, &held.data)).await?;
    let audit_key = keyring::audit_key(&held.audit_key, &chance).map_err(Failure::fault)?;
    let own = || held.data.join("keys").join("sign-in.key");
    let key_file = listening.sign_in_key.clone().unwrap_or_else(own);
    let factor_key = factor::key::read_or_make(&key_file, &chance).map_err(Failure::fault)?;
    directory::join(&store, &law)
        .await
        .map_err(Failure::fault)?;
    let settings = Settings {
        is_https: listening.https || listening.tls.is_asked(),
        is_behind_proxy: listening.behind_proxy,
        form_key: Some(form_key),
        factor_key: Some(factor_key),
        proof_minutes: listening.proof_minutes,
        address: listening.address.clone(),
        press: listening.press.press.clone(),
        mail: listening.mail.clone(),
        witness: listening.witness.witness.clone(),
        witness_mail: listening.witness.witness_mail.clone(),
        scanner: listening.clamav.clone(),
        ..Settings::default()
    };
    let seals = Arc::clone(&held.seals);
    let tips = tips(listening, (form_key, seals), &store, &law).await?;
    let app = App::new(Clock::real(), chance, settings, store, law);
    let app = app.map_err(Failure::fault)?;
    let app = app.with_keys(keyring).with_seals(held.seals);
    let app = app.with_audit_key(audit_key);
    let app = Arc::new(app.with_federation(federation));
    let _forgetting = forget_hourly(Arc::clone(&app));
    let work = tokio::spawn(worker::run(Arc::clone(&app)));
    let keeping = tokio::spawn(worker::keep_boards(Arc::clone(&app)));
    let following = tokio::spawn(directory::follow(Arc::clone(&app)));
    let _resting = tokio::spawn(worker::rest_press(Arc::clone(&app)));
    let routes = pages::routes().merge(api::routes());
    let service = web::router(Arc::clone(&app), routes);
    let reached = (listening.listen, &listening.tls);
    let served = listen::answer(app, service, reached, out).await;
    tips.abort();
    work.abort();
    keeping.abort();
    following.abort();
    served
}

/// Serves the pages for telling something without a name at an address of their own, if there is one. No address of whoever asks
/// reaches them: neither the line's own nor one that a header names. An onion address needs no HTTPS.
async fn tips(
    listening: &ListenArgs,
    (form_key, seals): ([u8; 64], Arc<Masters>),
    store: &store::Store,
    law: &Arc<Law>,
) -> Result<tokio::task::JoinHandle<()>, Failure> {
    let Some(address) = listening.listen_tips else {
        return Ok(tokio::spawn(async {}));
    };
    let settings = Settings {
        form_key: Some(form_key),
        ..Settings::default()
    };
    let app = App::new(
        Clock::real(),
        Chance::real(),
        settings,
        store.clone(),
        Arc::clone(law),
    );
    let app = Arc::new(app.map_err(Failure::fault)?.with_seals(seals));
    let listener = tokio::net::TcpListener::bind(address).await?;
    let service = web::tips_only(app, pages::tip::open_routes());
    Ok(tokio::spawn(async move {
        if let Err(fault) = axum::serve(listener, service).await {
            tracing::error!(%fault, "the pages of tips are served no more");
        }
    }))
}

/// Forgets what was kept for retries, now and every hour, for as long as the program runs.
fn forget_hourly(app: Arc<App>) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        let mut hours = tokio::time::interval(HOUR);
        loop {
            hours.tick().await;
            let at = app.setting();
            let forgotten = app.store.write(move |tx| idempotency::forget_old(tx, &at));
            if let Err(fault) = forgotten.await {
                tracing::warn!(%fault, "old answers could not be forgotten");
            }
        }
    })
}

/// Who proves identities; nobody unless a file names them.
async fn federation(
    store: &store::Store,
    chance: &Chance,
    (listening, data): (&ListenArgs, &Path),
) -> Result<Federation, Failure> {
    let own = || Some(data.join("identity-providers.toml")).filter(|own| own.exists());
    let Some(file) = listening.identity_providers.clone().or_else(own) else {
        return Ok(Federation::default());
    };
    let providers = federation::read(&file).map_err(Failure::fault)?;
    let key = kept_key(store, chance, "identities").await?;
    Ok(Federation::new(providers, &key))
}

/// A key drawn once for a register: forms that are open outlive a restart, and several servers over one database know
/// each other's forms.
async fn kept_key(
    store: &store::Store,
    chance: &Chance,
    name: &'static str,
) -> Result<[u8; 64], Failure> {
    let drawn: [u8; 64] = chance.bytes();
    let kept = store
        .write(move |tx| casework::kept_secret(tx, name, &drawn))
        .await;
    let kept = kept.map_err(Failure::fault)?;
    kept.try_into()
        .map_err(|_| Failure::fault("a key of the register has a wrong length"))
}
