//! What officials do in stories: file, classify, handle, take steps, look.

use std::collections::BTreeMap;

use law::procedure::{Class, Stage};

use super::Register;
use crate::access::{Actor, acts};
use crate::person::RawIdentity;
use crate::petition::{self, Circumstances, Classifying, Filed, Handling, PartyFiling, RawFiling};
use crate::settlement::{self, CaseDetails, Joined, Taken, Taking};
use crate::{Failure, Id, Result, check};

/// A letter of one citizen against the head of a unit.
pub fn letter(name: &str, text: &str, against: &str) -> RawFiling {
    let identity = RawIdentity {
        name: name.to_owned(),
        id_number: "037188001234".to_owned(),
        address: "Thôn 3".to_owned(),
        ..RawIdentity::default()
    };
    RawFiling {
        channel: "desk".to_owned(),
        people: vec![PartyFiling {
            role: "petitioner".to_owned(),
            known: None,
            identity,
        }],
        summary: "Việc thu hồi đất của một hộ dân".to_owned(),
        text: text.to_owned(),
        respondent: "Chủ tịch UBND".to_owned(),
        respondent_unit: Some(against.to_owned()),
        respondent_role: Some("head".to_owned()),
        ..RawFiling::default()
    }
}

/// A letter about land taken.
pub fn complaint(against: &str) -> RawFiling {
    let text = "Tôi xin trình bày việc thu hồi 200 m2 đất của gia đình tại thôn 3.";
    letter("Đỗ Thị Ước", text, against)
}

/// A petition within the competence of the unit that holds it, which meets the conditions of acceptance.
pub fn finding(class: Class, unit: &str) -> Classifying {
    let field = match class {
        Class::Complaint => "land.compensation",
        Class::Denunciation => "officials",
        Class::Recommendation => "land",
    };
    Classifying {
        class,
        stage: Stage::First,
        field: field.to_owned(),
        ineligibility: None,
        competent_unit: Some(unit.to_owned()),
        branch: "administrative".to_owned(),
        is_mixed: false,
        facts: vec!["conditions_met".to_owned()],
        respondent_unit: None,
        // Whoever heads a unit is denounced to the unit above.
        respondent_role: (class == Class::Denunciation).then(|| "staff".to_owned()),
        circumstances: Circumstances::default(),
        summary: None,
        expected: None,
    }
}

impl Register {
    /// Files a petition at the desk of an official.
    ///
    /// # Errors
    /// As the command.
    pub async fn file(&self, actor: &Actor, raw: RawFiling) -> Result<Filed> {
        let permit = actor.permit::<acts::File>()?;
        self.write(move |tx, at| {
            let filing = raw.clone().validate(at).map_err(Failure::Invalid)?;
            petition::file(tx, at, &permit, &filing)
        })
        .await
    }

    /// Says what a petition is.
    ///
    /// # Errors
    /// As the command.
    pub async fn classify(&self, actor: &Actor, id: Id, finding: Classifying) -> Result<()> {
        let permit = actor.permit::<acts::Classify>()?;
        self.write(move |tx, at| petition::classify(tx, at, &permit, id, &finding))
            .await
    }

    /// Handles a petition.
    ///
    /// # Errors
    /// As the command.
    pub async fn handle(&self, actor: &Actor, id: Id, handling: Handling) -> Result<Joined> {
        let permit = actor.permit::<acts::Handle>()?;
        self.write(move |tx, at| settlement::handle(tx, at, &permit, id, &handling))
            .await
    }

    /// Takes a step with what is typed in its fields.
    ///
    /// # Errors
    /// As the command.
    pub async fn take(
        &self,
        actor: &Actor,
        case: Id,
        step: &str,
        fields: &[(&str, &str)],
    ) -> Result<Taken> {
        let typed = fields.iter();
        let fields: BTreeMap<String, String> = typed
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        let taking = Taking {
            step: step.to_owned(),
            fields,
            ..Taking::default()
        };
        self.take_as(actor, case, taking).await
    }

    /// Takes a step as it is asked for.
    ///
    /// # Errors
    /// As the command.
    pub async fn take_as(&self, actor: &Actor, case: Id, taking: Taking) -> Result<Taken> {
        let actor = actor.clone();
        self.write(move |tx, at| settlement::take(tx, at, &actor, case, &taking))
            .await
    }

    /// Lets the days pass for every case, as the program does each morning. Answers how many steps they brought.
    ///
    /// # Errors
    /// As the command.
    pub async fn let_days_pass(&self) -> Result<usize> {
        let (mut taken, mut after) = (0, None);
        loop {
            let page = self
                .read(move |tx, at| settlement::calendar_due(tx, at, after, 100))
                .await?;
            for due in &page {
                let case = due.case;
                taken += self
                    .write(move |tx, at| settlement::by_calendar(tx, at, case))
                    .await?;
            }
            match page.last() {
                Some(last) => after = Some(*last),
                None => return Ok(taken),
            }
        }
    }

    /// A case as an official sees it.
    ///
    /// # Errors
    /// As the query.
    pub async fn case(&self, actor: &Actor, id: Id) -> Result<CaseDetails> {
        let scope = actor.scope();
        self.read(move |tx, _| settlement::details(tx, &scope, id))
            .await
    }

    /// Whatever is wrong with the register.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn faults(&self) -> Result<Vec<String>> {
        self.read(check::faults).await
    }
}
