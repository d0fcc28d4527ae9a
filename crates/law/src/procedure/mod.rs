//! Procedures: the ordered steps the law lays down for a kind of case, with the days on which each holds.
//!
//! A procedure is a graph of states and steps plus a set of facts that steps establish ("a dialogue was
//! held") or that the case itself gives ("the commune is remote"). A step is lawful when the case stands in
//! one of its `from` states, the step is in force, the person may take it, and every requirement holds.

mod act;
mod check;
mod check_step;
mod clause;
mod diagram;
mod field;
mod graph;
mod lawful;
mod load;
mod name;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use act::Act;
pub use clause::{Clause, ClauseError, Facts, Literal};
pub use field::{Field, FieldKind};
pub use lawful::{Answers, Standing};
pub(crate) use load::{Readers, procedures};

use crate::text::{Confidence, Text};
use crate::unit::{Branch, Level};

/// One kind of case and its way from intake to the end.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// For example `complaint.first`.
    pub id: String,
    /// What is settled.
    pub class: Class,
    /// First or second instance; a continued denunciation is the second.
    pub stage: Stage,
    /// True for complaints against disciplinary decisions, which have a way of their own.
    pub discipline: bool,
    /// Name.
    pub title: Text,
    /// The law it comes from.
    pub article: String,
    /// First day it holds.
    pub from: Date,
    /// Last day on which a case may begin under it, if any.
    pub until: Option<Date>,
    /// Days for which it stands in for an older text that was not read.
    pub stand_in: Option<StandIn>,
    /// The state in which a new case stands.
    pub start: String,
    /// The period in which whoever may ask for the settlement must ask: `KN-01`.
    pub limitation: Option<String>,
    /// The settlement clocks of the case: what `*` means in the effects of a step.
    pub settlement: Vec<String>,
    /// Clocks that begin with the case; `start` is the day the settler received the petition.
    pub opening: Vec<TermEffect>,
    /// States a case can be in.
    pub states: Vec<State>,
    /// Facts that requirements speak of.
    pub facts: Vec<Fact>,
    /// Lawful moves.
    pub steps: Vec<Step>,
}

/// A span of days for which a procedure serves although the law of those days was another one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandIn {
    /// Last day of the span; cases that began until then are walked with less certainty.
    pub until: Date,
    /// The certainty of every step of such a case.
    pub confidence: Confidence,
    /// What stood there and why it is not given.
    pub note: Text,
}

/// What a petition is (rulebook §4.2), and so what kind of case it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// khiếu nại
    Complaint,
    /// tố cáo
    Denunciation,
    /// kiến nghị, phản ánh
    Recommendation,
}

/// First or second instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// lần đầu
    First,
    /// lần hai; tố cáo tiếp
    Second,
}

/// Where a case stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// For example `verifying`.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What the statutory forms see in it.
    pub phase: Phase,
    /// First day it exists, where it came with an amendment.
    pub from: Option<Date>,
    /// Last day a case may enter it.
    pub until: Option<Date>,
}

/// The state of a case as the statutory forms count it (03/GQKN and 04/GQTC, columns 3 to 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// đang xem xét điều kiện thụ lý
    Examining,
    /// đã thụ lý, not yet decided
    Accepted,
    /// accepted, its clock stopped
    Suspended,
    /// decision or conclusion issued, not yet carried out
    Decided,
    /// being carried out
    Enforcing,
    /// nothing is left to do
    Closed,
    /// không thụ lý
    Refused,
    /// rút đơn, đình chỉ
    Terminated,
}

/// Something that is true of a case or not.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// For example `dialogue_held`.
    pub id: String,
    /// Name.
    pub title: Text,
    /// True when the case's own data give it (and no step sets it): `remote`, `group`, `contents_settled`…
    #[serde(default)]
    pub given: bool,
    /// For a given fact that is true of every case of certain units: which units those are.
    #[serde(default)]
    pub units: Vec<UnitKind>,
}

/// A kind of unit, by its level and its line, on certain days.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitKind {
    /// Its level.
    pub level: Level,
    /// Its line.
    pub branch: Branch,
    /// First day, if it is not always.
    pub from: Option<Date>,
    /// Last day, if it is not always.
    pub until: Option<Date>,
}

