//! Procedures: the ordered steps the law lays down for a kind of case, with the days on which each holds.
//!
//! A procedure is a graph of states and steps plus a set of facts that steps establish ("a dialogue was
//! held") or that the case itself gives ("the commune is remote"). A step is lawful when the case stands in
//! one of its `from` states, the step is in force, the person may take it, and every requirement holds.

mod name;

use jiff::civil::Date;
use serde::Deserialize;

use crate::text::{Confidence, Text};

/// One kind of case and its way from intake to the end.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// For example `complaint.first`.
    pub id: String,
    /// What is settled.
    pub class: Class,
    /// First or second instance; a continued denunciation is the second.
    pub stage: Stage,
    /// Name.
    pub title: Text,
    /// The law it comes from.
    pub article: String,
    /// First day it holds.
    pub from: Date,
    /// Last day on which a case may begin under it, if any.
    pub until: Option<Date>,
    /// The state in which a new case stands.
    pub start: String,
    /// States a case can be in.
    #[serde(rename = "state")]
    pub states: Vec<State>,
    /// Facts that requirements speak of.
    #[serde(rename = "fact", default)]
    pub facts: Vec<Fact>,
    /// Lawful moves.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
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
    /// What the officer enters.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
    /// What it does to the clocks of the case.
    #[serde(default)]
    pub terms: Vec<TermEffect>,
    /// Papers it issues, by their form: `124/2020-15`.
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
    pub fact: String,
    /// The article that forbids the step while the clause is false.
    pub article: String,
    /// What the officer is told, and what to do.
    pub refusal: Text,
}

/// What an officer enters with a step.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Name in the API: `ground`, `number`, `findings`.
    pub id: String,
    /// Label.
    pub title: Text,
    /// What may stand in it.
    pub kind: FieldKind,
    /// May it be left empty?
    #[serde(default)]
    pub optional: bool,
    /// For `choice`: the list of `grounds/` it is chosen from.
    pub list: Option<String>,
    /// For `yes_no`: the fact that becomes true with yes and false with no.
    pub fact: Option<String>,
}

/// Kinds of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line
    Line,
    /// Several lines
    Text,
    /// A day
    Date,
    /// A checkbox
    YesNo,
    /// One of a list of grounds
    Choice,
    /// A whole number, 0 or more
    Count,
    /// Whole đồng
    Money,
    /// Whole square metres
    Area,
    /// An official of the unit
    Official,
    /// A unit
    Unit,
    /// Right, wrong or partly right for every open content of the case
    Findings,
    /// Some of the contents of the case
    Contents,
}

/// What a step does to one clock.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermEffect {
    /// The effect.
    pub does: TermAction,
    /// Rule id of the term: `KN-04`. `*` with `suspends`, `resumes` and `stops`: every running settlement clock.
    pub term: String,
    /// Only when this clause of facts holds (same grammar as a requirement).
    pub when: Option<String>,
    /// The field whose day is the start event; absent: the day of the step.
    pub start: Option<String>,
}

/// Effects on a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermAction {
    /// The clock begins.
    Opens,
    /// The duty was met; the clock closes, on time or late.
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

/// What a step means to the register: the figures, queues and papers ask for these, never for a step's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// thụ lý
    Accept,
    /// không thụ lý
    Refuse,
    /// giao xác minh
    AssignVerification,
    /// yêu cầu cung cấp thông tin, tài liệu
    RequestDocuments,
    /// trưng cầu giám định
    RequestExpert,
    /// kết quả giám định
    ReceiveExpert,
    /// báo cáo kết quả xác minh
    ReportVerification,
    /// xác định vụ việc phức tạp
    DeclareComplex,
    /// gia hạn
    Extend,
    /// mời đối thoại
    InviteDialogue,
    /// đối thoại
    HoldDialogue,
    /// hòa giải, thuyết phục
    Conciliate,
    /// rút toàn bộ
    WithdrawWhole,
    /// rút một phần
    WithdrawPart,
    /// tạm đình chỉ
    Suspend,
    /// tiếp tục giải quyết
    Resume,
    /// đình chỉ
    Terminate,
    /// tạm đình chỉ thi hành quyết định bị khiếu nại
    Stay,
    /// hủy tạm đình chỉ thi hành
    LiftStay,
    /// quyết định giải quyết khiếu nại
    Decide,
    /// kết luận nội dung tố cáo
    Conclude,
    /// trả lời kiến nghị, phản ánh
    Answer,
    /// gửi
    Send,
    /// công khai
    Publish,
    /// có hiệu lực pháp luật
    TakeEffect,
    /// chỉ đạo thi hành, xử lý theo kết luận
    InstructEnforcement,
    /// ghi nhận kết quả thi hành
    RecordEnforcement,
    /// thi hành xong
    CompleteEnforcement,
    /// chuyển cơ quan điều tra
    ReferInvestigation,
    /// cấp trên yêu cầu
    Demand,
    /// báo cáo cấp trên
    Report,
    /// cấp trên giải quyết thay
    TakeOver,
    /// tòa án thụ lý
    Litigate,
    /// kết thúc, lưu hồ sơ
    Close,
    /// a note on the docket that changes nothing else
    Note,
}
