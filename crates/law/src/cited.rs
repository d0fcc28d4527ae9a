//! Every `article` in the law's files names a text of `texts.toml`: an unknown number is a slip of the pen that would
//! be shown to a citizen as the reason of an act.

use crate::{Faults, Instruments, Source};

/// How the files write a citation, in a record or in a table of one line.
const KEY: &str = "article = \"";

/// Adds a fault for each citation of a text that is not known, on its line.
pub(crate) fn check(source: &Source, texts: &Instruments, faults: &mut Faults) {
    // Without the texts every citation would be a fault of its own.
    if texts.iter().next().is_none() {
        return;
    }
    for file in source.iter() {
        for (at, line) in file.text.lines().enumerate() {
            for number in line.split(KEY).skip(1).flat_map(numbers) {
                if !texts.iter().any(|text| text.number == number) {
                    let message = format!("cites `{number}`, which is no text of texts.toml");
                    faults.add(&file.path, at + 1, message);
                }
            }
        }
    }
}

/// The numbers of the texts cited up to the closing quote; a citation in words (`Thông tư …`) has none.
fn numbers(cited: &str) -> impl Iterator<Item = &str> {
    let article = cited.split('"').next().unwrap_or_default();
    let each = article.split("; ");
    each.filter_map(|part| part.split(' ').next())
        .filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}
