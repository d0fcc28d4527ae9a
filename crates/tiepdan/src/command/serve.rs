//! `tiepdan serve`: the server.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use casework::idempotency;
use clap::Args;
use law::Law;
use tiepdan::app::{App, Settings};
use tiepdan::config::{PressArgs, RegisterArgs};
use tiepdan::history::{self, Mark, mark};
use tiepdan::keyring::{self, Keyring};
use tiepdan::startup::{Chance, Clock};
use tiepdan::{api, directory, pages, web, worker};

use super::Failure;

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
#[derive(Debug, Args)]
pub(super) struct ListenArgs {
    /// Address to listen on
    #[arg(
        long,
        env = "TIEPDAN_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDR"
    )]
    pub(super) listen: SocketAddr,
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
    /// File that names the keys with which papers are signed
    #[arg(long, env = "TIEPDAN_SIGNING", value_name = "FILE")]
    pub(super) signing: Option<PathBuf>,
}

impl ServeArgs {
    pub(super) async fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let store = self.register.open_or_make().await.map_err(Failure::fault)?;
        let law = Arc::new(Law::vietnam().map_err(Failure::fault)?);
        serve(store, law, &self.listening, out).await
    }
}

/// Serves until it is told to stop; what was answered by then is durable.
pub(super) async fn serve(
    store: store::Store,
    law: Arc<Law>,
    listening: &ListenArgs,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    // The passwords of a history are public and a part of it proves nothing: it is not served.
    if mark(&store).await.map_err(Failure::fault)? == Mark::Half {
        return Err(Failure::fault(history::Failure::Half));
    }
    let keyring = match &listening.signing {
        Some(file) => keyring::read(file).map_err(Failure::fault)?,
        None => Keyring::default(),
    };
    let chance = Chance::real();
    let form_key = form_key(&store, &chance).await?;
    directory::join(&store, &law)
        .await
        .map_err(Failure::fault)?;
    let settings = Settings {
        is_https: listening.https,
        is_behind_proxy: listening.behind_proxy,
        form_key: Some(form_key),
        address: listening.address.clone(),
        press: listening.press.press.clone(),
        mail: listening.mail.clone(),
        ..Settings::default()
    };
    let app = App::new(Clock::real(), chance, settings, store, law);
    let app = Arc::new(app.map_err(Failure::fault)?.with_keys(keyring));
    let _forgetting = forget_hourly(Arc::clone(&app));
    let work = tokio::spawn(worker::run(Arc::clone(&app)));
    let keeping = tokio::spawn(worker::keep_boards(Arc::clone(&app)));
    let following = tokio::spawn(directory::follow(Arc::clone(&app)));
    let _resting = tokio::spawn(worker::rest_press(Arc::clone(&app)));
    let listener = tokio::net::TcpListener::bind(listening.listen).await?;
    writeln!(out, "http://{}", listener.local_addr()?)?;
    out.flush()?;
    let routes = pages::routes().merge(api::routes());
    let streams = Arc::clone(&app);
    let service = web::router(app, routes).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            told_to_stop().await;
            streams.streams.stop();
        })
        .await;
    work.abort();
    keeping.abort();
    following.abort();
    Ok(served?)
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

async fn told_to_stop() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

/// The key of the form tokens, drawn once for a register: forms that are open outlive a restart, and several
/// servers over one database know each other's forms.
async fn form_key(store: &store::Store, chance: &Chance) -> Result<[u8; 64], Failure> {
    let drawn: [u8; 64] = chance.bytes();
    let kept = store
        .write(move |tx| casework::kept_secret(tx, "forms", &drawn))
        .await;
    let kept = kept.map_err(Failure::fault)?;
    kept.try_into()
        .map_err(|_| Failure::fault("the key of the forms has a wrong length"))
}
