//! Files that are two things at once: a picture that a browser would run, a PDF that an office would unpack. Whoever
//! opens one sees another file than who checked it.

use super::archive;

/// What makes bytes a page, a program or another document.
const MARKS: [&[u8]; 7] = [
    b"<!doctype",
    b"<html",
    b"<script",
    b"<svg",
    b"<iframe",
    b"<?php",
    b"%pdf-",
];
/// Bytes at the beginning and the end of what follows a file, in which marks are looked for.
const LOOKED: usize = 4096;
/// Bytes of a text in which it shows that it is a page.
const BEGINNING: usize = 1024;
/// The name of the macros in a document of the older kind, as it stands there: two bytes a letter.
const OLD_MACROS: &[u8] = b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0";

/// The code of what is wrong with the shape of a file; none for a file that is one thing.
pub(super) fn fault(media_type: &str, bytes: &[u8]) -> Option<&'static str> {
    match media_type {
        "text/plain" => of_text(bytes),
        kind if is_office(kind) => archive::read(bytes).is_none().then_some("file-archive"),
        kind => is_two(kind, bytes).then_some("file-two-kinds"),
    }
}

/// Does a document hold macros, which run when an office opens it?
pub(super) fn has_macros(media_type: &str, bytes: &[u8]) -> bool {
    if is_office(media_type) {
        return archive::read(bytes).is_some_and(|document| document.has_macros);
    }
    media_type == "application/msword" && find(bytes, OLD_MACROS).is_some()
}

fn is_office(media_type: &str) -> bool {
    media_type.starts_with("application/vnd.openxmlformats")
}

/// A page or a drawing with scripts is no text, whatever its name says.
fn of_text(bytes: &[u8]) -> Option<&'static str> {
    let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begins = begins.trim_ascii_start();
    let seen = begins.get(..BEGINNING).unwrap_or(begins);
    if seen.starts_with(b"<") && has_mark(seen) {
        return Some("file-active");
    }
    let is_hidden = find(&seen.to_ascii_lowercase(), b"%pdf-").is_some();
    is_hidden.then_some("file-two-kinds")
}

fn is_two(media_type: &str, bytes: &[u8]) -> bool {
    let ends = match media_type {
        "image/jpeg" => end_of_jpeg(bytes),
        "image/png" => end_of_png(bytes),
        "image/webp" => end_of_webp(bytes),
        "application/pdf" => end_of_pdf(bytes),
        _ => None,
    };
    let tail = ends.and_then(|end| bytes.get(end..)).unwrap_or(&[]);
    let first = tail.get(..LOOKED).unwrap_or(tail);
    let last = tail.len().saturating_sub(LOOKED);
    has_mark(first) || has_mark(tail.get(last..).unwrap_or(&[])) || archive::ends_as_one(bytes)
}

fn has_mark(bytes: &[u8]) -> bool {
    let small = bytes.to_ascii_lowercase();
    MARKS.iter().any(|mark| find(&small, mark).is_some())
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

/// Behind the end of the picture: segments are passed by their length, and in what is drawn only the end is two bytes so.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        match (mark, kind) {
            (0xff, 0xd9) => return Some(at + 2),
            // Fill bytes, marks without a segment.
            (0xff, 0xff) => at += 1,
            (0xff, 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, 0xda) => at = behind_drawing(bytes, at + 2 + length(bytes, at + 2)?)?,
            (0xff, _) => at += 2 + length(bytes, at + 2)?,
            _ => return None,
        }
    }
}

/// The next mark behind what is drawn.
fn behind_drawing(bytes: &[u8], from: usize) -> Option<usize> {
    let drawn = bytes.get(from..)?;
    let is_mark =
        |pair: &[u8]| matches!(pair, [0xff, kind] if !matches!(*kind, 0 | 0xff | 0xd0..=0xd7));
    drawn.windows(2).position(is_mark).map(|at| from + at)
}

/// Length of a segment, with the two bytes that tell it.
fn length(bytes: &[u8], at: usize) -> Option<usize> {
    let two: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_be_bytes(two))).filter(|length| *length >= 2)
}

fn end_of_png(bytes: &[u8]) -> Option<usize> {
    let mut at = 8;
    loop {
        let length: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        let kind = bytes.get(at + 4..at + 8)?;
        at = usize::try_from(u32::from_be_bytes(length))
            .ok()?
            .checked_add(at + 12)?;
        if kind == b"IEND" {
            return Some(at);
        }
    }
}

fn end_of_webp(bytes: &[u8]) -> Option<usize> {
    let length: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(length))
        .ok()?
        .checked_add(8)
}

/// Behind its last mark of an end; a PDF that was added to has several.
fn end_of_pdf(bytes: &[u8]) -> Option<usize> {
    const END: &[u8] = b"%%EOF";
    let last = bytes.windows(END.len()).rposition(|window| window == END);
    last.map(|at| at + END.len())
}
