//! Reads `papers/`: one file of data and one template for each paper.

use super::{Office, Paper, Papers};
use crate::notices::Notices;
use crate::place::Place;
use crate::{Faults, Instruments, Source};

/// Where they stand.
const FOLDER: &str = "papers";
/// How an office names itself.
const OFFICE: &str = "papers/office.toml";

impl Papers {
    /// Reads all papers; every name they use must be known.
    pub(crate) fn load(
        source: &Source,
        notices: &Notices,
        texts: &Instruments,
        faults: &mut Faults,
    ) -> Self {
        let mut papers = Self::default();
        if let Some(file) = source.file(OFFICE) {
            papers.office = file.toml::<Office>(faults).unwrap_or_default();
        }
        for file in source.files(FOLDER, ".typ") {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            papers.templates.insert(name.to_owned(), file.text.clone());
        }
        let data = source.files(FOLDER, ".toml");
        for file in data.filter(|file| file.path != OFFICE) {
            let Some(paper) = file.toml::<Paper>(faults) else {
                continue;
            };
            for message in papers.wrong(&paper, notices, texts) {
                Place::top(file).fault(faults, "", message);
            }
            papers.papers.insert(paper.notice.clone(), paper);
        }
        papers
    }

    fn wrong(&self, paper: &Paper, notices: &Notices, texts: &Instruments) -> Vec<String> {
        let mut wrong = Vec::new();
        if notices.get(&paper.notice).is_none() {
            wrong.push(format!("no notice `{}`", paper.notice));
        }
        if !self.templates.contains_key(&paper.template()) {
            wrong.push(format!("no template `{}`", paper.template()));
        }
        if self.papers.contains_key(&paper.notice) {
            wrong.push(format!("the paper `{}` is given twice", paper.notice));
        }
        let known = |id: &&String| self.office.recipient(id).is_none();
        let people = paper.to.iter().chain(&paper.copies);
        wrong.extend(
            people
                .filter(known)
                .map(|id| format!("no recipient `{id}`")),
        );
        let bases = paper.bases.iter().filter(|id| texts.get(id).is_none());
        wrong.extend(bases.map(|id| format!("no text `{id}`")));
        let follows = paper.follows.iter().filter(|id| notices.get(id).is_none());
        wrong.extend(follows.map(|id| format!("no notice `{id}`")));
        for (at, field) in paper.fields.iter().enumerate() {
            if paper
                .fields
                .iter()
                .skip(at + 1)
                .any(|other| other.id == field.id)
            {
                wrong.push(format!("field `{}` is given twice", field.id));
            }
        }
        wrong
    }
}
