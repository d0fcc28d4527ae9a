//! Connections that have shaken hands.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::server::TlsStream;

/// How long a client may take to shake hands.
const PATIENCE: Duration = Duration::from_secs(10);
/// Handshakes at one time: a client that says nothing keeps nobody else waiting.
const HANDSHAKES: usize = 1024;
/// Connections that wait to be served.
const WAITING: usize = 64;

type Shaken = (TlsStream<TcpStream>, SocketAddr);

/// Listens and shakes hands beside what is served.
pub struct Listener {
    address: SocketAddr,
    shaken: mpsc::Receiver<Shaken>,
    accepting: JoinHandle<()>,
}

impl Listener {
    /// Speaks TLS over a socket that listens. Must be called inside a Tokio runtime.
    ///
    /// # Errors
    /// When the socket has no address.
    pub fn over(socket: TcpListener, config: Arc<ServerConfig>) -> io::Result<Self> {
        let address = socket.local_addr()?;
        let (ready, shaken) = mpsc::channel(WAITING);
        let accepting = tokio::spawn(accept(socket, config.into(), ready));
        Ok(Self {
            address,
            shaken,
            accepting,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl axum::serve::Listener for Listener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Shaken {
        match self.shaken.recv().await {
            Some(shaken) => shaken,
            // Nobody accepts any more: the program ends.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

async fn accept(mut socket: TcpListener, acceptor: TlsAcceptor, ready: mpsc::Sender<Shaken>) {
    let places = Arc::new(Semaphore::new(HANDSHAKES));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        // Its own accept, which waits when the machine has no more files to open.
        let (stream, address) = axum::serve::Listener::accept(&mut socket).await;
        let (shake, ready) = (acceptor.accept(stream), ready.clone());
        tokio::spawn(async move {
            let shaken = tokio::time::timeout(PATIENCE, shake).await;
            if let Ok(Ok(stream)) = shaken {
                // Whoever served has ended.
                drop(ready.send((stream, address)).await);
            }
            drop(place);
        });
    }
}
