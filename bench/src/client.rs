//! Askers that cost the machine little: all on one thread, each with a connection of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::LocalSet;

/// What is posted, by its number.
pub type Content = dyn Fn(u32) -> serde_json::Value;

/// Posts `count` contents to an address, `at_once` at a time; each is to be answered 201.
///
/// # Errors
/// When one is not.
pub fn post_all(
    address: &str,
    path: &'static str,
    (count, at_once): (u32, u32),
    content: &'static Content,
) -> Result<(), String> {
    let host = address.trim_start_matches("http://").to_owned();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(told)?;
    let next = Arc::new(AtomicU32::new(0));
    LocalSet::new().block_on(&runtime, async move {
        let askers: Vec<_> = (0..at_once)
            .map(|_| {
                let (next, host) = (Arc::clone(&next), host.clone());
                tokio::task::spawn_local(async move {
                    let mut sender = connect(&host).await?;
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= count {
                            return Ok::<(), String>(());
                        }
                        post(&mut sender, &host, path, &content(number)).await?;
                    }
                })
            })
            .collect();
        for asker in askers {
            asker.await.map_err(told)??;
        }
        Ok(())
    })
}

async fn connect(host: &str) -> Result<SendRequest<Full<Bytes>>, String> {
    let stream = TcpStream::connect(host).await.map_err(told)?;
    stream.set_nodelay(true).map_err(told)?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(told)?;
    tokio::task::spawn_local(async move { drop(connection.await) });
    Ok(sender)
}

async fn post(
    sender: &mut SendRequest<Full<Bytes>>,
    host: &str,
    path: &str,
    content: &serde_json::Value,
) -> Result<(), String> {
    let body = serde_json::to_vec(content).map_err(told)?;
    let request = Request::post(path)
        .header(HOST, host)
        .header(CONTENT_TYPE, "application/json")
        .body(Full::new(Bytes::from(body)))
        .map_err(told)?;
    sender.ready().await.map_err(told)?;
    let answer = sender.send_request(request).await.map_err(told)?;
    let status = answer.status();
    let body = answer.into_body().collect().await.map_err(told)?;
    if status == StatusCode::CREATED {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&body.to_bytes()).into_owned();
    Err(format!("{status}: {text}"))
}

#[expect(clippy::needless_pass_by_value, reason = "the form of `map_err`")]
fn told(fault: impl ToString) -> String {
    fault.to_string()
}
