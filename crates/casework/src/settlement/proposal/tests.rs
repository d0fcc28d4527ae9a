//! An officer proposes, the head of the section checks, the head takes or returns; a deputy for as long as he may.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use super::{
    Delegating, Proposal, Proposing, State, check, delegate, end_delegation, give_back, of_case,
    propose, waiting, withdraw,
};
use crate::access::{Actor, acts};
use crate::petition::Handling;
use crate::settlement::Taking;
use crate::testing::{Register, complaint, finding, registers};
use crate::{Failure, Id, Result};

const COMMUNE: &str = "14005-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const OFFICER: &[Post] = &[Post::PetitionOfficer, Post::Settler, Post::Verifier];

/// The office of a commune with a complaint whose conditions are examined.
struct Office {
    register: Register,
    head: Actor,
    deputy: Actor,
    section: Actor,
    officer: Actor,
    case: Id,
}

async fn offices() -> Vec<Office> {
    let mut all = Vec::new();
    for register in registers(TODAY).await.unwrap() {
        let official = async |posts| register.official(COMMUNE, posts, false).await.unwrap();
        let head = official(&[Post::Head]).await;
        let deputy = official(&[Post::DeputyHead]).await;
        let section = official(&[Post::SectionHead]).await;
        let officer = official(OFFICER).await;
        let filed = register.file(&officer, complaint(COMMUNE)).await.unwrap();
        let found = finding(Class::Complaint, COMMUNE);
        register.classify(&officer, filed.id, found).await.unwrap();
        let handling = Handling {
            rule: "XD-02".to_owned(),
            ..Handling::default()
        };
        let joined = register.handle(&officer, filed.id, handling).await.unwrap();
        all.push(Office {
            case: joined.case.unwrap(),
            register,
            head,
            deputy,
            section,
            officer,
        });
    }
    all
}

fn refusal<T>(result: Result<T>) -> &'static str {
    match result {
        Err(Failure::Refused(refusal)) => refusal.code,
        Err(Failure::Invalid(errors)) => errors[0].code,
        Err(Failure::NotFound) => "not-found",
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was done"),
    }
}

impl Office {
    async fn propose(&self, step: &str, fields: &[(&str, &str)]) -> Result<Proposal> {
        let note = "Đã kiểm tra đủ điều kiện.";
        self.propose_with(step, fields, note).await
    }

    async fn propose_with(
        &self,
        step: &str,
        fields: &[(&str, &str)],
        note: &str,
    ) -> Result<Proposal> {
        let (who, case) = (self.officer.clone(), self.case);
        let fields = fields
            .iter()
            .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
        let proposing = Proposing {
            taking: Taking {
                step: step.to_owned(),
                fields: fields.collect(),
                ..Taking::default()
            },
            note: note.to_owned(),
        };
        let work = self.register.write(move |tx, at| {
            let permit = who.permit::<acts::Propose>()?;
            propose(tx, at, &permit, &who, case, &proposing)
        });
        work.await
    }

    async fn check(&self, who: &Actor, proposal: &Proposal) -> Result<Proposal> {
        let (who, id, version) = (who.clone(), proposal.id, proposal.version);
        let work = self.register.write(move |tx, at| {
            let permit = who.permit::<acts::CheckProposal>()?;
            check(tx, at, &permit, id, (version, "Đúng quy định."))
        });
        work.await
    }

    async fn give_back(
        &self,
        who: &Actor,
        proposal: &Proposal,
        reason: &'static str,
    ) -> Result<Proposal> {
        let (who, id, version) = (who.clone(), proposal.id, proposal.version);
        let work = self
            .register
            .write(move |tx, at| give_back(tx, at, &who, id, (version, reason)));
        work.await
    }

    async fn delegate(&self, deputy: Id, from: Date, until: Date) -> Result<Id> {
        let head = self.head.clone();
        let given = Delegating {
            deputy,
            from,
            until,
            reason: "Chủ tịch đi công tác.".to_owned(),
        };
        let work = self.register.write(move |tx, at| {
            let permit = head.permit::<acts::Delegate>()?;
            delegate(tx, at, &permit, &given)
        });
        work.await
    }

