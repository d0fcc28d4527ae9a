//! Askers that cost the machine little: all on one thread, each with a connection of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

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

/// One request of a lane.
pub struct Call {
    /// Its address below the server.
    pub path: String,
    /// Type of its body.
    pub kind: &'static str,
    /// The key under which it may be sent again.
    pub key: Option<String>,
    /// Its body.
    pub body: Vec<u8>,
}

/// How a request was answered.
#[derive(Debug, Clone, Copy)]
pub struct Answered {
    /// The lane.
    pub lane: usize,
    /// The status.
    pub status: u16,
    /// How long it took.
    pub took: Duration,
}

/// Posts lanes of requests beside each other, each lane on a connection of its own and one request after the other.
///
/// # Errors
/// When one is not answered.
pub fn post_lanes(address: &str, lanes: Vec<Vec<Call>>) -> Result<Vec<Answered>, String> {
    let host = address.trim_start_matches("http://").to_owned();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(told)?;
    LocalSet::new().block_on(&runtime, async move {
        let lanes = lanes.into_iter().enumerate();
        let running: Vec<_> = lanes
            .map(|(lane, calls)| tokio::task::spawn_local(run_lane(host.clone(), lane, calls)))
            .collect();
        let mut all = Vec::new();
        for lane in running {
            all.extend(lane.await.map_err(told)??);
        }
        Ok(all)
    })
}

async fn run_lane(host: String, lane: usize, calls: Vec<Call>) -> Result<Vec<Answered>, String> {
    let mut sender = connect(&host).await?;
    let mut all = Vec::new();
    for call in calls {
        // A server may hang up on whoever sends nonsense.
        if sender.ready().await.is_err() {
            sender = connect(&host).await?;
        }
        let mut request = Request::post(&call.path)
            .header(HOST, &host)
            .header(CONTENT_TYPE, call.kind);
        if let Some(key) = &call.key {
            request = request.header("idempotency-key", key);
        }
        let request = request
            .body(Full::new(Bytes::from(call.body)))
            .map_err(told)?;
        let begun = Instant::now();
        let answer = sender.send_request(request).await.map_err(told)?;
        let status = answer.status().as_u16();
        answer.into_body().collect().await.map_err(told)?;
        all.push(Answered {
            lane,
            status,
            took: begun.elapsed(),
        });
    }
    Ok(all)
}