impl Fact {
    /// Is it true of every case that a unit of this level and line settles, on that day?
    pub fn is_of(&self, level: Level, branch: Branch, day: Date) -> bool {
        self.units.iter().any(|kind| {
            kind.level == level
                && kind.branch == branch
                && kind.from.is_none_or(|from| from <= day)
                && kind.until.is_none_or(|until| day <= until)
        })
    }
}

/// One lawful move.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// For example `accept`. Two steps may share an id when their days or their `from` states do not overlap.
    pub id: String,
    /// What it means to the register whatever the country calls it.
    pub act: Act,
    /// Name on the button: a verb.
    pub title: Text,
    /// States in which it may be taken.
    pub from: Vec<String>,
    /// State after it; absent: the state stays.
    pub to: Option<String>,
    /// The article that grants or orders it.
    pub article: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// First day it may be taken; absent: as the procedure.
    pub since: Option<Date>,
    /// Last day it may be taken.
    pub until: Option<Date>,
    /// Which day `since` and `until` are compared with (rulebook V-01 to V-03).
    #[serde(default)]
    pub governed_by: GovernedBy,
    /// Posts whose holder may take it, in the unit that settles the case unless a post says otherwise.
    pub by: Vec<Post>,
    /// What must hold before it; each with the article that refuses it.
    #[serde(default)]
    pub requires: Vec<Requirement>,
    /// Facts true after it.
    #[serde(default)]
    pub sets: Vec<String>,
    /// Facts false after it.
    #[serde(default)]
    pub clears: Vec<String>,
    /// Sets of fields from `fields.toml` that the officer enters besides `fields`, after them.
    #[serde(default)]
    pub include: Vec<String>,
    /// What the officer enters. After loading it holds the included sets too.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
    /// Clocks that must have run out before the step: none of those named may still have days left. `*` as in `terms`.
    #[serde(default)]
    pub after: Vec<String>,
    /// What it does to the clocks of the case, in this order.
    #[serde(default)]
    pub terms: Vec<TermEffect>,
    /// Papers it issues, by their form: `124/2020-15`. A form serves only from its own first day.
    #[serde(default)]
    pub notices: Vec<String>,
}

/// The day that decides which version of a step holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GovernedBy {
    /// The day the case began (receipt by the settler, V-01).
    #[default]
    CaseStart,
    /// The day of the step itself (V-02, V-03: also cases already running).
    StepDay,
}

/// Whose hand a step needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Post {
    /// người đứng đầu: signs acceptance, decision, conclusion
    Head,
    /// cấp phó
    DeputyHead,
    /// trưởng phòng, trưởng bộ phận: checks what is proposed to the head
    SectionHead,
    /// người tiếp công dân
    ReceptionOfficer,
    /// người xử lý đơn
    PetitionOfficer,
    /// người được giao giải quyết, tham mưu
    Settler,
    /// người xác minh
    Verifier,
    /// cơ quan cấp trên, thanh tra theo dõi, đôn đốc
    Supervisor,
    /// lưu trữ
    Archivist,
    /// quản trị hệ thống
    Administrator,
    /// The passing of a day, written by the program (legal effect)
    Calendar,
}

/// A condition on the facts of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// A clause: facts joined by ` | `, each may be denied by `!`: `dialogue_held | !positions_differ`.
    pub fact: Clause,
    /// The article that forbids the step while the clause is false.
    pub article: String,
    /// What the officer is told, and what to do.
    pub refusal: Text,
}

/// What a step does to one clock.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermEffect {
    /// The effect.
    pub does: TermAction,
    /// Rule id of the term: `KN-04`. `*`: every open settlement clock of the procedure (not with `opens`).
    /// `all`, with `stops` alone: every open clock of the case.
    pub term: String,
    /// Only when this clause holds on the facts after the step (same grammar as a requirement).
    pub when: Option<Clause>,
    /// The field whose day is the start event; absent: the day of the step.
    pub start: Option<String>,
    /// Instead, the day on which the clocks named in `after` ran out: the step itself comes on the day after it.
    #[serde(default)]
    pub at_expiry: bool,
}

/// Effects on a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TermAction {
    /// The clock begins.
    Opens,
    /// The duty was met; every open clock of the term, suspended or not, closes, on time or late. Where none is open nothing happens.
    Meets,
    /// The longer base or cap from now on (complex).
    Lengthens,
    /// One extension decision more.
    Extends,
    /// The days until `resumes` are not counted.
    Suspends,
    /// The clock goes on.
    Resumes,
    /// The clock ends without being met or missed.
    Stops,
}
