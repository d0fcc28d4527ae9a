//! What a document that is a ZIP archive (DOCX, XLSX) tells of itself at its end, read without unpacking anything.

/// The mark of a file inside.
const FILE: &[u8] = b"PK\x03\x04";
/// The mark of a line of the directory.
const LINE: &[u8] = b"PK\x01\x02";
/// The mark of the end of the directory.
const END: &[u8] = b"PK\x05\x06";
/// Bytes of a line without its names.
const LINE_LENGTH: usize = 46;
/// Bytes of the end without its comment.
const END_LENGTH: usize = 22;
/// Files of a document at most.
const MOST: usize = 5_000;
/// Bytes that a document may come to when an office opens it.
const LARGEST: u64 = 512 << 20;
/// Bytes that may be packed however tightly.
const SMALL: u64 = 32 << 20;
/// How much tighter than its content a larger document may be packed.
const TIGHTEST: u64 = 200;
/// The file that holds the macros of a document.
const MACROS: &str = "vbaproject.bin";

/// A document whose directory is sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Archive {
    /// Does it hold macros?
    pub(super) has_macros: bool,
}

/// Where the directory ends and what its end says.
struct End {
    at: usize,
    entries: usize,
    begins: usize,
}

/// One line of the directory.
struct Line<'a> {
    packed: u64,
    unpacked: u64,
    name: &'a [u8],
    begins: usize,
    next: usize,
}

/// Is this, read from its end as programs that unpack read, an archive too?
pub(super) fn ends_as_one(bytes: &[u8]) -> bool {
    place_of_end(bytes).is_some()
}

/// The document, if its directory is whole, names no place outside, is not locked, and does not come to more than a
/// machine can bear when it is opened.
pub(super) fn read(bytes: &[u8]) -> Option<Archive> {
    let end = end(bytes)?;
    if end.entries > MOST || !bytes.starts_with(FILE) {
        return None;
    }
    let (mut at, mut packed, mut unpacked, mut has_macros) = (end.begins, 0_u64, 0_u64, false);
    for _ in 0..end.entries {
        let line = line(bytes, at, end.begins)?;
        (packed, unpacked) = (packed + line.packed, unpacked + line.unpacked);
        if leads_outside(line.name) || !bytes.get(line.begins..)?.starts_with(FILE) {
            return None;
        }
        has_macros |= is_macros(line.name);
        at = line.next;
    }
    // Files that lie over each other come to more than there is room for.
    let room = u64::try_from(end.begins).ok()?;
    let is_bearable = unpacked <= LARGEST && (unpacked <= SMALL || unpacked / TIGHTEST <= packed);
    (at == end.at && packed <= room && is_bearable).then_some(Archive { has_macros })
}

/// Where the end stands that reaches, with its comment, to the last byte.
fn place_of_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        let comment = short(bytes, at + END_LENGTH - 2);
        let is_end = bytes.get(*at..).is_some_and(|rest| rest.starts_with(END));
        is_end && comment.is_some_and(|comment| at + END_LENGTH + comment == bytes.len())
    })
}

/// The end of a directory that stands right before it.
fn end(bytes: &[u8]) -> Option<End> {
    let at = place_of_end(bytes)?;
    let (disk, entries) = (short(bytes, at + 4)?, short(bytes, at + 10)?);
    let (size, begins) = (long(bytes, at + 12)?, long(bytes, at + 16)?);
    let is_whole = disk == 0 && short(bytes, at + 8)? == entries;
    (is_whole && begins.checked_add(size)? == at).then_some(End {
        at,
        entries,
        begins,
    })
}

fn line(bytes: &[u8], at: usize, directory: usize) -> Option<Line<'_>> {
    let is_locked = short(bytes, at + 8)? & 1 == 1;
    if !bytes.get(at..)?.starts_with(LINE) || is_locked {
        return None;
    }
    let name_ends = at + LINE_LENGTH + short(bytes, at + 28)?;
    let begins = long(bytes, at + 42)?;
    let line = Line {
        packed: u64::try_from(long(bytes, at + 20)?).ok()?,
        unpacked: u64::try_from(long(bytes, at + 24)?).ok()?,
        name: bytes.get(at + LINE_LENGTH..name_ends)?,
        begins,
        next: name_ends + short(bytes, at + 30)? + short(bytes, at + 32)?,
    };
    (begins < directory).then_some(line)
}

/// Would a careless program write this file outside of its folder?
fn leads_outside(name: &[u8]) -> bool {
    name.is_empty()
        || name.starts_with(b"/")
        || name.contains(&b'\\')
        || name.contains(&0)
        || name.contains(&b':')
        || name.split(|byte| *byte == b'/').any(|part| part == b"..")
}

fn is_macros(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(MACROS.as_bytes())
}

/// Two bytes, the low one first.
fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(two)))
}

/// Four bytes, the low one first.
fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}
