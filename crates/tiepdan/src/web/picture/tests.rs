use image::{Rgb, RgbImage};
use proptest::prelude::*;

use super::*;

const PLACE: &[u8] = b"Exif\0\0GPSLatitude 20.25";

fn jpeg() -> Vec<u8> {
    let picture = RgbImage::from_pixel(3, 2, Rgb([200, 30, 30]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture)
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// The picture with a segment that tells where it was taken.
fn with_place() -> Vec<u8> {
    let mut bytes = jpeg();
    let length = u16::try_from(PLACE.len() + 2).unwrap().to_be_bytes();
    let segment = [&[0xff, 0xe1], length.as_slice(), PLACE].concat();
    drop(bytes.splice(2..2, segment));
    bytes
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn a_picture_is_drawn_anew_without_what_its_file_tells_and_a_bomb_is_not_drawn() {
    let taken = with_place();
    assert!(holds(&taken, b"GPSLatitude"));
    let drawn = draw(&taken).unwrap();
    assert_eq!(drawn.kind, "image/jpeg");
    assert!(!holds(&drawn.bytes, b"GPS") && !holds(&drawn.bytes, b"Exif"));
    let tailed = [jpeg().as_slice(), b"<script>alert(1)</script>"].concat();
    assert!(!holds(&draw(&tailed).unwrap().bytes, b"script"));
    // A picture that says it is 60,000 points wide and high.
    let mut bomb = jpeg();
    let frame = bomb
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]);
    assert!(draw(&bomb).is_none());
    assert!(draw(b"<svg/>").is_none() && draw(b"").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_bytes_come_nothing_breaks(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = with_place();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        if let Some(drawn) = draw(&bytes) {
            prop_assert!(!holds(&drawn.bytes, b"GPSLatitude"));
        }
    }
}
