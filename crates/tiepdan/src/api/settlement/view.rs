//! Cases as the API shows them; of a denouncer never more than that he is there.

use casework::settlement::{
    Case, CaseDetails, CaseRow, ContentRow, DecisionRow, Entry, NoticeRow, Participant,
};
use casework::term::Clock;
use law::Law;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::ending::EndingView;
use crate::api::petition::view::PersonView;
use crate::api::value::{BookNumber, Day, Key, Title};

/// A line of a list of cases.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct CaseLine {
    /// The case.
    id: Key,
    /// The unit that settles it.
    unit: String,
    /// Its number in the book of the unit.
    #[serde(flatten)]
    number: BookNumber,
    /// Its procedure in the law.
    procedure: String,
    /// `complaint`, `denunciation`, `recommendation`.
    class: String,
    /// `first`, `second`.
    stage: String,
    /// Field, by its id in the law.
    field: String,
    /// What it is about.
    title: String,
    /// Are its petitioners under the seal?
    sealed: bool,
    /// State of its procedure.
    state: String,
    /// What the statutory forms see in that state.
    phase: String,
    /// The day its unit received the petition that opened it.
    started_on: Day,
    /// The day of acceptance.
    accepted_on: Option<Day>,
    /// The day it ended.
    closed_on: Option<Day>,
    /// First due day of a clock its unit owes.
    due_on: Option<Day>,
    /// People behind its petitions.
    people: i64,
    /// The official who settles it.
    settler: Option<Key>,
    /// The first-instance case, for a second one.
    earlier_case: Option<Key>,
    /// The day of its last step.
    last_on: Day,
    /// Its version, also in `ETag`.
    version: i64,
}

impl From<CaseRow> for CaseLine {
    fn from(row: CaseRow) -> Self {
        let case: Case = row.case;
        Self {
            id: Key(case.id),
            unit: case.unit,
            number: (case.number, case.year).into(),
            procedure: case.procedure,
            class: case.class.as_str().to_owned(),
            stage: case.stage.as_str().to_owned(),
            field: case.field,
            title: case.title,
            sealed: case.sealed,
            state: case.state,
            phase: case.phase.as_str().to_owned(),
            started_on: Day(case.started_on),
            accepted_on: case.accepted_on.map(Day),
            closed_on: row.closed_on.map(Day),
            due_on: row.due_on.map(Day),
            people: case.people,
            settler: case.settler.map(Key),
            earlier_case: case.earlier_case.map(Key),
            last_on: Day(case.last_on),
            version: case.version,
        }
    }
}

/// One case with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct CaseView {
    #[serde(flatten)]
    case: CaseLine,
    /// What is true of it: `dialogue_held`, `remote`…
    facts: Vec<String>,
    /// Against whom or what.
    respondent: String,
    /// Its claims.
    contents: Vec<ContentView>,
    /// Who takes part.
    participants: Vec<ParticipantView>,
    /// Its clocks.
    terms: Vec<TermView>,
    /// Its decisions, conclusions, answers.
    decisions: Vec<DecisionView>,
    /// Its papers.
    notices: Vec<NoticeView>,
    /// Its petitions.
    petitions: Vec<Key>,
    /// How it ends: duties, withdrawals, service, publicity, courts.
    ending: EndingView,
}

impl CaseView {
    /// A case with its clocks and papers named by the law.
    pub(in crate::api) fn of(law: &Law, found: CaseDetails) -> Self {
        let facts = found.case.facts.iter().map(str::to_owned).collect();
        let row = CaseRow {
            case: found.case,
            due_on: found.due_on,
            closed_on: found.closed_on,
        };
        Self {
            case: row.into(),
            facts,
            respondent: found.respondent,
            contents: found.contents.into_iter().map(ContentView::from).collect(),
            participants: found
                .participants
                .into_iter()
                .map(ParticipantView::from)
                .collect(),
            terms: TermView::all(law, &found.clocks),
            decisions: found
                .decisions
                .into_iter()
                .map(DecisionView::from)
                .collect(),
            notices: NoticeView::all(law, found.notices),
            petitions: found.petitions.into_iter().map(Key).collect(),
            ending: found.ending.into(),
        }
    }
}

/// One claim of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ContentView {
    /// Number in the case.
    no: i64,
    /// What is claimed.
    text: String,
    /// `open`, `settled`, `withdrawn`, `referred`, `ended`.
    state: String,
    /// What the verification found; empty before.
    found: String,
    /// What the verification proposes: `right`, `wrong`, `partly_right`.
    proposed: Option<String>,
    /// `right`, `wrong`, `partly_right`.
    finding: Option<String>,
    /// What is ordered for it; empty where nothing is.
    ordered: String,
    /// The day on which it was settled, withdrawn, referred or ended.
    settled_on: Option<Day>,
    /// The entry of the docket that did so.
    settled_entry: Option<i64>,
    /// The unit to which it was referred.
    referred_to: Option<String>,
}

impl From<ContentRow> for ContentView {
    fn from(row: ContentRow) -> Self {
        Self {
            no: row.no,
            text: row.text,
            state: row.state,
            found: row.found,
            proposed: row.proposed,
            finding: row.finding,
            ordered: row.ordered,
            settled_on: row.settled_on.map(Day),
            settled_entry: row.settled_entry,
            referred_to: row.referred_to,
        }
    }
}