    async fn states(&self) -> Vec<State> {
        let case = self.case;
        let found = self
            .register
            .read(move |tx, _| of_case(tx, case))
            .await
            .unwrap();
        found.iter().map(|one| one.state).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_acceptance_is_proposed_checked_and_taken_by_the_head_as_it_was_filled_in() {
    for office in offices().await {
        let proposal = office.propose("accept", &[]).await.unwrap();
        assert_eq!(proposal.state, State::Proposed);
        assert_eq!(
            refusal(office.propose("accept", &[]).await),
            "proposal-waits"
        );
        let checked = office.check(&office.section, &proposal).await.unwrap();
        assert_eq!(
            (checked.state, checked.checked_by),
            (State::Checked, Some(office.section.official))
        );
        assert_eq!(
            refusal(office.check(&office.section, &checked).await),
            "proposal-not-waiting"
        );
        let head = office.head.clone();
        let seen = office
            .register
            .read(move |tx, _| waiting(tx, &head))
            .await
            .unwrap();
        assert_eq!(seen, [checked]);
        office
            .register
            .take(&office.head, office.case, "accept", &[])
            .await
            .unwrap();
        let case = office.case;
        let after = office
            .register
            .read(move |tx, _| of_case(tx, case))
            .await
            .unwrap();
        assert_eq!((after[0].state, after[0].seq), (State::Taken, Some(2)));
        assert_eq!(after[0].ended_by, Some(office.head.official));
        assert_eq!(
            office.register.faults().await.unwrap(),
            Vec::<String>::new()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_returned_with_a_reason_and_proposed_anew() {
    for office in offices().await {
        let proposal = office.propose("accept", &[]).await.unwrap();
        assert_eq!(
            refusal(office.give_back(&office.head, &proposal, " ").await),
            "reason-too-short"
        );
        let reason = "Thiếu bản đồ địa chính.";
        let returned = office
            .give_back(&office.head, &proposal, reason)
            .await
            .unwrap();
        assert_eq!(
            (returned.state, returned.answer.as_str()),
            (State::Returned, reason)
        );
        assert_eq!(
            refusal(office.give_back(&office.head, &returned, reason).await),
            "proposal-not-waiting"
        );
        let second = office.propose("accept", &[]).await.unwrap();
        assert_eq!(
            refusal(office.give_back(&office.officer, &second, reason).await),
            "act-needs-post"
        );
        office
            .give_back(&office.section, &second, reason)
            .await
            .unwrap();
        let third = office.propose("accept", &[]).await.unwrap();
        let officer = office.officer.clone();
        let stale = office
            .register
            .write(move |tx, at| withdraw(tx, at, &officer, third.id, third.version + 1));
        assert_eq!(refusal(stale.await), "changed-meanwhile");
        let officer = office.officer.clone();
        let back = office
            .register
            .write(move |tx, at| withdraw(tx, at, &officer, third.id, third.version));
        assert_eq!(back.await.unwrap().state, State::Withdrawn);
        assert_eq!(
            office.states().await,
            [State::Withdrawn, State::Returned, State::Returned]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_head_would_be_refused_is_refused_to_who_proposes_it() {
    for office in offices().await {
        assert_eq!(
            refusal(office.propose("decide", &[]).await),
            "step-not-in-this-state"
        );
        assert_eq!(
            refusal(office.propose("refuse", &[("ground", "không có")]).await),
            "choice-unknown"
        );
        let own = office.propose("conciliate", &[]).await;
        assert_eq!(refusal(own), "step-is-yours");
        let neighbour = office
            .register
            .official("14329-2025.ubnd", OFFICER, false)
            .await
            .unwrap();
        let case = office.case;
        let stranger = office.register.write(move |tx, at| {
            let permit = neighbour.permit::<acts::Propose>()?;
            let proposing = Proposing {
                taking: Taking {
                    step: "accept".to_owned(),
                    ..Taking::default()
                },
                note: String::new(),
            };
            propose(tx, at, &permit, &neighbour, case, &proposing)
        });
        assert_eq!(refusal(stranger.await), "not-found");
        assert!(
            office.states().await.is_empty(),
            "nothing is kept of what was refused"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_colleagues_write_to_each_other_names_no_denouncer() {
    for mut office in offices().await {
        let (register, officer) = (&office.register, &office.officer);
        let filed = register.file(officer, complaint(COMMUNE)).await.unwrap();
        let found = finding(Class::Denunciation, COMMUNE);
        register.classify(officer, filed.id, found).await.unwrap();
        let handling = Handling {
            rule: "XD-09".to_owned(),
            ..Handling::default()
        };
        let joined = register.handle(officer, filed.id, handling).await.unwrap();
        office.case = joined.case.unwrap();
        let checked = [("report", "Đã xác minh danh tính")];
        let identity =
            office
                .register
                .take(&office.officer, office.case, "check_identity", &checked);
        identity.await.unwrap();
        let named = office
            .propose_with("accept", &[], "Bà Đỗ Thị Ước đã ký đơn.")
            .await;
        assert_eq!(refusal(named), "names-the-denouncer");
        let proposal = office.propose("accept", &[]).await.unwrap();
        let back = office
            .give_back(&office.head, &proposal, "Mời bà Đỗ Thị Ước lên.")
            .await;
        assert_eq!(refusal(back), "names-the-denouncer");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deputy_takes_the_steps_of_his_head_only_while_they_are_delegated_to_him() {
    for office in offices().await {
        let take = async |who: &Actor| office.register.take(who, office.case, "accept", &[]).await;
        assert_eq!(refusal(take(&office.deputy).await), "step-needs-post");
        let (tomorrow, past) = (TODAY + 1.day(), TODAY - 1.day());
        let deputy = office.deputy.official;
        assert_eq!(
            refusal(office.delegate(office.officer.official, TODAY, TODAY).await),
            "no-deputy"
        );
        assert_eq!(
            refusal(office.delegate(deputy, past, TODAY).await),
            "field-in-the-past"
        );
        assert_eq!(
            refusal(office.delegate(deputy, tomorrow, TODAY).await),
            "before-its-beginning"
        );
        office
            .delegate(deputy, tomorrow, tomorrow + 2.days())
            .await
            .unwrap();
        assert_eq!(
            refusal(take(&office.deputy).await),
            "step-needs-post",
            "it begins tomorrow"
        );
        let now = office.delegate(deputy, TODAY, tomorrow).await.unwrap();
        assert_eq!(refusal(take(&office.section).await), "step-needs-post");
        take(&office.deputy).await.unwrap();
        let head = office.head.clone();
        let ended = office.register.write(move |tx, at| {
            let permit = head.permit::<acts::Delegate>()?;
            end_delegation(tx, at, &permit, now)?;
            end_delegation(tx, at, &permit, now)
        });
        assert_eq!(refusal(ended.await), "not-found", "it ends once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_tells_whether_a_step_was_taken_by_the_head_or_for_him() {
    const RULE: &str = "select rule from audit where event = 'case.step' and detail = 'accept'";
    for rule in ["R-SET-01", "R-SET-03"] {
        for office in offices().await {
            let deputy = office.deputy.official;
            office.delegate(deputy, TODAY, TODAY).await.unwrap();
            let who = if rule == "R-SET-01" {
                &office.head
            } else {
                &office.deputy
            };
            let taken = office.register.take(who, office.case, "accept", &[]).await;
            taken.unwrap();
            let kept = office.register.read(|tx, _| {
                let row = tx.first(RULE, store::params![])?;
                Ok(row.ok_or(Failure::NotFound)?.get::<String>("rule")?)
            });
            assert_eq!(kept.await.unwrap(), rule);
        }
    }
}
