//! What the things behind a figure are called.

use jiff::civil::date;

use super::story::{ALL_POSTS, COMMUNE, COMPLAINT, NEIGHBOUR, by, decide, file, process, step};
use crate::access::Scope;
use crate::report::{Behind, Named, Question, Rows, behind, named};
use crate::testing::{Register, registers};

async fn decisions(register: &Register, scope: &Scope) -> Vec<Named> {
    let (scope, period) = (
        scope.clone(),
        register.at.law.periods.parse("2026").unwrap(),
    );
    let read = register.read(move |tx, at| {
        let asked = Behind {
            question: Question {
                form: "03/GQKN",
                version: None,
                unit: COMMUNE,
                period: &period,
                rows: Rows::Own,
            },
            column: 7,
            row: None,
            after: None,
            limit: 10,
        };
        let things = behind(tx, &at.law, &Scope::whole(), &asked)?;
        named(tx, &scope, things)
    });
    read.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_called_by_its_paper_and_read_on_the_page_of_its_case() {
    for register in registers(date(2026, 1, 12)).await.unwrap() {
        let actor = register.official(COMMUNE, ALL_POSTS, false).await.unwrap();
        let neighbour = register.official(NEIGHBOUR, ALL_POSTS, true).await.unwrap();
        let scope = actor.scope();
        let case = register
            .write(move |tx, at| {
                let petition = file(tx, at, &actor, "Đơn")?;
                let case = process(tx, at, &actor, petition, COMPLAINT, &by("XD-02"))?.unwrap();
                step(tx, at, &actor, case, "accept", &[("number", "1/TB-UBND")])?;
                decide(tx, at, &actor, case, &[])?;
                Ok(case)
            })
            .await
            .unwrap();
        let seen = decisions(&register, &scope).await;
        let name = seen[0].name.as_ref().unwrap();
        assert_eq!(seen[0].thing.subject_kind, "decision");
        assert_eq!((name.page_kind, name.page), ("case", case));
        assert_eq!(
            (name.paper.as_str(), name.number),
            ("12/QĐ-UBND", Some((1, 2026)))
        );
        assert_eq!(name.title, "Việc thu hồi đất");
        // Whoever does not see the case does not learn what it is about.
        let unseen = decisions(&register, &neighbour.scope()).await;
        assert_eq!((unseen.len(), &unseen[0].name), (1, &None));
    }
}
