//! A dossier as one ZIP: the bound PDF, every file as it is kept, the data as the API gives them, and the hashes of all.

use std::io::{Cursor, Write};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Dossier;

/// The list of hashes, as `sha256sum --check` reads it.
const SUMS: &str = "SHA256SUMS";

/// A dossier packed.
pub struct Packed {
    /// The ZIP.
    pub bytes: Vec<u8>,
    /// SHA-256 of its list of hashes, hexadecimal: what the dossier is known by.
    pub hash: String,
}

/// Packs a dossier; `data` is its JSON.
///
/// # Errors
/// What the packing reports.
pub(super) fn pack(dossier: &Dossier, data: &[u8]) -> ZipResult<Packed> {
    let mut files: Vec<(String, &[u8])> = vec![
        ("dossier.pdf".to_owned(), &dossier.pdf),
        ("dossier.json".to_owned(), data),
    ];
    for (index, sheet) in dossier.sheets.iter().enumerate() {
        if let Some((bytes, ending)) = &sheet.content {
            files.push((format!("documents/{:03}.{ending}", index + 1), bytes));
        }
    }
    let mut sums = String::new();
    for (name, bytes) in &files {
        sums.push_str(&HEXLOWER.encode(&Sha256::digest(bytes)));
        sums.push_str("  ");
        sums.push_str(name);
        sums.push('\n');
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // What is inside is compressed already, or small.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .chain([(SUMS, sums.as_bytes())])
    {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(Packed {
        bytes: zip.finish()?.into_inner(),
        hash: HEXLOWER.encode(&Sha256::digest(sums.as_bytes())),
    })
}
