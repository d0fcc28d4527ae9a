//! Pictures of strangers, drawn anew before they are shown: nothing of the file reaches the browser, neither what is hidden
//! in it nor where it was taken. The file itself stays as it came, for it is evidence.

use std::io::Cursor;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

/// Pictures drawn at once.
const AT_ONCE: usize = 2;
/// Points of a side that is still read.
const LARGEST: u32 = 12_000;
/// Bytes that a picture may need while it is read.
const MEMORY: u64 = 256 << 20;
/// Points of a side that is shown.
const SHOWN: u32 = 2_000;
/// A document of its own with no rights at all.
const POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/// Types of pictures that can be drawn anew; others are saved and opened elsewhere.
pub const DRAWN: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// Draws pictures, a few at once.
pub struct Easel {
    room: Semaphore,
}

impl Default for Easel {
    fn default() -> Self {
        Self {
            room: Semaphore::new(AT_ONCE),
        }
    }
}

/// A picture drawn anew.
pub struct Picture {
    kind: &'static str,
    bytes: Vec<u8>,
}

impl Easel {
    /// The picture, no larger than a screen and without what its file told beside it; none for what is no picture or too
    /// large to be read.
    pub async fn draw(&self, bytes: Vec<u8>) -> Option<Picture> {
        let _place = self.room.acquire().await.ok()?;
        let drawing = tokio::task::spawn_blocking(move || draw(&bytes));
        drawing.await.ok().flatten()
    }
}

fn draw(bytes: &[u8]) -> Option<Picture> {
    let reader = ImageReader::new(Cursor::new(bytes));
    let mut reader = reader.with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    if decoder.total_bytes() > MEMORY {
        return None;
    }
    let turned = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(turned);
    if picture.width().max(picture.height()) > SHOWN {
        picture = picture.thumbnail(SHOWN, SHOWN);
    }
    let (format, kind, picture) = if picture.color().has_alpha() {
        let drawn = DynamicImage::from(picture.to_rgba8());
        (ImageFormat::Png, "image/png", drawn)
    } else {
        let drawn = DynamicImage::from(picture.to_rgb8());
        (ImageFormat::Jpeg, "image/jpeg", drawn)
    };
    let mut drawn = Cursor::new(Vec::new());
    picture.write_to(&mut drawn, format).ok()?;
    Some(Picture {
        kind,
        bytes: drawn.into_inner(),
    })
}

impl IntoResponse for Picture {
    fn into_response(self) -> Response {
        let mut answer = self.bytes.into_response();
        let headers = answer.headers_mut();
        for (name, value) in [
            (header::CONTENT_TYPE, self.kind),
            (header::CONTENT_DISPOSITION, "inline"),
            (header::CONTENT_SECURITY_POLICY, POLICY),
            (header::CACHE_CONTROL, "no-store"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        answer
    }
}

#[cfg(test)]
mod tests;
