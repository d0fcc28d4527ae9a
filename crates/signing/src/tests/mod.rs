//! Signatures are made here and judged elsewhere: by poppler's `pdfsig`, over certificates that OpenSSL issued, with a
//! key in a file, on a token of SoftHSM, and with the time stamp of OpenSSL's own authority.

mod authority;
mod files;
mod stamps;
mod tokens;

use std::path::Path;
use std::process::Command;

use lopdf::content::Content;
use lopdf::{Document, Object, Stream, dictionary};

use crate::Mark;

pub(crate) const MARK: Mark<'static> = Mark {
    name: "Ủy ban nhân dân xã Nam Ninh",
    reason: "Phát hành văn bản",
    moment: [2026, 7, 6, 8, 30, 0],
    zone: 420,
};

/// A PDF of one empty page.
pub(crate) fn page() -> Vec<u8> {
    let mut made = Document::with_version("1.7");
    let pages = made.new_object_id();
    let content = Content { operations: vec![] }.encode().unwrap();
    let content = made.add_object(Stream::new(dictionary! {}, content));
    let page = made.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let all = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    made.objects.insert(pages, Object::Dictionary(all));
    let root = made.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    made.trailer.set("Root", root);
    let mut bytes = Vec::new();
    made.save_to(&mut bytes).unwrap();
    bytes
}

/// What `pdfsig` says of each signature of a file.
pub(crate) fn judged(folder: &Path, pdf: &[u8]) -> Vec<String> {
    let path = folder.join("signed.pdf");
    std::fs::write(&path, pdf).unwrap();
    let told = run(Command::new("pdfsig").arg("-nocert").arg(&path));
    told.lines()
        .filter_map(|line| line.split_once("Signature Validation: "))
        .map(|(_, said)| said.trim().to_owned())
        .collect()
}

/// Leaves a file in the folder that `TIEPDAN_TEST_SIGNED` names, for judges of elsewhere.
#[expect(
    clippy::disallowed_methods,
    reason = "a test is told by its environment what is wanted of it"
)]
pub(crate) fn leave(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("TIEPDAN_TEST_SIGNED") {
        std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
    }
}

/// What a program says; it must end well.
pub(crate) fn run(command: &mut Command) -> String {
    let told = command.output();
    let told = told.unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = [told.stdout.as_slice(), &told.stderr].concat();
    let words = String::from_utf8_lossy(&said);
    assert!(told.status.success(), "{command:?}: {words}");
    String::from_utf8(told.stdout).unwrap()
}

pub(crate) const VALID: &str = "Signature is Valid.";
