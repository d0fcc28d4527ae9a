//! One page of a binding.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::Fault;

/// What a page may have from the tree above it (ISO 32000-1, table 30).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// The name of our font on a page; no other program writes such a one.
const FONT: &str = "TiepDanNumber";
/// Deepest tree of pages that is followed; deeper ones are made to harm.
const DEEPEST: usize = 50;
/// Points from the edges, and the size of the number.
const MARGIN: f32 = 18.0;
const SIZE: f32 = 9.0;
/// A4, for a page that does not say how large it is.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];

/// The font of the numbers.
pub(super) fn font() -> Dictionary {
    dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica-Bold", "Encoding" => "WinAnsiEncoding" }
}

/// Gives a page what it has from above, so that it stands without its tree.
pub(super) fn stand_alone(document: &mut Document, page: ObjectId) -> Result<(), Fault> {
    for key in INHERITED {
        if let Some(value) = inherited(document, page, key)? {
            document.get_dictionary_mut(page)?.set(key, value);
        }
    }
    Ok(())
}

fn inherited(document: &Document, page: ObjectId, key: &[u8]) -> Result<Option<Object>, Fault> {
    let mut node = document.get_dictionary(page)?;
    for _ in 0..DEEPEST {
        if let Ok(value) = node.get(key) {
            return Ok(Some(value.clone()));
        }
        let Ok(parent) = node.get(b"Parent").and_then(Object::as_reference) else {
            return Ok(None);
        };
        node = document.get_dictionary(parent)?;
    }
    Ok(None)
}

/// Writes a number on a page, over everything else, as the page is turned.
pub(super) fn mark(
    document: &mut Document,
    page: ObjectId,
    font: ObjectId,
    text: &str,
) -> Result<(), Fault> {
    let resources = with_font(document, page, font)?;
    let place = place(document, page, text)?;
    let before = document.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
    let drawn = format!("\nQ\nq BT /{FONT} {SIZE} Tf 0 g {place} Tm ({text}) Tj ET Q\n");
    let behind = document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
    let own = document.get_dictionary_mut(page)?;
    let mut contents = vec![Object::Reference(before)];
    match own.get(b"Contents") {
        Ok(Object::Array(all)) => contents.extend(all.iter().cloned()),
        Ok(one @ Object::Reference(_)) => contents.push(one.clone()),
        _ => {}
    }
    contents.push(Object::Reference(behind));
    own.set("Contents", contents);
    own.set("Resources", resources);
    flatten(document, page)
}

/// `Contents` may point to an array, which may not stand inside another.
fn flatten(document: &mut Document, page: ObjectId) -> Result<(), Fault> {
    let contents = document
        .get_dictionary(page)?
        .get(b"Contents")?
        .as_array()?;
    let mut flat = Vec::new();
    for one in contents {
        match document.dereference(one)?.1 {
            Object::Array(inner) => flat.extend(inner.iter().cloned()),
            _ => flat.push(one.clone()),
        }
    }
    document.get_dictionary_mut(page)?.set("Contents", flat);
    Ok(())
}

fn with_font(document: &Document, page: ObjectId, font: ObjectId) -> Result<Dictionary, Fault> {
    let inner = |of: &Dictionary, key: &[u8]| {
        let value = of.get(key).ok();
        let value = value.and_then(|value| document.dereference(value).ok());
        value.and_then(|(_, value)| value.as_dict().ok()).cloned()
    };
    let own = document.get_dictionary(page)?;
    let mut resources = inner(own, b"Resources").unwrap_or_default();
    let mut fonts = inner(&resources, b"Font").unwrap_or_default();
    fonts.set(FONT, Object::Reference(font));
    resources.set("Font", fonts);
    Ok(resources)
}

/// The matrix that puts the text upper right as the reader sees the page.
fn place(document: &Document, page: ObjectId, text: &str) -> Result<String, Fault> {
    let own = document.get_dictionary(page)?;
    let value = |key: &[u8]| Some(document.dereference(own.get(key).ok()?).ok()?.1);
    let four = |key: &[u8]| {
        let all = value(key)?.as_array().ok()?;
        let numbers = all
            .iter()
            .filter_map(|one| document.dereference(one).ok()?.1.as_float().ok());
        <[f32; 4]>::try_from(numbers.collect::<Vec<_>>()).ok()
    };
    let [x0, y0, x1, y1] = four(b"CropBox").or_else(|| four(b"MediaBox")).unwrap_or(A4);
    let (left, right) = (x0.min(x1), x0.max(x1));
    let (low, high) = (y0.min(y1), y0.max(y1));
    let letters = u16::try_from(text.len()).map_or(0.0, f32::from);
    let along = MARGIN + letters * SIZE * 0.6;
    let down = MARGIN + SIZE;
    let turn = value(b"Rotate")
        .and_then(|turn| turn.as_i64().ok())
        .unwrap_or(0);
    Ok(match turn.rem_euclid(360) {
        90 => format!("0 1 -1 0 {} {}", left + down, high - along),
        180 => format!("-1 0 0 -1 {} {}", left + along, low + down),
        270 => format!("0 -1 1 0 {} {}", right - down, low + along),
        _ => format!("1 0 0 1 {} {}", right - along, high - down),
    })
}
