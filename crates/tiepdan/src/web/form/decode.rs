//! Reading `name=value&…` strictly.

use percent_encoding::percent_decode;

use crate::web::error::{Kind, Problem};

/// The pairs of a form body or a query.
///
/// # Errors
/// [`Kind::BrokenText`] for bytes that are not UTF-8.
pub(crate) fn pairs(encoded: &[u8]) -> Result<Vec<(String, String)>, Problem> {
    encoded
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
                Some(at) => pair.split_at(at),
                None => (pair, [].as_slice()),
            };
            Ok((
                text(name)?,
                text(value.strip_prefix(b"=").unwrap_or(value))?,
            ))
        })
        .collect()
}

fn text(encoded: &[u8]) -> Result<String, Problem> {
    let spaced: Vec<u8> = encoded
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    String::from_utf8(bytes).map_err(|_| Kind::BrokenText.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_read_to_the_letter() {
        let read = pairs("a=1+2&b=%C4%91%E1%BA%A5t&c&d==&a=đ".as_bytes()).unwrap();
        let read: Vec<_> = read
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            read,
            [
                ("a", "1 2"),
                ("b", "đất"),
                ("c", ""),
                ("d", "="),
                ("a", "đ")
            ]
        );
    }

    #[test]
    fn broken_text_is_refused_and_not_mended() {
        for broken in [b"a=%FF".as_slice(), b"a=\xc4", b"%E1%BA=1"] {
            assert_eq!(pairs(broken).unwrap_err().kind(), Kind::BrokenText);
        }
    }
}
