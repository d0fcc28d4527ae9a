//! The place for a signature, as an update behind the file (ISO 32000-1, 12.8).

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, StringFormat};
use sha2::{Digest, Sha256};

use crate::Fault;

/// A number as long as any of the four that a byte range needs.
const LONGEST: i64 = 9_999_999_999;
const RANGE: &[u8] = b"/ByteRange";
/// How the empty place begins.
const EMPTY: &[u8] = b"<00000000000000000000000000000000";
/// Shown, printed and locked.
const FLAGS: i64 = 4 | 128;
/// The file has signatures, and is only added to.
const SIGNATURES: i64 = 3;

/// What a signature tells of itself.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    /// Who signs, as it is shown.
    pub name: &'a str,
    /// What for.
    pub reason: &'a str,
    /// When: year, month, day, hour, minute, second on the clock of the country.
    pub moment: [u16; 6],
    /// Minutes by which that clock is ahead of UTC.
    pub zone: i16,
}

/// A file with an empty place for its signature.
pub(crate) struct Prepared {
    bytes: Vec<u8>,
    /// Where the hexadecimal digits begin and end.
    from: usize,
    until: usize,
}

/// Adds a signature field with `room` bytes for the signature.
pub(crate) fn prepare(pdf: &[u8], mark: &Mark<'_>, room: usize) -> Result<Prepared, Fault> {
    let known = Document::load_mem(pdf)?;
    if known.is_encrypted() {
        return Err(Fault::Pdf("it is encrypted".to_owned()));
    }
    let (catalog, page) = (root(&known)?, first_page(&known)?);
    let mut update = IncrementalDocument::create_from(pdf.to_vec(), known);
    let value = update.new_document.add_object(value(mark, room));
    let title = format!("Signature{}", value.0);
    let field = update
        .new_document
        .add_object(field(&title, mark, value, page));
    add_to_page(&mut update, page, field)?;
    add_to_form(&mut update, catalog, field)?;
    let mut bytes = Vec::with_capacity(pdf.len() + 2 * room + 4096);
    update
        .save_to(&mut bytes)
        .map_err(|error| Fault::Pdf(error.to_string()))?;
    range(bytes, pdf.len())
}

fn root(known: &Document) -> Result<ObjectId, Fault> {
    Ok(known.trailer.get(b"Root")?.as_reference()?)
}

fn first_page(known: &Document) -> Result<ObjectId, Fault> {
    let first = known.page_iter().next();
    first.ok_or_else(|| Fault::Pdf("it has no page".to_owned()))
}

fn value(mark: &Mark<'_>, room: usize) -> Dictionary {
    let mut value = Dictionary::new();
    value.set("Type", Object::Name(b"Sig".to_vec()));
    value.set("Filter", Object::Name(b"Adobe.PPKLite".to_vec()));
    value.set("SubFilter", Object::Name(b"ETSI.CAdES.detached".to_vec()));
    value.set("Name", words(mark.name));
    value.set("Reason", words(mark.reason));
    value.set("M", Object::string_literal(moment(mark)));
    value.set("ByteRange", vec![Object::Integer(LONGEST); 4]);
    let empty = Object::String(vec![0; room], StringFormat::Hexadecimal);
    value.set("Contents", empty);
    value
}

/// Nothing is drawn: what the paper shows of its signature is set with it.
fn field(title: &str, mark: &Mark<'_>, value: ObjectId, page: ObjectId) -> Dictionary {
    let mut field = Dictionary::new();
    field.set("Type", Object::Name(b"Annot".to_vec()));
    field.set("Subtype", Object::Name(b"Widget".to_vec()));
    field.set("FT", Object::Name(b"Sig".to_vec()));
    field.set("T", Object::string_literal(title));
    field.set("TU", words(mark.name));
    field.set("V", Object::Reference(value));
    field.set("P", Object::Reference(page));
    field.set("F", FLAGS);
    field.set("Rect", vec![Object::Integer(0); 4]);
    field
}

