//! Cases told step by step, in the words of the field.

use jiff::civil::Date;

use super::{day, vietnam};
use crate::Confidence;
use crate::procedure::{
    Act, Answers, Class, Clause, Facts, Procedure, Stage, Standing, Step, TermAction,
};

/// One case as it goes its way.
struct Story<'a> {
    procedure: &'a Procedure,
    began: Date,
    standing: Standing,
}

impl<'a> Story<'a> {
    fn begin(procedure: &'a Procedure, began: &str, given: &[&str]) -> Self {
        let facts = given
            .iter()
            .copied()
            .chain(["contents_settled", "carried_out"])
            .collect();
        let standing = Standing {
            state: procedure.start.clone(),
            facts,
        };
        Self {
            procedure,
            began: day(began),
            standing,
        }
    }

    fn step(&self, id: &str, on: &str) -> Option<&'a Step> {
        self.procedure
            .step_on(id, &self.standing.state, self.began, day(on))
    }

    /// Takes a step, saying yes to the fields named.
    fn take(&mut self, id: &str, on: &str, yes: &[&str]) -> &'a Step {
        let step = self
            .step(id, on)
            .unwrap_or_else(|| panic!("no step {id} in {}", self.standing.state));
        self.standing = step
            .take(&self.standing, &answers(yes))
            .unwrap_or_else(|refusals| panic!("{refusals:?}"));
        step
    }

    /// The articles that forbid a step.
    fn forbidden(&self, id: &str, on: &str) -> Vec<&'a str> {
        let step = self
            .step(id, on)
            .unwrap_or_else(|| panic!("no step {id} in {}", self.standing.state));
        let refusals = step
            .take(&self.standing, &Answers::new())
            .err()
            .unwrap_or_default();
        refusals
            .iter()
            .map(|refusal| refusal.article.as_str())
            .collect()
    }

    fn clocks(&self, step: &Step) -> Vec<(TermAction, String)> {
        let effects = step.effects(&self.standing.facts);
        effects
            .map(|effect| (effect.does, effect.term.clone()))
            .collect()
    }
}

fn answers(yes: &[&str]) -> Answers {
    yes.iter().map(|id| ((*id).to_owned(), true)).collect()
}

#[test]
fn a_first_complaint_goes_from_the_desk_to_the_closed_dossier() {
    let law = vietnam();
    let mut case = Story::begin(law.get("complaint.first").unwrap(), "2026-08-03", &[]);
    let accept = case.take("accept", "2026-08-10", &[]);
    let opened = case.clocks(accept);
    assert!(opened.contains(&(TermAction::Opens, "KN-04".into())));
    assert!(!opened.contains(&(TermAction::Opens, "KN-05".into())));
    case.take("assign_verification", "2026-08-11", &[]);
    case.take("report_verification", "2026-08-20", &["positions_differ"]);
    assert_eq!(
        case.forbidden("decide", "2026-08-21"),
        ["02/2011/QH13 30(1)"]
    );
    let invited = case.take("invite_dialogue", "2026-08-21", &[]);
    assert_eq!(invited.terms[0].start.as_deref(), Some("dialogue_day"));
    case.take("hold_dialogue", "2026-08-27", &[]);
    let decide = case.take("decide", "2026-09-01", &["to_enforce"]);
    assert_eq!(decide.act, Act::Decide);
    assert_eq!(decide.notices, ["124/2020-15"]);
    case.take("send", "2026-09-03", &[]);
    case.take("publish", "2026-09-10", &[]);
    let effect = case.take("take_effect", "2026-10-02", &[]);
    assert!(
        case.clocks(effect)
            .contains(&(TermAction::Opens, "KN-16".into()))
    );
    assert_eq!(effect.after, ["KN-14"]);
    case.take("instruct_enforcement", "2026-10-05", &[]);
    case.take("record_enforcement", "2026-11-01", &[]);
    case.take("complete_enforcement", "2026-11-20", &[]);
    case.take("close", "2026-11-23", &[]);
    assert!(case.procedure.state(&case.standing.state).unwrap().is_end());
}

#[test]
fn in_a_remote_commune_the_longer_clock_runs() {
    let law = vietnam();
    let mut case = Story::begin(
        law.get("complaint.first").unwrap(),
        "2026-08-03",
        &["remote"],
    );
    let accept = case.take("accept", "2026-08-10", &[]);
    let opened = case.clocks(accept);
    assert!(opened.contains(&(TermAction::Opens, "KN-05".into())));
    assert!(!opened.contains(&(TermAction::Opens, "KN-04".into())));
}

