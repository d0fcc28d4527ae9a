//! The mark by which anybody proves a copy.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// White modules around a code, as scanners want it.
const QUIET: usize = 4;

/// A code as it is printed and read out: `7K2M-9QXT-04PA`.
pub fn code_in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

/// A QR code as a picture; empty where the text is too long for one.
pub(crate) fn picture(text: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        return String::new();
    };
    let (width, size) = (code.width(), code.width() + 2 * QUIET);
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (at % width + QUIET, at / width + QUIET);
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}h-{size}z\"/><path d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::{code_in_groups, picture};

    #[test]
    fn a_code_is_printed_in_groups_of_four() {
        assert_eq!(code_in_groups("7K2M9QXT04PA"), "7K2M-9QXT-04PA");
    }

    #[test]
    fn an_address_fits_a_small_picture() {
        let svg = picture("https://tiepdan.ninhbinh.gov.vn/prove/7K2M9QXT04PA");
        assert!(
            svg.starts_with("<svg") && svg.contains("viewBox=\"0 0 41 41\""),
            "{}",
            svg.split('>').next().unwrap_or_default()
        );
    }
}
