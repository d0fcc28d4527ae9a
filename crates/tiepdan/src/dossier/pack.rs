//! A dossier as one ZIP: the bound PDF, every file as it is kept, the data as the API gives them, and the hashes of all.

use std::io::{Cursor, Write};

use casework::notice::received::{DATA, Listed, PDF, REGISTER, Register, SUMS, sums};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Dossier;

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
    let (mut documents, mut listed) = (Vec::new(), Vec::new());
    for (index, sheet) in dossier.sheets.iter().enumerate() {
        let mut one = Listed {
            file: String::new(),
            title: sheet.title.clone(),
            on: sheet.on,
        };
        if let Some((bytes, ending)) = &sheet.content {
            one.file = format!("documents/{:03}.{ending}", index + 1);
            documents.push((one.file.clone(), bytes.as_slice()));
        }
        listed.push(one);
    }
    let register = Register::of(&dossier.bundle, listed);
    let register = serde_json::to_vec_pretty(&register).map_err(std::io::Error::from)?;
    let mut files: Vec<(&str, &[u8])> =
        vec![(PDF, &dossier.pdf), (DATA, data), (REGISTER, &register)];
    files.extend(
        documents
            .iter()
            .map(|(name, bytes)| (name.as_str(), *bytes)),
    );
    let sums = sums(files.iter().copied());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // What is inside is compressed already, or small.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files.into_iter().chain([(SUMS, sums.as_bytes())]) {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(Packed {
        bytes: zip.finish()?.into_inner(),
        hash: HEXLOWER.encode(&Sha256::digest(sums.as_bytes())),
    })
}
