//! Reading the tables, with every mistake told by file and line.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{Column, Form, FormVersion, Forms};
use crate::{Faults, Source, SourceFile, dated};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Versions {
    #[serde(rename = "version")]
    versions: Vec<FormVersion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormFile {
    form: String,
    slug: String,
    title: String,
    #[serde(default, deserialize_with = "dated::optional")]
    from: Option<Date>,
    #[serde(rename = "column")]
    columns: Vec<Spanned<Column>>,
}

/// A table read, with the lines on which its columns begin.
struct Read<'a> {
    form: Form,
    file: &'a SourceFile,
    lines: Vec<usize>,
}

impl Forms {
    /// Reads the folder `forms` of the law. A law without that folder has no tables.
    pub fn load(source: &Source, faults: &mut Faults) -> Self {
        let Some(file) = source.file("forms/versions.toml") else {
            return Self::default();
        };
        let Some(Versions { versions }) = file.toml(faults) else {
            return Self::default();
        };
        check_order(&versions, file, faults);
        let mut forms = Vec::new();
        for version in &versions {
            let folder = format!("forms/{}", version.id);
            let read: Vec<Read<'_>> = source
                .files(&folder, "toml")
                .filter_map(|file| read(version, file, faults))
                .collect();
            for table in &read {
                table.check(&read, faults);
            }
            forms.extend(read.into_iter().map(|table| table.form));
        }
        Self { versions, forms }
    }
}

/// The sets must follow each other without gap or overlap.
fn check_order(versions: &[FormVersion], file: &SourceFile, faults: &mut Faults) {
    for pair in versions.windows(2) {
        let [a, b] = pair else { continue };
        let next = a.until.and_then(|until| until.tomorrow().ok());
        if next != Some(b.from) {
            faults.add(
                &file.path,
                1,
                format!("version {} must begin the day after {} ends", b.id, a.id),
            );
        }
    }
}

fn read<'a>(version: &FormVersion, file: &'a SourceFile, faults: &mut Faults) -> Option<Read<'a>> {
    let raw: FormFile = file.toml(faults)?;
    let lines = raw
        .columns
        .iter()
        .map(|c| file.line_of(&c.span()))
        .collect();
    let form = Form {
        url_id: raw.form.replace('/', "-"),
        id: raw.form,
        slug: raw.slug,
        title: raw.title,
        version: version.id.clone(),
        from: raw.from.unwrap_or(version.from),
        until: version.until,
        columns: raw.columns.into_iter().map(Spanned::into_inner).collect(),
    };
    Some(Read { form, file, lines })
}

impl Read<'_> {
    fn check(&self, set: &[Read<'_>], faults: &mut Faults) {
        self.check_names(set, faults);
        for ((no, column), line) in (1u16..).zip(&self.form.columns).zip(&self.lines) {
            let mut fault = |message| faults.add(&self.file.path, *line, message);
            if column.no != no {
                fault(format!(
                    "column {}: column {no} is expected here",
                    column.no
                ));
            }
            if column.label.is_empty() || column.label.iter().any(|l| l.trim().is_empty()) {
                fault(format!("column {no}: a heading is empty"));
            }
            let own = column.sum.iter().flatten().chain(&column.at_most);
            for other in own.chain(&column.at_least_5_times) {
                if *other == no || self.form.column(*other).is_none() {
                    fault(format!("column {no}: refers to column {other}"));
                }
            }
            for list in &column.sum {
                let once: BTreeSet<&u16> = list.iter().collect();
                if once.len() != list.len() || list.len() < 2 {
                    fault(format!(
                        "column {no}: sum {list:?} needs two or more different columns"
                    ));
                }
            }
            for other in column.at_least.iter().chain(&column.same_as) {
                let table = set.iter().find(|t| t.form.id == other.form);
                if table.is_none_or(|t| t.form.column(other.no).is_none()) {
                    let (form, other) = (&other.form, other.no);
                    fault(format!(
                        "column {no}: there is no {form}.{other} in this version"
                    ));
                }
            }
            if self.adds_up_to_itself(no) {
                fault(format!("column {no}: its sums run in a circle"));
            }
        }
    }

    fn check_names(&self, set: &[Read<'_>], faults: &mut Faults) {
        let others = || set.iter().filter(|t| t.file.path != self.file.path);
        if others().any(|t| t.form.id == self.form.id) {
            faults.add(
                &self.file.path,
                1,
                format!("form {}: stands twice", self.form.id),
            );
        }
        if others().any(|t| t.form.slug == self.form.slug) {
            faults.add(
                &self.file.path,
                1,
                format!("slug {}: stands twice", self.form.slug),
            );
        }
        let name = self.file.path.rsplit('/').next().unwrap_or_default();
        if name.strip_suffix(".toml") != Some(self.form.url_id.as_str()) {
            faults.add(
                &self.file.path,
                1,
                format!("form {}: the file has another name", self.form.id),
            );
        }
    }

    /// Is a column among the parts of its own sum, at any depth?
    fn adds_up_to_itself(&self, no: u16) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![no];
        while let Some(at) = open.pop() {
            for part in self
                .form
                .column(at)
                .iter()
                .flat_map(|c| c.sum.iter().flatten())
            {
                if *part == no {
                    return true;
                }
                if seen.insert(*part) {
                    open.push(*part);
                }
            }
        }
        false
    }
}
