//! Which tables hold rows of a petition or a case, and how each row names what it belongs to.

/// A table whose rows belong to petitions and cases.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Have its rows an id of their own?
    pub has_id: bool,
    /// The columns that name a row of another of these tables.
    pub belongs: &'static [&'static str],
}

impl Table {
    const fn with_id(name: &'static str, belongs: &'static [&'static str]) -> Self {
        Self {
            name,
            has_id: true,
            belongs,
        }
    }

    const fn of(name: &'static str, belongs: &'static [&'static str]) -> Self {
        Self {
            name,
            has_id: false,
            belongs,
        }
    }

    /// The text that finds the rows belonging to these ids by a column.
    pub(super) fn belonging(&self, column: &str, ids: &str) -> String {
        format!("select id from {} where {column} in ({ids})", self.name)
    }

    /// Its rows without those of these ids.
    pub(super) fn rows(&self, ids: &str) -> String {
        let condition = if self.has_id {
            format!("id not in ({ids})")
        } else {
            let each = self.belongs.iter();
            let each = each.map(|column| format!("({column} is null or {column} not in ({ids}))"));
            each.collect::<Vec<_>>().join(" and ")
        };
        format!("select * from {{{}}} where {condition}", self.name)
    }
}

/// Every table with rows of a petition or a case; what belongs to another stands below it.
pub const KEPT: &[Table] = &[
    Table::with_id("petition", &[]),
    Table::with_id("cases", &[]),
    Table::with_id("visit", &["petition", "case_id", "matter"]),
    Table::of("visit_person", &["visit"]),
    Table::of("visit_interpreter", &["visit"]),
    Table::with_id("waiting", &["visit", "received"]),
    Table::of("petition_party", &["petition"]),
    Table::of("petition_cause", &["petition"]),
    Table::with_id("petition_study", &["petition"]),
    Table::with_id("reply", &["petition"]),
    Table::of("judgement", &["petition"]),
    Table::with_id("tip", &["petition"]),
    Table::of("open_text", &["subject"]),
    Table::of("sealed_text", &["subject"]),
    Table::of("case_content", &["case_id"]),
    Table::of("case_participant", &["case_id"]),
    Table::of("docket", &["case_id"]),
    Table::of("document_request", &["case_id"]),
    Table::of("expert_request", &["case_id"]),
    Table::of("evidence", &["case_id"]),
    Table::of("meeting", &["case_id"]),
    Table::of("meeting_person", &["case_id"]),
    Table::of("meeting_content", &["case_id"]),
    Table::of("interest", &["case_id"]),
    Table::of("verifier", &["case_id"]),
    Table::of("cohort", &["case_id"]),
    Table::of("obstacle_case", &["case_id"]),
    Table::with_id("decision", &["case_id"]),
    Table::with_id("enforcement", &["case_id", "decision"]),
    Table::with_id("duty", &["case_id", "decision"]),
    Table::with_id("instalment", &["case_id", "duty"]),
    Table::with_id("withdrawal", &["case_id"]),
    Table::with_id("service", &["case_id"]),
    Table::with_id("publication", &["case_id"]),
    Table::with_id("lawsuit", &["case_id"]),
    Table::with_id("reexamination", &["case_id"]),
    Table::with_id("proposal", &["case_id"]),
    Table::with_id("received_dossier", &["case_id"]),
    Table::of("received_document", &["dossier"]),
    Table::with_id("prolonged_case", &["case_id"]),
    Table::of("prolonged_step", &["entry"]),
    Table::of("milestone", &["entry"]),
    Table::of("content_progress", &["entry"]),
    Table::with_id("clock", &["subject"]),
    Table::with_id("notice", &["subject"]),
    Table::with_id("paper", &["notice"]),
    Table::with_id("directive", &["subject"]),
    Table::with_id("assignment", &["directive"]),
    Table::of("assignment_step", &["assignment"]),
    Table::with_id("urging", &["subject", "clock"]),
    Table::of("urging_step", &["urging"]),
    Table::of("review_item", &["subject"]),
    Table::with_id("upward_recommendation", &["subject", "origin"]),
    Table::of("supervision_step", &["subject"]),
    Table::with_id("attachment", &["subject"]),
    Table::of("sealed_file", &["attachment"]),
    Table::of("counted", &["subject"]),
    Table::of("audit", &["subject"]),
    Table::of("accused", &["subject"]),
    Table::of("seal_subject", &["subject"]),
    Table::with_id("protection", &["petition"]),
    Table::of("protection_person", &["protection"]),
    Table::of("protection_risk", &["protection"]),
    Table::of("protection_measure", &["protection"]),
    Table::of("protection_check", &["protection"]),
    Table::of("protection_step", &["protection"]),
    Table::with_id("restoration", &["case_id"]),
    Table::of("restoration_post", &["restoration"]),
    Table::with_id("seal_opening", &["petition"]),
];

/// Columns that bear such a name and yet lead to no petition or case, with the reason; and tables that the program alone reads.
pub const SEEN: &[(&str, &str, &str)] = &[
    ("commendation", "subject", "a unit or an official"),
    ("inspected", "subject", "a unit"),
    (
        "dialogue_question",
        "directive",
        "a question asked in public stays where it was asked",
    ),
    (
        "job",
        "subject",
        "the worker alone reads what is to be done",
    ),
];