/// Somebody who takes part in a case.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ParticipantView {
    #[serde(flatten)]
    person: PersonView,
    /// The unit of a respondent, an accused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    unit: Option<String>,
    /// Number in the case, by which steps name those who petition.
    no: i64,
    /// The day on which he was no longer in it.
    left_on: Option<Day>,
}

impl From<Participant> for ParticipantView {
    fn from(found: Participant) -> Self {
        let mut person = PersonView::from(found.shown);
        // A respondent is named on the row itself and is no person of the register.
        if let Some(name) = found.name {
            (person.sealed, person.name) = (false, Some(name));
        }
        Self {
            person,
            unit: found.unit,
            no: found.no,
            left_on: found.left_on.map(Day),
        }
    }
}

/// A clock.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct TermView {
    /// The row.
    id: Key,
    /// Rule of the law: `KN-04`.
    term: String,
    /// Its own name there: `complaint.first.settlement`.
    name: Option<String>,
    /// What must be done.
    title: Option<Title>,
    /// The version of the rule it keeps.
    version: String,
    /// The article of that version.
    article: String,
    /// The start event.
    started_on: Day,
    /// Extension decisions.
    extensions: i64,
    /// Stopped since this day.
    suspended_on: Option<Day>,
    /// Last day before rolling to a working day.
    nominal_on: Option<Day>,
    /// Last day; null for a duty without a number.
    due_on: Option<Day>,
    /// The earlier day where two texts disagree.
    warn_on: Option<Day>,
    /// The day it ended.
    closed_on: Option<Day>,
    /// `on_time`, `late`, `stopped`.
    outcome: Option<String>,
}

impl TermView {
    /// Clocks, named by the law.
    pub(in crate::api) fn all(law: &Law, clocks: &[Clock]) -> Vec<Self> {
        clocks.iter().map(|clock| Self::of(law, clock)).collect()
    }

    fn of(law: &Law, clock: &Clock) -> Self {
        let term = law.term(&clock.term);
        Self {
            id: Key(clock.id),
            term: clock.term.clone(),
            name: term.map(|term| term.name.clone()),
            title: term.map(|term| (&term.title).into()),
            version: clock.version.clone(),
            article: clock.article.clone(),
            started_on: Day(clock.started_on),
            extensions: clock.extensions.into(),
            suspended_on: clock.suspended_on.map(Day),
            nominal_on: clock.nominal.map(Day),
            due_on: clock.due.map(Day),
            warn_on: clock.warn.map(Day),
            closed_on: clock.closed_on.map(Day),
            outcome: clock.outcome.clone(),
        }
    }
}

/// A decision, conclusion or answer.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct DecisionView {
    /// The row.
    id: Key,
    /// `decide`, `conclude`, `answer`.
    kind: String,
    /// Its day.
    on: Day,
    /// Its number.
    number: String,
    /// `right`, `wrong`, `partly_right`, `none`.
    finding: String,
    /// `uphold`, `amend`, `annul` or empty.
    outcome: String,
    /// Đồng and square metres by name.
    #[schema(value_type = Object)]
    amounts: Json,
    /// The day it was carried out.
    done_on: Option<Day>,
}

impl From<DecisionRow> for DecisionView {
    fn from(row: DecisionRow) -> Self {
        Self {
            id: Key(row.id),
            kind: row.kind,
            on: Day(row.on),
            number: row.number,
            finding: row.finding,
            outcome: row.outcome,
            amounts: kept_json(&row.amounts),
            done_on: row.done_on.map(Day),
        }
    }
}

/// A statutory paper.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct NoticeView {
    /// The row.
    id: Key,
    /// Its form: `124/2020-15`.
    form: String,
    /// Its printed name.
    title: Option<Title>,
    /// Its number in the unit's series of the form.
    #[serde(flatten)]
    number: BookNumber,
    /// Its day.
    on: Day,
    /// The article.
    article: String,
}

impl NoticeView {
    /// Papers, named by the law.
    pub(in crate::api) fn all(law: &Law, rows: Vec<NoticeRow>) -> Vec<Self> {
        let each = rows.into_iter().map(|row| Self {
            id: Key(row.id),
            title: law
                .notices
                .get(&row.form)
                .map(|known| (&known.title).into()),
            form: row.form,
            number: (row.number, row.year).into(),
            on: Day(row.on),
            article: row.article,
        });
        each.collect()
    }
}

/// A step as the docket keeps it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct DocketEntry {
    /// Number in the docket, from 1.
    seq: i64,
    /// The step.
    step: String,
    /// What it means to the register.
    act: String,
    /// The day of the step.
    on: Day,
    /// The moment it was entered.
    #[schema(value_type = String, format = DateTime)]
    at: String,
    /// Who entered it; null for the passing of a day.
    official: Option<Key>,
    /// For which unit.
    unit: String,
    /// The article.
    article: String,
    /// The state after it.
    state: String,
    /// What was entered.
    #[schema(value_type = Object)]
    fields: Json,
    /// Hash of the entry, which binds it to the one before.
    hash: String,
}

impl From<Entry> for DocketEntry {
    fn from(entry: Entry) -> Self {
        let at = jiff::Timestamp::from_microsecond(entry.at).unwrap_or_default();
        Self {
            seq: entry.seq,
            step: entry.step,
            act: entry.act,
            on: Day(entry.on),
            at: at.to_string(),
            official: entry.official.map(Key),
            unit: entry.unit,
            article: entry.article,
            state: entry.state,
            fields: kept_json(&entry.fields),
            hash: entry.hash,
        }
    }
}

fn kept_json(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or_default()
}
