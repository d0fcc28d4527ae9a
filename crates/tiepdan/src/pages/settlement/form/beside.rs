//! What of the case itself a field may choose from: open requests, open declarations, files.

use casework::settlement::{self, CaseDetails};
use casework::{Failure, document};
use store::Tx;

use crate::web::components::Choice;

/// What of the case a field may choose from.
#[derive(Default)]
pub(in crate::pages::settlement) struct Beside {
    pub(super) requests: Vec<Choice>,
    pub(super) declarations: Vec<Choice>,
    pub(super) files: Vec<Choice>,
}

impl Beside {
    /// Reads it. The caller has shown that the case may be seen.
    ///
    /// # Errors
    /// What the database reports.
    pub(in crate::pages::settlement) fn read(
        tx: &mut Tx<'_>,
        details: &CaseDetails,
    ) -> Result<Self, Failure> {
        let case = details.case.id;
        let requests = settlement::verification_of(tx, case)?.requests;
        let open = requests.iter().filter(|one| one.met_on.is_none());
        let declared = settlement::interests_of(tx, case)?;
        let undecided = declared.iter().filter(|one| one.decision.is_none());
        let files = document::of_subject(tx, case)?;
        Ok(Self {
            requests: open
                .map(|one| choice(&one.no, format!("{}. {}: {}", one.no, one.holder, one.what)))
                .collect(),
            declarations: undecided
                .map(|one| choice(&one.no, format!("{}: {}", one.name, one.detail)))
                .collect(),
            files: files
                .iter()
                .map(|file| choice(&file.id, file.name.clone()))
                .collect(),
        })
    }
}

fn choice(value: &impl ToString, label: String) -> Choice {
    Choice {
        value: value.to_string(),
        label,
    }
}