#[test]
fn five_complainants_without_representatives_are_refused_with_the_article() {
    let law = vietnam();
    let case = Story::begin(
        law.get("complaint.first").unwrap(),
        "2026-08-03",
        &["many", "all_signed"],
    );
    assert_eq!(
        case.forbidden("accept", "2026-08-04"),
        ["124/2020/NĐ-CP 16(1); 42/2013/QH13 29"]
    );
}

#[test]
fn a_case_of_june_2026_is_suspended_in_july_but_not_before() {
    let law = vietnam();
    let mut case = Story::begin(law.get("complaint.first").unwrap(), "2026-06-01", &[]);
    case.take("accept", "2026-06-08", &[]);
    assert!(case.step("suspend", "2026-06-30").is_none());
    case.take("suspend", "2026-07-01", &[]);
    assert_eq!(case.standing.state, "suspended");
    case.take("resume", "2026-07-20", &[]);
    case.take("send_suspension", "2026-07-21", &[]);
    assert_eq!(case.standing.state, "verifying");
}

#[test]
fn the_seven_criteria_are_asked_only_of_cases_begun_under_the_new_decree() {
    let law = vietnam();
    let mut old = Story::begin(law.get("complaint.first").unwrap(), "2026-06-20", &[]);
    old.take("accept", "2026-06-25", &[]);
    let step = old.step("declare_complex", "2026-07-10").unwrap();
    assert!(step.fields.iter().all(|field| field.list.is_none()));
    let mut new = Story::begin(law.get("complaint.first").unwrap(), "2026-07-01", &[]);
    new.take("accept", "2026-07-02", &[]);
    let step = new.take("declare_complex", "2026-07-10", &[]);
    assert!(
        step.fields
            .iter()
            .any(|field| field.list.as_deref() == Some("complexity"))
    );
    assert_eq!(new.clocks(step), [(TermAction::Lengthens, "*".to_owned())]);
    assert_eq!(new.procedure.terms_meant("*"), ["KN-04", "KN-05"]);
}

#[test]
fn who_settled_first_may_not_settle_again() {
    let law = vietnam();
    let given = ["same_settler_as_first"];
    let case = Story::begin(law.get("complaint.second").unwrap(), "2026-08-03", &given);
    assert_eq!(
        case.forbidden("accept", "2026-08-05"),
        ["02/2011/QH13 7; 02/2011/QH13 36"]
    );
}

#[test]
fn a_director_of_department_holds_the_second_dialogue_in_person() {
    let law = vietnam();
    let given = ["settler_is_agency_head"];
    let mut case = Story::begin(law.get("complaint.second").unwrap(), "2026-08-03", &given);
    case.take("accept", "2026-08-05", &[]);
    case.take("report_verification", "2026-08-20", &[]);
    case.take("invite_dialogue", "2026-08-21", &[]);
    assert_eq!(
        case.forbidden("hold_dialogue", "2026-08-27"),
        ["124/2020/NĐ-CP 28(2)"]
    );
    // The button is offered all the same: the answer is given in the step itself.
    let step = case.step("hold_dialogue", "2026-08-27").unwrap();
    assert!(step.blocks(&case.standing.facts).is_empty());
    case.take("hold_dialogue", "2026-08-27", &["in_person"]);
    case.take("decide", "2026-09-10", &[]);
}

#[test]
fn a_complainant_who_stays_away_does_not_stop_the_settlement_since_july_2026() {
    let law = vietnam();
    let mut case = Story::begin(law.get("complaint.second").unwrap(), "2026-06-01", &[]);
    case.take("accept", "2026-06-08", &[]);
    case.take("report_verification", "2026-06-15", &[]);
    case.take("invite_dialogue", "2026-06-20", &[]);
    assert!(case.step("record_absence", "2026-06-30").is_none());
    case.take("record_absence", "2026-07-02", &[]);
    case.take("decide", "2026-07-10", &[]);
    assert_eq!(case.standing.state, "decided");
}

