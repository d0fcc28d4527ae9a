//! TLS by the server itself: a certificate and its key in PEM files, read anew when they change; TLS 1.2 and 1.3 alone.

mod certificate;
mod listener;
mod redirect;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{self, ServerConfig};

pub use certificate::{Certificate, Fault};
pub use listener::Listener;
pub use redirect::to_https;

/// How the server speaks TLS with a certificate.
///
/// # Errors
/// When the library knows no such protocol.
pub fn config(certificate: Arc<Certificate>) -> Result<Arc<ServerConfig>, rustls::Error> {
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_protocol_versions(&[&TLS13, &TLS12])?;
    let mut config = config.with_no_client_auth().with_cert_resolver(certificate);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
