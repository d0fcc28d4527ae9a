//! The package of a dossier: what stands in it, and the proof that it is whole.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use jiff::civil::Date;
use law::procedure::Class;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::bundle::Bundle;
use crate::settlement::{Case, Entry, first_break};
use crate::{Id, Refusal, Result};

/// The list of hashes, as `sha256sum --check` reads it.
pub const SUMS: &str = "SHA256SUMS";
/// What another register reads.
pub const REGISTER: &str = "register.json";
/// The dossier as the interface for programs gives it.
pub const DATA: &str = "dossier.json";
/// The bound dossier.
pub const PDF: &str = "dossier.pdf";
/// Version of what stands in [`REGISTER`].
const FORMAT: u32 = 1;

/// A document of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its file in the package; empty for what is only listed.
    pub file: String,
    /// What it is.
    pub title: String,
    /// Its day.
    pub on: Date,
}

/// What another register reads: whose case it was, and its docket to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    format: u32,
    /// The case there.
    pub case: Id,
    /// Its tenant there.
    pub tenant: String,
    /// Code of the unit that settled it.
    pub unit: String,
    /// Its number in that unit's book.
    pub number: i64,
    /// The year of that book.
    pub year: i64,
    /// Class of its petitions, by its name in rows.
    pub class: String,
    /// Id of its procedure.
    pub procedure: String,
    /// What it is about.
    pub title: String,
    /// Its state.
    pub state: String,
    /// Are its petitioners under the seal?
    pub sealed: bool,
    /// Its docket.
    pub docket: Vec<Entry>,
    /// Names of the officials on the docket.
    pub officials: BTreeMap<Id, String>,
    /// Its documents in order.
    pub documents: Vec<Listed>,
}

impl Register {
    /// What a package tells of a dossier.
    pub fn of(bundle: &Bundle, documents: Vec<Listed>) -> Self {
        let case: &Case = &bundle.case.case;
        Self {
            format: FORMAT,
            case: case.id,
            tenant: case.tenant.clone(),
            unit: case.unit.clone(),
            number: case.number,
            year: case.year,
            class: case.class.as_str().to_owned(),
            procedure: case.procedure.clone(),
            title: case.title.clone(),
            state: case.state.clone(),
            sealed: case.sealed,
            docket: bundle.docket.clone(),
            officials: bundle.names.clone(),
            documents,
        }
    }
}

/// A package whose hashes were proved.
#[derive(Debug, Clone)]
pub struct Package {
    /// SHA-256 of its list of hashes, hexadecimal: what the dossier is known by.
    pub hash: String,
    /// What it tells of its case.
    pub register: Register,
    /// The same to the letter.
    pub(super) text: String,
    /// Every file by its name.
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Proves a package: every file is on the list with the hash it has and nothing else is there, the docket's chain holds
    /// from its first entry to the last, and every document told of is there.
    ///
    /// # Errors
    /// `package-no-list`, `package-file-changed`, `package-file-missing`, `package-file-unlisted`, `package-unreadable`,
    /// `package-format-unknown`, `package-docket-broken`.
    pub fn prove(mut files: BTreeMap<String, Vec<u8>>) -> Result<Self> {
        let list = files
            .remove(SUMS)
            .ok_or_else(|| Refusal::new("package-no-list"))?;
        listed(&list, &files)?;
        let text = files
            .get(REGISTER)
            .map(|bytes| String::from_utf8(bytes.clone()));
        let text = text.and_then(std::result::Result::ok);
        let text = text.ok_or_else(|| Refusal::new("package-unreadable"))?;
        let register: Register =
            serde_json::from_str(&text).map_err(|_| Refusal::new("package-unreadable"))?;
        if register.format != FORMAT {
            return Err(Refusal::new("package-format-unknown").into());
        }
        if Class::parse(&register.class).is_none() || register.docket.is_empty() {
            return Err(Refusal::new("package-unreadable").into());
        }
        if let Some(seq) = first_break(register.case, &register.tenant, &register.docket) {
            return Err(Refusal::new("package-docket-broken")
                .with("entry", seq)
                .into());
        }
        let told = register.documents.iter().map(|one| one.file.as_str());
        let needed = [PDF, DATA]
            .into_iter()
            .chain(told.filter(|file| !file.is_empty()));
        for file in needed {
            if !files.contains_key(file) {
                return Err(Refusal::new("package-file-missing")
                    .with("file", file)
                    .into());
            }
        }
        Ok(Self {
            hash: hash_of(&list),
            register,
            text,
            files,
        })
    }
}

fn hash_of(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// The list of hashes of the files of a package.
pub fn sums<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let line = |(name, bytes)| format!("{}  {name}\n", hash_of(bytes));
    files.into_iter().map(line).collect()
}

/// Every file stands on the list with its hash, and every file of the list is there.
fn listed(list: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let list = std::str::from_utf8(list).map_err(|_| Refusal::new("package-no-list"))?;
    let mut seen = BTreeSet::new();
    for line in list.lines() {
        let (hash, name) = line
            .split_once("  ")
            .ok_or_else(|| Refusal::new("package-no-list"))?;
        let bytes = files
            .get(name)
            .ok_or_else(|| Refusal::new("package-file-missing").with("file", name))?;
        if hash_of(bytes) != hash {
            return Err(Refusal::new("package-file-changed")
                .with("file", name)
                .into());
        }
        seen.insert(name);
    }
    match files.keys().find(|name| !seen.contains(name.as_str())) {
        Some(name) => Err(Refusal::new("package-file-unlisted")
            .with("file", name)
            .into()),
        None => Ok(()),
    }
}