/// UTF-16 with its mark, as PDF writes words beyond Latin.
fn words(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let bytes = units.flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn moment(mark: &Mark<'_>) -> String {
    let [year, month, day, hour, minute, second] = mark.moment;
    let sign = if mark.zone < 0 { '-' } else { '+' };
    let zone = mark.zone.unsigned_abs();
    let (hours, minutes) = (zone / 60, zone % 60);
    format!(
        "D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{sign}{hours:02}'{minutes:02}'"
    )
}

fn add_to_page(
    update: &mut IncrementalDocument,
    page: ObjectId,
    field: ObjectId,
) -> Result<(), Fault> {
    update.opt_clone_object_to_new_document(page)?;
    let on_page = update.new_document.get_dictionary(page)?;
    let apart = on_page.get(b"Annots").and_then(Object::as_reference).ok();
    let list = Object::Reference(field);
    if let Some(list_id) = apart {
        update.opt_clone_object_to_new_document(list_id)?;
        let annotations = update.new_document.get_object_mut(list_id)?;
        annotations.as_array_mut()?.push(list);
        return Ok(());
    }
    let on_page = update.new_document.get_dictionary_mut(page)?;
    append(on_page, b"Annots", list)
}

fn add_to_form(
    update: &mut IncrementalDocument,
    root: ObjectId,
    field: ObjectId,
) -> Result<(), Fault> {
    update.opt_clone_object_to_new_document(root)?;
    let catalog = update.new_document.get_dictionary(root)?;
    let apart = catalog.get(b"AcroForm").and_then(Object::as_reference).ok();
    let form = if let Some(form) = apart {
        update.opt_clone_object_to_new_document(form)?;
        update.new_document.get_dictionary_mut(form)?
    } else {
        let catalog = update.new_document.get_dictionary_mut(root)?;
        if !catalog.has(b"AcroForm") {
            catalog.set("AcroForm", Dictionary::new());
        }
        catalog.get_mut(b"AcroForm")?.as_dict_mut()?
    };
    form.set("SigFlags", SIGNATURES);
    append(form, b"Fields", Object::Reference(field))
}

fn append(to: &mut Dictionary, key: &[u8], what: Object) -> Result<(), Fault> {
    if !to.has(key) {
        to.set(key, Vec::<Object>::new());
    }
    to.get_mut(key)?.as_array_mut()?.push(what);
    Ok(())
}

/// Finds the place in what was added and writes down which bytes are signed: all but the digits with their brackets.
fn range(mut bytes: Vec<u8>, added: usize) -> Result<Prepared, Fault> {
    let lost = || Fault::Pdf("the place for the signature is lost".to_owned());
    let after = |bytes: &[u8], what: &[u8], end: u8| {
        let start = added + find(bytes.get(added..)?, what)?;
        let rest = bytes.get(start..)?;
        let open = start + rest.iter().position(|one| matches!(one, b'<' | b'['))?;
        let close = open + bytes.get(open..)?.iter().position(|one| *one == end)? + 1;
        Some((open, close))
    };
    let (open, close) = after(&bytes, EMPTY, b'>').ok_or_else(lost)?;
    let (begin, end) = after(&bytes, RANGE, b']').ok_or_else(lost)?;
    let numbers = format!("[0 {open} {close} {}]", bytes.len() - close);
    let place = bytes.get_mut(begin..end).ok_or_else(lost)?;
    let padded = format!("{numbers:<width$}", width = place.len());
    if padded.len() != place.len() {
        return Err(lost());
    }
    place.copy_from_slice(padded.as_bytes());
    Ok(Prepared {
        bytes,
        from: open + 1,
        until: close - 1,
    })
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

impl Prepared {
    /// SHA-256 of everything but the place.
    pub(crate) fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let before = self.bytes.get(..self.from - 1).unwrap_or_default();
        let behind = self.bytes.get(self.until + 1..).unwrap_or_default();
        hash.update(before);
        hash.update(behind);
        hash.finalize().into()
    }

    /// The file with its signature.
    pub(crate) fn with(mut self, signature: &[u8]) -> Result<Vec<u8>, Fault> {
        let digits = signature.iter().flat_map(|byte| {
            let digit =
                |half: u8| char::from_digit(u32::from(half), 16).map_or(b'0', |digit| digit as u8);
            [digit(byte >> 4), digit(byte & 15)]
        });
        let place = self.bytes.get_mut(self.from..self.until);
        let place = place.filter(|place| place.len() >= 2 * signature.len());
        let place = place.ok_or_else(|| Fault::Pdf("the signature is too long".to_owned()))?;
        for (at, digit) in place.iter_mut().zip(digits) {
            *at = digit;
        }
        Ok(self.bytes)
    }
}