#[test]
fn a_complaint_on_discipline_must_be_written_and_ends_in_a_dialogue() {
    let law = vietnam();
    let procedure = law
        .find(Class::Complaint, Stage::First, true, day("2026-08-03"))
        .unwrap();
    let spoken = Story::begin(procedure, "2026-08-03", &["spoken"]);
    assert_eq!(
        spoken.forbidden("accept", "2026-08-04"),
        ["02/2011/QH13 49"]
    );
    let mut case = Story::begin(procedure, "2026-08-03", &[]);
    case.take("accept", "2026-08-04", &[]);
    case.take("report_verification", "2026-08-20", &[]);
    assert_eq!(case.forbidden("decide", "2026-08-21"), ["02/2011/QH13 53"]);
}

#[test]
fn a_withdrawn_complaint_is_terminated_and_not_decided() {
    let law = vietnam();
    let mut case = Story::begin(law.get("complaint.first").unwrap(), "2020-03-02", &[]);
    case.take("accept", "2020-03-06", &[]);
    assert_eq!(
        case.forbidden("terminate", "2020-03-20"),
        ["02/2011/QH13 10(2); 02/2011/QH13 11(9)"]
    );
    case.take("conciliate", "2020-03-20", &["agreed"]);
    case.take("withdraw_whole", "2020-03-21", &["free", "persuaded"]);
    assert!(case.standing.facts.holds("conciliated"));
    case.take("terminate", "2020-03-23", &[]);
    assert_eq!(case.standing.state, "terminated");
}

#[test]
fn a_denunciation_is_extended_twice_only_when_specially_complex() {
    let law = vietnam();
    let mut case = Story::begin(law.get("denunciation").unwrap(), "2026-08-03", &[]);
    assert_eq!(
        case.forbidden("accept", "2026-08-04"),
        ["25/2018/QH14 24(1)"]
    );
    case.take("check_identity", "2026-08-05", &[]);
    case.take("accept", "2026-08-07", &[]);
    assert_eq!(
        case.forbidden("extend", "2026-08-20"),
        ["25/2018/QH14 30(2)"]
    );
    case.take("declare_complex", "2026-08-20", &[]);
    case.take("extend", "2026-09-01", &[]);
    assert_eq!(
        case.forbidden("extend_again", "2026-09-20"),
        ["25/2018/QH14 30(3)"]
    );
    case.take("declare_specially_complex", "2026-09-20", &[]);
    case.take("extend_again", "2026-09-21", &[]);
    assert_eq!(
        case.forbidden("extend_again", "2026-09-22"),
        ["25/2018/QH14 30(3)"]
    );
}

#[test]
fn an_expert_stops_the_clock_of_a_denunciation_once() {
    let law = vietnam();
    let mut case = Story::begin(law.get("denunciation").unwrap(), "2026-08-03", &[]);
    case.take("check_identity", "2026-08-05", &[]);
    case.take("accept", "2026-08-07", &[]);
    let asked = case.take("request_expert", "2026-08-10", &[]);
    assert_eq!(case.clocks(asked), [(TermAction::Suspends, "*".to_owned())]);
    let suspended = case.take("suspend", "2026-08-12", &[]);
    assert_eq!(
        case.clocks(suspended),
        [(TermAction::Opens, "TC-11".to_owned())]
    );
    let resumed = case.take("resume", "2026-08-20", &[]);
    assert!(case.clocks(resumed).is_empty());
    let result = case.take("receive_expert", "2026-09-01", &[]);
    assert_eq!(case.clocks(result), [(TermAction::Resumes, "*".to_owned())]);
}

#[test]
fn a_withdrawn_denunciation_with_signs_of_violation_goes_on() {
    let law = vietnam();
    let mut case = Story::begin(law.get("denunciation").unwrap(), "2026-08-03", &[]);
    case.take("check_identity", "2026-08-05", &[]);
    case.take("accept", "2026-08-07", &[]);
    case.take("report_verification", "2026-08-20", &[]);
    case.take("withdraw_whole", "2026-08-21", &[]);
    assert_eq!(
        case.forbidden("conclude", "2026-08-24"),
        ["25/2018/QH14 33(3)"]
    );
    case.take("disregard_withdrawal", "2026-08-24", &[]);
    case.take("conclude", "2026-08-28", &[]);
    case.take("restore_accused", "2026-09-01", &[]);
    assert_eq!(
        case.forbidden("close", "2026-09-02"),
        ["25/2018/QH14 35(3)", "25/2018/QH14 40(1)"]
    );
}

