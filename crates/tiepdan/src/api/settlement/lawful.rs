//! `GET /cases/{id}/steps`: what may be done now.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use casework::settlement::{self, CaseDetails, LawfulStep};
use casework::{Failure, Id, Setting, access, document};
use law::procedure::{Field, FieldKind, Requirement};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use crate::api::problem::Reading;
use crate::api::value::{Key, Title};
use crate::app::App;
use crate::pages::audit::reading::{Seen, under_seal};
use crate::web::at::At;
use crate::web::{Problem, SignedIn};

/// The steps that the law knows in the case's state today and that my post may take.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LawfulSteps {
    /// The case's state.
    state: String,
    /// The case's version, for `If-Match`.
    version: i64,
    /// The steps.
    items: Vec<StepView>,
}

/// A step.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct StepView {
    /// Its id, to be sent back.
    step: String,
    /// What it means to the register.
    act: String,
    /// Name on the button.
    title: Title,
    /// The article that grants or orders it.
    article: String,
    /// What is entered with it.
    fields: Vec<FieldView>,
    /// What still forbids it whatever is entered; empty when it may be taken.
    blocks: Vec<Block>,
}

/// What is entered with a step.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FieldView {
    /// Its name in the body.
    id: String,
    /// `line`, `text`, `date`, `yes_no`, `choice`, `choices`, `count`, `money`, `area`, `official`, `officials`, `unit`,
    /// `findings`, `contents`, `withdrawn`, `members`, `duty`, `by_content`, `rows`, `request`, `declaration`, `file`.
    kind: String,
    /// Label.
    label: Title,
    /// May it be left out?
    optional: bool,
    /// What may be chosen today; empty where anything of its kind may stand.
    choices: Vec<ChoiceView>,
    /// For `by_content`: the open contents, each to be sent as `{"1": …}`.
    contents: Vec<ChoiceView>,
    /// For `rows`: what stands in each row, sent as `[{"name": …}]`.
    #[schema(no_recursion)]
    columns: Vec<FieldView>,
}

/// Something that may be chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ChoiceView {
    /// As it is sent back.
    code: String,
    /// What people read.
    label: Title,
    /// Where it stands.
    article: Option<String>,
}

/// What forbids a step.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Block {
    /// The article.
    article: String,
    /// Why, and what to do.
    reason: Title,
}

impl From<&Requirement> for Block {
    fn from(requirement: &Requirement) -> Self {
        Self {
            article: requirement.article.clone(),
            reason: (&requirement.refusal).into(),
        }
    }
}

/// What the choices of a field are taken from.
struct Sources<'a> {
    at: &'a Setting,
    case: &'a CaseDetails,
    colleagues: Vec<(Id, String)>,
    requests: Vec<(i64, String)>,
    declarations: Vec<(i64, String)>,
    files: Vec<(Id, String)>,
}

impl<'a> Sources<'a> {
    fn read(tx: &mut Tx<'_>, at: &'a Setting, case: &'a CaseDetails) -> Result<Self, Failure> {
        let colleagues = access::colleagues(tx, at.now, &case.case.unit)?;
        let requests = settlement::verification_of(tx, case.case.id)?.requests;
        let declarations = settlement::interests_of(tx, case.case.id)?;
        let files = document::of_subject(tx, case.case.id)?;
        Ok(Self {
            at,
            case,
            colleagues: colleagues
                .into_iter()
                .map(|one| (one.id, one.name))
                .collect(),
            requests: requests
                .into_iter()
                .filter(|one| one.met_on.is_none())
                .map(|one| (one.no, format!("{}: {}", one.holder, one.what)))
                .collect(),
            declarations: declarations
                .into_iter()
                .filter(|one| one.decision.is_none())
                .map(|one| (one.no, format!("{}: {}", one.name, one.detail)))
                .collect(),
            files: files.into_iter().map(|file| (file.id, file.name)).collect(),
        })
    }
}

/// The steps that are lawful now for me, with their fields.
#[utoipa::path(get, path = "/cases/{id}/steps", operation_id = "listLawfulSteps", tag = "cases",
    params(("id" = Key, Path, description = "The case")), security(("token" = []), ("session" = [])),
    responses((status = 200, description = "The steps", body = LawfulSteps), Reading))]
