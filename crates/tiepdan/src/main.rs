//! The command line.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use tiepdan::{app, pages, startup, web};

#[derive(Parser)]
#[command(name = "tiepdan", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The server. Example: tiepdan serve --listen 127.0.0.1:8080
    Serve {
        /// The address to listen on.
        #[arg(long, env = "TIEPDAN_LISTEN", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .init();
    let Arguments {
        command: Command::Serve { listen },
    } = Arguments::parse();
    match serve(listen).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            tracing::error!("{fault}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(listen: SocketAddr) -> Result<(), Box<dyn std::error::Error>> {
    let app = Arc::new(app::App::new(
        startup::Clock::real(),
        startup::Ids::real(),
        app::Settings::default(),
    )?);
    let listener = tokio::net::TcpListener::bind(listen).await?;
    tracing::info!("http://{}", listener.local_addr()?);
    let service =
        web::router(app, pages::routes()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(stop())
        .await?;
    Ok(())
}

async fn stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        tracing::warn!("cannot listen for the stop signal");
        std::future::pending::<()>().await;
    }
}
