//! Which source makes which column of which form.

use std::collections::BTreeSet;

use law::Law;
use law::form::Form;

use super::measure::Measures;
use super::source::{Column, Source};
use super::{complaints, denunciations, enforcement, former, management, processing, reception};

/// The columns of a form as they are defined here; none for a form that is not.
pub(super) fn columns(form: &Form) -> &'static [Column] {
    match (form.version.as_str(), form.id.as_str()) {
        ("2025", "01/TCD") => reception::COLUMNS,
        ("2025", "02/XLD") => processing::COLUMNS,
        ("2025", "03/GQKN") => complaints::COLUMNS,
        ("2025", "04/GQTC") => denunciations::COLUMNS,
        ("2025", "05/KQTH") => enforcement::COLUMNS,
        ("2025", "06/QLKNTC") => management::COLUMNS,
        ("2024", "01/TCD") => former::reception::RECEPTION,
        ("2024", "02/TCD") => former::reception::PETITIONS_FROM_RECEPTION,
        ("2024", "01/XLD") => former::processing::PETITIONS,
        ("2024", "02/XLD") => former::processing::COMPLAINT_PETITIONS,
        ("2024", "03/XLD") => former::processing::DENUNCIATION_PETITIONS,
        ("2024", "04/XLD") => former::processing::RECOMMENDATION_PETITIONS,
        ("2024", "01/KQGQ") => former::settlement::COMPLAINTS,
        ("2024", "02/KQGQ") => former::enforcement::COMPLAINT_DECISIONS,
        ("2024", "03/KQGQ") => former::settlement::DENUNCIATIONS,
        ("2024", "04/KQGQ") => former::enforcement::DENUNCIATION_CONCLUSIONS,
        _ => &[],
    }
}

/// The source of a column.
pub fn source(form: &Form, no: u16) -> Option<Source> {
    let found = columns(form).iter().find(|(number, _)| *number == no);
    found.map(|(_, source)| *source)
}

/// A column to be filled, with the measures that its patterns mean.
#[derive(Debug, Clone)]
pub(super) struct Planned<'a> {
    pub(super) form: &'a Form,
    pub(super) no: u16,
    pub(super) source: Source,
    /// What came; for cases the petitions that are a matter of their own.
    pub(super) plus: BTreeSet<&'a str>,
    /// What went.
    pub(super) minus: BTreeSet<&'a str>,
    /// Cases that began.
    pub(super) opened: BTreeSet<&'a str>,
}

impl<'a> Planned<'a> {
    pub(super) fn of(form: &'a Form, no: u16, source: Source, measures: &'a Measures) -> Self {
        let (plus, minus) = match source {
            Source::Flow(plus) | Source::Cases { alone: plus, .. } => (plus, &[][..]),
            Source::Stock(plus, minus)
            | Source::Carried(plus, minus)
            | Source::Left(plus, minus) => (plus, minus),
            _ => (&[][..], &[][..]),
        };
        let opened = match source {
            Source::Cases { classes, .. } => {
                let patterns = classes
                    .iter()
                    .map(|class| format!("case.opened.{class}.*.*"));
                let patterns: Vec<String> = patterns.collect();
                let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
                measures.meant(&patterns)
            }
            _ => BTreeSet::new(),
        };
        Self {
            opened,
            form,
            no,
            source,
            plus: measures.meant(plus),
            minus: measures.meant(minus),
        }
    }

    /// Does it look at what was before the period?
    pub(super) fn looks_before(&self) -> bool {
        matches!(
            self.source,
            Source::Stock(..) | Source::Carried(..) | Source::Left(..)
        )
    }
}

/// Every column of a form, and the columns of its set that they are compared with.
pub(super) fn plan<'a>(law: &'a Law, form: &'a Form, measures: &'a Measures) -> Vec<Planned<'a>> {
    let all = columns(form).iter();
    let mut planned: Vec<Planned<'a>> = all
        .map(|(no, source)| Planned::of(form, *no, *source, measures))
        .collect();
    let others = form
        .columns
        .iter()
        .flat_map(|column| column.same_as.iter().chain(&column.at_least));
    for other in others {
        if let Some(elsewhere) = law.forms.get(&form.version, &other.form)
            && let Some(source) = source(elsewhere, other.no)
        {
            planned.push(Planned::of(elsewhere, other.no, source, measures));
        }
    }
    planned
}