pub(super) async fn lawful(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    At(id): At<Id>,
) -> Result<Json<LawfulSteps>, Problem> {
    let (at, reader) = (app.setting(), Arc::clone(&actor));
    let found = app.store.read(move |tx| {
        let case = settlement::details(tx, &actor.scope(), id)?;
        let steps = settlement::lawful_steps(tx, &at, &actor, &case.case)?;
        let sources = Sources::read(tx, &at, &case)?;
        let found = LawfulSteps {
            state: case.case.state.clone(),
            version: case.case.version,
            items: steps.iter().map(|step| sources.step(step)).collect(),
        };
        Ok::<_, Failure>((case.case.sealed, found))
    });
    let (is_sealed, found) = found.await?;
    under_seal(&app, &reader, is_sealed, Seen::Case(id)).await?;
    Ok(Json(found))
}

impl Sources<'_> {
    fn step(&self, lawful: &LawfulStep<'_>) -> StepView {
        let step = lawful.step;
        StepView {
            step: step.id.clone(),
            act: step.act.as_str().to_owned(),
            title: (&step.title).into(),
            article: step.article.clone(),
            fields: step.fields.iter().map(|field| self.field(field)).collect(),
            blocks: lawful
                .blocks
                .iter()
                .map(|block| Block::from(*block))
                .collect(),
        }
    }

    fn field(&self, field: &Field) -> FieldView {
        FieldView {
            id: field.id.clone(),
            kind: kind(field.kind).to_owned(),
            label: (&field.title).into(),
            optional: field.optional,
            choices: self.choices(field),
            contents: match field.kind {
                FieldKind::ByContent => self.open_contents(),
                _ => Vec::new(),
            },
            columns: field.columns.iter().map(|one| self.field(one)).collect(),
        }
    }

    fn choices(&self, field: &Field) -> Vec<ChoiceView> {
        match field.kind {
            FieldKind::Choice | FieldKind::Choices | FieldKind::ByContent => {
                let list = self.at.law.grounds.get(field.list.as_deref().unwrap_or(""));
                let entries = list.into_iter().flat_map(|list| list.on(self.at.now.today));
                let each = entries.map(|entry| ChoiceView {
                    code: entry.code.clone(),
                    label: (&entry.title).into(),
                    article: Some(entry.article.clone()),
                });
                each.collect()
            }
            FieldKind::Official | FieldKind::Officials => named(&self.colleagues),
            FieldKind::Findings | FieldKind::Contents => self.contents("open"),
            FieldKind::Withdrawn => self.contents("withdrawn"),
            FieldKind::Members => {
                let each = self.case.participants.iter();
                let still = each.filter(|one| one.left_on.is_none() && one.name.is_none());
                still
                    .map(|one| plain(one.no.to_string(), &one.shown.role))
                    .collect()
            }
            FieldKind::Duty => {
                let open = self.case.ending.duties.iter().filter(|one| one.is_open());
                open.map(|one| plain(one.no.to_string(), &one.what))
                    .collect()
            }
            FieldKind::Request => named(&self.requests),
            FieldKind::Declaration => named(&self.declarations),
            FieldKind::File => named(&self.files),
            _ => Vec::new(),
        }
    }

    fn open_contents(&self) -> Vec<ChoiceView> {
        let open = self.case.contents.iter().filter(|one| one.state == "open");
        open.map(|one| plain(one.no.to_string(), &one.text))
            .collect()
    }
}

fn named<K: ToString>(all: &[(K, String)]) -> Vec<ChoiceView> {
    let each = all.iter();
    each.map(|(key, name)| plain(key.to_string(), name))
        .collect()
}

impl Sources<'_> {
    fn contents(&self, state: &str) -> Vec<ChoiceView> {
        let chosen = self.case.contents.iter().filter(|one| one.state == state);
        chosen
            .map(|one| plain(one.no.to_string(), &one.text))
            .collect()
    }
}

fn plain(code: String, label: &str) -> ChoiceView {
    ChoiceView {
        code,
        label: Title {
            vi: label.to_owned(),
            en: label.to_owned(),
        },
        article: None,
    }
}

const fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Line => "line",
        FieldKind::Text => "text",
        FieldKind::Date => "date",
        FieldKind::YesNo => "yes_no",
        FieldKind::Choice => "choice",
        FieldKind::Choices => "choices",
        FieldKind::Count => "count",
        FieldKind::Money => "money",
        FieldKind::Area => "area",
        FieldKind::Official => "official",
        FieldKind::Unit => "unit",
        FieldKind::Findings => "findings",
        FieldKind::Contents => "contents",
        FieldKind::ByContent => "by_content",
        FieldKind::Officials => "officials",
        FieldKind::Rows => "rows",
        FieldKind::Request => "request",
        FieldKind::Declaration => "declaration",
        FieldKind::File => "file",
        FieldKind::Withdrawn => "withdrawn",
        FieldKind::Members => "members",
        FieldKind::Duty => "duty",
    }
}
