//! The one face: Liberation Serif, which sets as Times New Roman does (Decree 30/2020, appendix I).

use typst::foundations::Bytes;
use typst::text::Font;

macro_rules! faces {
    ($($name:literal)*) => {
        const FACES: &[&[u8]] = &[$(include_bytes!(concat!("../fonts/vendor/liberation-serif/LiberationSerif-", $name, ".ttf"))),*];
    };
}

faces! { "Regular" "Bold" "Italic" "BoldItalic" }

/// Its four faces.
pub(crate) fn faces() -> Vec<Font> {
    FACES
        .iter()
        .filter_map(|bytes| Font::new(Bytes::new(*bytes), 0))
        .collect()
}
