//! What `clamd` is asked and how it answers (its manual, "INSTREAM": pieces, each behind its length in four bytes, and an
//! empty one at the end). Written here because it is short, and a crate would bring no less to read.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

use super::Address;

/// Bytes of a piece.
const PIECE: usize = 64 << 10;
/// Bytes of an answer at most.
const LONGEST: usize = 4096;

/// What it says of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing harmful.
    Clean,
    /// Something harmful, by this name.
    Found(String),
    /// Larger than it is set up to take.
    TooLarge,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// It cannot be reached, or ends in the middle.
    #[error("cannot be reached: {0}")]
    Broken(#[from] io::Error),
    /// It answers something else.
    #[error("answers what cannot be understood")]
    Garbage,
    /// It does not answer in time.
    #[error("does not answer in time")]
    Silent,
}

trait Line: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Line for T {}

async fn connect(address: &Address) -> io::Result<Box<dyn Line>> {
    Ok(match address {
        Address::Unix(path) => Box::new(UnixStream::connect(path).await?),
        Address::Tcp(place) => Box::new(TcpStream::connect(place.as_str()).await?),
    })
}

/// Its engine with the version of its signatures: `ClamAV 1.4.6/27500/Mon Nov 30 …`.
pub(super) async fn version(address: &Address) -> Result<String, Fault> {
    let mut line = connect(address).await?;
    line.write_all(b"zVERSION\0").await?;
    let answer = hear(&mut *line).await?;
    if answer.starts_with("ClamAV ") {
        Ok(answer)
    } else {
        Err(Fault::Garbage)
    }
}

/// What it says of these bytes.
pub(super) async fn scan(address: &Address, bytes: &[u8]) -> Result<Answer, Fault> {
    let mut line = connect(address).await?;
    // It may answer and hang up before it has heard all: what it said counts.
    let told = tell(&mut *line, bytes).await;
    match (hear(&mut *line).await, told) {
        (Ok(answer), _) => read(&answer),
        (Err(_), Err(fault)) => Err(fault.into()),
        (Err(fault), Ok(())) => Err(fault),
    }
}

async fn tell(line: &mut dyn Line, bytes: &[u8]) -> io::Result<()> {
    line.write_all(b"zINSTREAM\0").await?;
    for piece in bytes.chunks(PIECE) {
        let length = u32::try_from(piece.len()).unwrap_or(u32::MAX);
        line.write_all(&length.to_be_bytes()).await?;
        line.write_all(piece).await?;
    }
    line.write_all(&[0; 4]).await?;
    line.flush().await
}

/// An answer to its end, which is a zero or the end of the line.
async fn hear(line: &mut dyn Line) -> Result<String, Fault> {
    let mut heard = Vec::new();
    let mut byte = [0; 256];
    loop {
        let count = line.read(&mut byte).await?;
        heard.extend(byte.iter().take(count));
        if count == 0 || heard.contains(&0) || heard.len() > LONGEST {
            break;
        }
    }
    let told = heard.split(|byte| *byte == 0).next().unwrap_or_default();
    let told = std::str::from_utf8(told).map_err(|_| Fault::Garbage)?;
    if told.trim().is_empty() {
        return Err(Fault::Garbage);
    }
    Ok(told.trim().to_owned())
}

fn read(answer: &str) -> Result<Answer, Fault> {
    if answer == "stream: OK" {
        return Ok(Answer::Clean);
    }
    if answer.contains("size limit exceeded") {
        return Ok(Answer::TooLarge);
    }
    let found = answer
        .strip_prefix("stream: ")
        .and_then(|rest| rest.strip_suffix(" FOUND"));
    found.map_or(Err(Fault::Garbage), |name| {
        Ok(Answer::Found(name.to_owned()))
    })
}
