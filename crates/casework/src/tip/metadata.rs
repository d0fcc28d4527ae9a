//! What a picture tells beside what it shows – place, moment, camera, owner – is taken out where that is safe: JPEG and PNG, whose
//! parts are known. A file that does not read as it should stays as it is, and whoever reads it is told so.

/// The content without what tells who made it; none where that cannot be done. Plain text tells nothing beside its words.
pub(super) fn cleaned(media_type: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    match media_type {
        "text/plain" => Some(bytes.to_vec()),
        "image/jpeg" => jpeg(bytes),
        "image/png" => png(bytes),
        _ => None,
    }
}

/// The first bytes of a PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Chunks without which a picture would look otherwise.
const CHUNKS: [&[u8]; 14] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(PNG)?;
    let mut kept = PNG.to_vec();
    loop {
        let (length, _) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        // Its length, its name, what it holds, its check.
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        let name = chunk.get(4..8)?;
        if CHUNKS.contains(&name) {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        rest = after;
    }
}

/// Ends a picture.
const END: u8 = 0xD9;
/// Begins a scan, behind whose head stands what is drawn.
const SCAN: u8 = 0xDA;

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    let mut kept = vec![0xFF, 0xD8];
    loop {
        let (marker, after) = marker(rest)?;
        if marker == END {
            kept.extend([0xFF, END]);
            return Some(kept);
        }
        let (length, _) = after.split_first_chunk::<2>()?;
        let (segment, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        let held = segment.get(2..)?;
        if is_drawn(marker, held) {
            kept.extend([0xFF, marker]);
            kept.extend_from_slice(segment);
        }
        rest = after;
        if marker == SCAN {
            let (scan, after) = rest.split_at_checked(scan_length(rest)?)?;
            kept.extend_from_slice(scan);
            rest = after;
        }
    }
}

/// The marker at the beginning, and what stands behind it.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut rest = bytes.strip_prefix(&[0xFF])?;
    loop {
        let (first, after) = rest.split_first()?;
        match first {
            0xFF => rest = after,
            0x00 => return None,
            _ => return Some((*first, after)),
        }
    }
}

/// Is a segment needed to draw the picture? Of those of applications only the head of JFIF without its small picture, and what
/// Adobe says of colours.
fn is_drawn(marker: u8, held: &[u8]) -> bool {
    match marker {
        0xE0 => held.starts_with(b"JFIF\0") && held.len() == 14,
        0xEE => held.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// How far a scan goes: to the next marker that is not of the scan itself.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(
        |pair| matches!(pair, [0xFF, next] if !matches!(*next, 0x00 | 0xFF | 0xD0..=0xD7)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_keeps_what_is_drawn_and_loses_where_it_was_taken() {
        let head = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";
        let place = b"\xFF\xE1\x00\x0EExif\0\0GPS21N";
        let said = b"\xFF\xFE\x00\x06Ba\0\0";
        let scan = b"\xFF\xDA\x00\x04\x01\x02drawn\xFF\x00\xFF\xD0more\xFF\xD9";
        let behind = b"a film with a voice";
        let whole = [&head[..], place, said, scan, behind].concat();
        assert_eq!(
            cleaned("image/jpeg", &whole).unwrap(),
            [&head[..], scan].concat()
        );
        for cut in [whole.len() - behind.len() - 2, 25, 3] {
            assert_eq!(cleaned("image/jpeg", &whole[..cut]), None, "{cut}");
        }
    }

    #[test]
    fn a_picture_of_the_screen_loses_its_texts_and_its_hour() {
        let chunk = |name: &[u8], held: &[u8]| {
            let length = u32::try_from(held.len()).unwrap().to_be_bytes();
            [&length[..], name, held, b"crc!"].concat()
        };
        let drawn = [chunk(b"IHDR", b"13 bytes long"), chunk(b"IDAT", b"drawn")].concat();
        let told = [chunk(b"tEXt", b"Author\0Ba"), chunk(b"tIME", b"now")].concat();
        let end = chunk(b"IEND", b"");
        let whole = [PNG, &drawn, &told, &end, b"behind"].concat();
        assert_eq!(
            cleaned("image/png", &whole).unwrap(),
            [PNG, &drawn, &end].concat()
        );
        assert_eq!(cleaned("image/png", &whole[..30]), None);
        assert_eq!(cleaned("application/pdf", b"%PDF"), None);
    }
}