#[test]
fn an_organization_cannot_denounce() {
    let law = vietnam();
    let mut case = Story::begin(
        law.get("denunciation").unwrap(),
        "2026-08-03",
        &["by_organization"],
    );
    case.take("check_identity", "2026-08-05", &[]);
    assert_eq!(case.forbidden("accept", "2026-08-06"), ["25/2018/QH14 2"]);
}

#[test]
fn an_overdue_denunciation_is_demanded_reported_and_taken_over() {
    let law = vietnam();
    let mut case = Story::begin(law.get("denunciation").unwrap(), "2026-06-01", &["overdue"]);
    case.take("check_identity", "2026-06-02", &[]);
    case.take("accept", "2026-06-05", &[]);
    case.take("receive_overdue", "2026-08-03", &[]);
    assert_eq!(
        case.forbidden("take_over", "2026-08-04"),
        ["25/2018/QH14 38(2)"]
    );
    let demand = case.take("demand", "2026-08-05", &[]);
    assert!(
        case.clocks(demand)
            .contains(&(TermAction::Opens, "TC-19".into()))
    );
    case.take("report_progress", "2026-08-10", &[]);
    case.take("take_over", "2026-08-12", &[]);
    assert_eq!(case.standing.state, "taken_over");
}

#[test]
fn a_right_conclusion_is_not_settled_again() {
    let law = vietnam();
    let mut case = Story::begin(
        law.get("denunciation.continued").unwrap(),
        "2026-08-03",
        &[],
    );
    let refuse = case.take("refuse", "2026-08-10", &[]);
    assert_eq!(
        case.clocks(refuse),
        [(TermAction::Meets, "TC-17".to_owned())]
    );
}

#[test]
fn a_second_complaint_takes_the_first_decision_out_of_effect() {
    let law = vietnam();
    let mut case = Story::begin(law.get("complaint.first").unwrap(), "2026-08-03", &[]);
    case.take("accept", "2026-08-04", &[]);
    case.take("report_verification", "2026-08-20", &[]);
    case.take("decide", "2026-08-28", &[]);
    case.take("send", "2026-08-29", &[]);
    let received = case.take("record_receipt", "2026-09-03", &[]);
    assert_eq!(
        case.clocks(received),
        [(TermAction::Opens, "KN-08".to_owned())]
    );
    let appeal = case.take("appeal", "2026-09-20", &[]);
    assert!(
        case.clocks(appeal)
            .contains(&(TermAction::Stops, "KN-14".into()))
    );
    assert!(case.step("take_effect", "2026-10-01").is_none());
    case.take("close_appealed", "2026-10-01", &[]);
}

#[test]
fn a_recommendation_is_answered_sent_and_closed() {
    let law = vietnam();
    let procedure = law
        .find(
            Class::Recommendation,
            Stage::First,
            false,
            day("2026-08-03"),
        )
        .unwrap();
    let mut case = Story::begin(procedure, "2026-08-03", &[]);
    case.take("accept", "2026-08-04", &[]);
    case.take("answer", "2026-08-10", &[]);
    assert_eq!(case.forbidden("close", "2026-08-11"), ["42/2013/QH13 28"]);
    case.take("send", "2026-08-11", &[]);
    case.take("close", "2026-08-12", &[]);
}

#[test]
fn a_denunciation_of_2016_is_walked_with_less_certainty() {
    let law = vietnam();
    let procedure = law
        .find(Class::Denunciation, Stage::First, false, day("2016-05-03"))
        .unwrap();
    let conclude = procedure
        .steps
        .iter()
        .find(|step| step.act == Act::Conclude)
        .unwrap();
    assert_eq!(
        procedure.confidence(conclude, day("2016-05-03")),
        Confidence::C
    );
    assert_eq!(
        procedure.confidence(conclude, day("2019-01-02")),
        Confidence::A
    );
}

#[test]
fn a_clause_reads_or_and_not() {
    let clause = Clause::try_from(String::from("dialogue_held | !positions_differ")).unwrap();
    let facts = |names: &[&str]| names.iter().copied().collect::<Facts>();
    assert!(clause.holds(&facts(&[])));
    assert!(!clause.holds(&facts(&["positions_differ"])));
    assert!(clause.holds(&facts(&["positions_differ", "dialogue_held"])));
    assert_eq!(clause.to_string(), "dialogue_held | !positions_differ");
    for wrong in ["", "a |", "a & b", "!!a", "A", "a || b"] {
        assert!(Clause::try_from(wrong.to_owned()).is_err(), "{wrong}");
    }
}
