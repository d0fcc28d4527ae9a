//! How the server is reached: plainly, with a proxy before it, or by TLS of its own.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::serve::ListenerExt;
use clap::Args;
use tiepdan::app::App;
use tiepdan::tls::{self, Certificate};
use tokio::net::TcpListener;

use super::Failure;

/// TLS by the server itself.
#[derive(Debug, Clone, Args)]
pub(super) struct TlsArgs {
    /// Certificate with its chain, PEM: the server speaks TLS itself, and reads the file anew when it changes
    #[arg(
        long,
        env = "TIEPDAN_TLS_CERT",
        value_name = "FILE",
        requires = "tls_key"
    )]
    tls_cert: Option<PathBuf>,
    /// Its private key, PEM without a password
    #[arg(
        long,
        env = "TIEPDAN_TLS_KEY",
        value_name = "FILE",
        requires = "tls_cert"
    )]
    tls_key: Option<PathBuf>,
    /// Address on which plain HTTP is sent on to --address
    #[arg(long, env = "TIEPDAN_REDIRECT_FROM", value_name = "ADDR", requires_all = ["tls_cert", "address"])]
    redirect_from: Option<SocketAddr>,
}

impl TlsArgs {
    /// Whether the server speaks TLS itself.
    pub(super) fn is_asked(&self) -> bool {
        self.tls_cert.is_some()
    }

    /// The certificate, where one is named.
    fn certificate(&self) -> Result<Option<Arc<Certificate>>, Failure> {
        let (Some(chain), Some(key)) = (&self.tls_cert, &self.tls_key) else {
            return Ok(None);
        };
        let certificate = Certificate::read(chain, key).map_err(Failure::fault)?;
        Ok(Some(Arc::new(certificate)))
    }
}

/// Serves until the program is told to stop.
pub(super) async fn answer(
    app: Arc<App>,
    service: Router,
    (address, tls): (SocketAddr, &TlsArgs),
    out: &mut dyn Write,
) -> Result<(), Failure> {
    // Before anything listens: who runs it learns at once that the certificate cannot be used.
    let certificate = tls.certificate()?;
    let socket = TcpListener::bind(address).await?;
    let bound = socket.local_addr()?;
    let scheme = if certificate.is_some() {
        "https"
    } else {
        "http"
    };
    writeln!(out, "{scheme}://{bound}")?;
    out.flush()?;
    let redirect = redirect(&app, tls).await?;
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    let streams = Arc::clone(&app);
    let stopped = async move {
        told_to_stop().await;
        streams.streams.stop();
    };
    let served = match certificate {
        None => {
            axum::serve(socket, service)
                .with_graceful_shutdown(stopped)
                .await
        }
        Some(certificate) => {
            let config = tls::config(Arc::clone(&certificate)).map_err(Failure::fault)?;
            let listener = tls::Listener::over(socket, config)?.tap_io(|_| {});
            let following = tokio::spawn(certificate.follow());
            let served = axum::serve(listener, service);
            let served = served.with_graceful_shutdown(stopped).await;
            following.abort();
            served
        }
    };
    if let Some(redirect) = redirect {
        redirect.abort();
    }
    Ok(served?)
}

/// Sends plain HTTP on, where it is asked for.
async fn redirect(
    app: &App,
    tls: &TlsArgs,
) -> Result<Option<tokio::task::JoinHandle<()>>, Failure> {
    let (Some(from), Some(address)) = (tls.redirect_from, &app.settings.address) else {
        return Ok(None);
    };
    if !address.starts_with("https://") {
        return Err(Failure::words("--address must begin with https://"));
    }
    let socket = TcpListener::bind(from).await?;
    let service = tls::to_https(address);
    Ok(Some(tokio::spawn(async move {
        if let Err(fault) = axum::serve(socket, service).await {
            tracing::warn!(%fault, "plain HTTP is not sent on any more");
        }
    })))
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
