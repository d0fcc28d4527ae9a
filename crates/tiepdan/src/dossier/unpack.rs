//! The package of a dossier, unpacked in memory; nothing of it touches a folder.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use casework::Refusal;
use casework::notice::received::Package;
use zip::ZipArchive;

/// Most files of a package.
const MOST_FILES: usize = 2000;
/// Most bytes of all its files (512 MiB).
const MOST_BYTES: u64 = 512 << 20;
/// Longest name of a file.
const LONGEST: usize = 200;

/// Unpacks and proves a package.
///
/// # Errors
/// `package-not-a-zip`, `package-too-large`, and what [`Package::prove`] finds.
pub(crate) fn unpack(bytes: &[u8]) -> casework::Result<Package> {
    let mut zip =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::new("package-not-a-zip"))?;
    if zip.len() > MOST_FILES {
        return Err(Refusal::new("package-too-large").into());
    }
    let (mut files, mut left) = (BTreeMap::new(), MOST_BYTES);
    for index in 0..zip.len() {
        let (name, content) = file(&mut zip, index, left)?;
        left -= content.len() as u64;
        if files.insert(name, content).is_some() {
            return Err(Refusal::new("package-not-a-zip").into());
        }
    }
    Package::prove(files)
}

/// One file with its name. What it says of its own size is not believed.
fn file(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: u64,
) -> casework::Result<(String, Vec<u8>)> {
    let broken = || Refusal::new("package-not-a-zip");
    let found = zip.by_index(index).map_err(|_| broken())?;
    let name = found.name().map_err(|_| broken())?.into_owned();
    if !found.is_file() || name.len() > LONGEST || !stays_below(&name) {
        return Err(broken().into());
    }
    let mut content = Vec::new();
    let mut bounded = found.take(left + 1);
    bounded.read_to_end(&mut content).map_err(|_| broken())?;
    if content.len() as u64 > left {
        return Err(Refusal::new("package-too-large").into());
    }
    Ok((name, content))
}

/// Whether a name leads nowhere but below the folder that holds the package, wherever somebody unpacks it one day.
fn stays_below(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    parts.all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use casework::Failure;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        match unpack(bytes) {
            Err(Failure::Refused(refusal)) => refusal.code,
            other => panic!("{other:?}"),
        }
    }

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn rubbish_is_refused_with_what_is_wrong() {
        assert_eq!(code(b""), "package-not-a-zip");
        assert_eq!(code(b"%PDF-1.7"), "package-not-a-zip");
        let whole = zipped(&[("dossier.pdf", b"%PDF-1.7")]);
        assert_eq!(code(&whole), "package-no-list");
        let half = whole.get(..whole.len() / 2).unwrap();
        assert_eq!(code(half), "package-not-a-zip");
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(code(&zipped(&[(&long, b"")])), "package-not-a-zip");
        let names: Vec<String> = (0..=MOST_FILES).map(|n| n.to_string()).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(code(&zipped(&many)), "package-too-large");
    }

    #[test]
    fn a_path_in_a_package_leads_nowhere() {
        for name in [
            "../dossier.pdf",
            "/dossier.pdf",
            "documents/../../dossier.pdf",
            "documents\\..\\dossier.pdf",
        ] {
            let bytes = zipped(&[(name, b"%PDF-1.7")]);
            assert_eq!(code(&bytes), "package-not-a-zip", "{name}");
        }
        let below = zipped(&[("documents/001.pdf", b"%PDF-1.7")]);
        assert_eq!(code(&below), "package-no-list");
    }

    #[test]
    fn what_swells_when_it_is_unpacked_is_stopped() {
        let swollen = vec![0; 1 << 20];
        let bytes = zipped(&[("bomb", &swollen)]);
        let mut zip = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        assert!(bytes.len() < 1 << 14);
        let stopped = file(&mut zip, 0, 1 << 10);
        assert!(matches!(stopped, Err(Failure::Refused(one)) if one.code == "package-too-large"));
    }
}
