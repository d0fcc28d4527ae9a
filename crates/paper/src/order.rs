//! What the press is asked for and how it answers: frames over a pipe, each its length in four bytes, highest first,
//! then its content. An order is JSON; an answer is a byte, 0 for a PDF and 1 for words, and then those.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

/// Largest frame, in bytes (64 MiB); a longer one is a fault of the other side.
pub const LARGEST: usize = 64 << 20;

/// One paper to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Which of the files is printed.
    pub main: String,
    /// Everything that the paper may use, by name: the template, its layout, what fills it.
    pub files: BTreeMap<String, String>,
    /// Pictures that it may use, by name, in base64.
    #[serde(default)]
    pub pictures: BTreeMap<String, String>,
    /// When it is printed, on the clock of the country: year, month, day, hour, minute, second.
    pub moment: [u16; 6],
    /// Minutes by which that clock is ahead of UTC.
    pub zone: i16,
    /// What the file is known by for ever.
    pub ident: String,
    /// The program that made it, as the file says.
    pub creator: String,
}

impl Order {
    /// Adds a picture.
    pub fn add_picture(&mut self, name: &str, bytes: &[u8]) {
        self.pictures.insert(name.to_owned(), BASE64.encode(bytes));
    }

    /// The content of a picture; none where it is not in the order or not in base64.
    pub fn picture(&self, name: &str) -> Option<Vec<u8>> {
        BASE64.decode(self.pictures.get(name)?.as_bytes()).ok()
    }
}

/// What came of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The PDF.
    Printed(Vec<u8>),
    /// Why there is none.
    Refused(String),
}

/// Reads the next order; none when the other side has ended.
///
/// # Errors
/// A frame that is cut, too long or no order.
pub fn read_order(from: &mut impl Read) -> io::Result<Option<Order>> {
    let Some(bytes) = read_frame(from)? else {
        return Ok(None);
    };
    serde_json::from_slice(&bytes)
        .map(Some)
        .map_err(io::Error::other)
}

/// The frame of an order.
///
/// # Errors
/// An order that is too long.
pub fn order_frame(order: &Order) -> io::Result<Vec<u8>> {
    frame(serde_json::to_vec(order).map_err(io::Error::other)?)
}

/// Writes an answer.
///
/// # Errors
/// What the pipe reports.
pub fn write_answer(to: &mut impl Write, answer: &Answer) -> io::Result<()> {
    let (first, rest) = match answer {
        Answer::Printed(pdf) => (0, pdf.as_slice()),
        Answer::Refused(words) => (1, words.as_bytes()),
    };
    let mut content = vec![first];
    content.extend_from_slice(rest);
    to.write_all(&frame(content)?)
}

/// The answer in the content of a frame.
///
/// # Errors
/// An empty content, or a first byte that is neither.
pub fn answer_in(content: &[u8]) -> io::Result<Answer> {
    match content.split_first() {
        Some((0, pdf)) => Ok(Answer::Printed(pdf.to_vec())),
        Some((1, words)) => Ok(Answer::Refused(String::from_utf8_lossy(words).into_owned())),
        _ => Err(io::Error::other("the press gave no answer")),
    }
}

/// The length that the first four bytes of a frame tell.
///
/// # Errors
/// A length above [`LARGEST`].
pub fn length_of(head: [u8; 4]) -> io::Result<usize> {
    let length = usize::try_from(u32::from_be_bytes(head)).unwrap_or(usize::MAX);
    if length > LARGEST {
        return Err(io::Error::other("a frame is too long"));
    }
    Ok(length)
}

fn frame(content: Vec<u8>) -> io::Result<Vec<u8>> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    length_of(length.to_be_bytes())?;
    let mut frame = length.to_be_bytes().to_vec();
    frame.extend(content);
    Ok(frame)
}

fn read_frame(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut head = [0; 4];
    if let Err(fault) = from.read_exact(&mut head) {
        let ended = fault.kind() == io::ErrorKind::UnexpectedEof;
        return if ended { Ok(None) } else { Err(fault) };
    }
    let mut content = vec![0; length_of(head)?];
    from.read_exact(&mut content)?;
    Ok(Some(content))
}
