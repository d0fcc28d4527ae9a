//! A board: one page of a register that has no face of its own. It shows facts, tables and the forms of what may be done,
//! built from the components every page has; the noun says only what stands in them.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use casework::{Failure, FieldError};
use store::Tx;

use crate::app::App;
use crate::web::components::Choice;
use crate::web::failure::field_fault;
use crate::web::legal::{self, Forbidden};
use crate::web::listing::Pager;
use crate::web::view::render;
use crate::web::{PageContext, Problem, Typed};

/// One cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// What stands below it, smaller.
    pub under: String,
    /// Where it leads.
    pub href: String,
    /// The tone of the mark it is; empty: plain words.
    pub tone: &'static str,
}

impl Cell {
    /// Plain words.
    pub fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// With a smaller line below.
    #[must_use]
    pub fn under(mut self, under: impl Into<String>) -> Self {
        self.under = under.into();
        self
    }

    /// Leading somewhere.
    #[must_use]
    pub fn to(mut self, href: String) -> Self {
        self.href = href;
        self
    }

    /// As a mark.
    #[must_use]
    pub const fn mark(mut self, tone: &'static str) -> Self {
        self.tone = tone;
        self
    }
}

/// One table with its rows.
#[derive(Debug, Default)]
pub struct Table {
    /// Id of its heading.
    pub id: &'static str,
    /// What it is.
    pub title: String,
    /// Heads of its columns.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// What is said when it has none.
    pub none: String,
    /// The links below.
    pub pager: Pager,
}

/// How a field is filled.
#[derive(Debug)]
pub enum Control {
    /// One line: `text`, `date`, `number`, `time`.
    Line(&'static str),
    /// So many lines.
    Text(u8),
    /// One of a list.
    Choice(Vec<Choice>),
    /// Some of a list.
    Several(Vec<Choice>),
    /// Yes or no.
    Tick,
    /// Files.
    Files,
}

/// One field of a form.
#[derive(Debug)]
pub struct Input {
    /// Its name.
    pub name: &'static str,
    /// How it is filled.
    pub control: Control,
    /// Must it be?
    pub needed: bool,
}

impl Input {
    /// A field that must be filled.
    pub const fn needed(name: &'static str, control: Control) -> Self {
        Self {
            name,
            control,
            needed: true,
        }
    }

    /// A field that may stay empty.
    pub const fn optional(name: &'static str, control: Control) -> Self {
        Self {
            name,
            control,
            needed: false,
        }
    }

    /// How wide it is: a day, a number and a time are short.
    fn wide(&self) -> &'static str {
        match self.control {
            Control::Line("text") | Control::Choice(_) => "middle",
            Control::Line(_) => "short",
            _ => "full",
        }
    }

    /// The kind of one line; empty for others.
    const fn line(&self) -> &'static str {
        match self.control {
            Control::Line(kind) => kind,
            _ => "",
        }
    }
}

/// What may be done, as a form.
#[derive(Debug, Default)]
pub struct Doing {
    /// What it is.
    pub title: String,
    /// What to know before.
    pub lede: String,
    /// Its fields.
    pub inputs: Vec<Input>,
    /// The words of its button.
    pub button: String,
    /// What the button says to the program.
    pub value: &'static str,
    /// Where it is sent.
    pub action: String,
    /// The version that was seen; none where nobody else edits.
    pub version: Option<i64>,
    /// Does it wait until it is opened?
    pub is_folded: bool,
}

impl Doing {
    /// Does one of its fields stand wrong in the form?
    fn is_wrong(&self, form: &Typed) -> bool {
        self.inputs
            .iter()
            .any(|input| form.fault(input.name).is_some())
    }

    fn has_files(&self) -> bool {
        let is_files = |input: &Input| matches!(input.control, Control::Files);
        self.inputs.iter().any(is_files)
    }
}

/// One fact of a thing.
#[derive(Debug, Default)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// What it says.
    pub cell: Cell,
}

impl Fact {
    /// A fact in plain words.
    pub fn of(name: impl Into<String>, cell: Cell) -> Self {
        Self {
            name: name.into(),
            cell,
        }
    }
}

/// A link in the head of the page.
#[derive(Debug)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What is read.
    pub label: String,
    /// Its icon.
    pub icon: &'static str,
}

/// A notice above everything.
#[derive(Debug)]
pub struct Told {
    /// The tone: info, good, wait, bad.
    pub tone: &'static str,
    /// What is told.
    pub text: String,
}

/// The page.
#[derive(Template)]
#[template(path = "web/components/board.html")]
pub struct Board {
    /// The frame.
    pub t: PageContext,
    /// What was typed.
    pub form: Typed,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub lede: String,
    /// The way back: address and words; empty where there is none.
    pub trail: (String, String),
    /// The row of tabs it belongs to, with its name.
    pub ways: (String, Vec<crate::web::components::Tab>),
    /// Links in its head.
    pub links: Vec<Link>,
    /// The months before and after, with the name of the one shown.
    pub turn: Option<(String, String, String)>,
    /// Notices.
    pub notices: Vec<Told>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Forms that stand before the tables.
    pub first: Vec<Doing>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Forms that stand after them.
    pub doings: Vec<Doing>,
    /// What forbids what was asked.
    pub forbidden: Option<Forbidden>,
}

impl Board {
    /// A page with a title and nothing else yet.
    pub fn new(t: PageContext, form: Typed, title: String, lede: String) -> Self {
        Self {
            t,
            form,
            title,
            lede,
            trail: (String::new(), String::new()),
            ways: (String::new(), Vec::new()),
            links: Vec::new(),
            turn: None,
            notices: Vec::new(),
            facts: Vec::new(),
            first: Vec::new(),
            tables: Vec::new(),
            doings: Vec::new(),
            forbidden: None,
        }
    }

    /// The answer.
    pub fn render(&self, status: StatusCode) -> Response {
        render(status, self)
    }
}

/// Why a form is shown again.
pub struct Stopped {
    /// What forbids it.
    pub forbidden: Option<Forbidden>,
    /// The status of the answer.
    pub status: StatusCode,
}

/// Carries out what a form asks; else says what stands against it, each wrong field under the name it has on the page:
/// `names` are pairs of the work's name and the page's.
///
/// # Errors
/// What the form cannot tell: not found, a post that is missing, a fault.
pub async fn carry<T, W>(
    app: &App,
    t: &PageContext,
    form: &mut Typed,
    names: &[(&str, &'static str)],
    work: W,
) -> Result<Result<T, Stopped>, Problem>
where
    T: Send + 'static,
    W: FnMut(&mut Tx<'_>) -> casework::Result<T> + Send + 'static,
{
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let stopped = |forbidden, status| Ok(Err(Stopped { forbidden, status }));
    if !form.is_valid() {
        return stopped(None, wrong);
    }
    let here = |mut error: FieldError| {
        let found = names.iter().find(|(work, _)| *work == error.field);
        if let Some((_, page)) = found {
            (*page).clone_into(&mut error.field);
        }
        error
    };
    match app.store.write(work).await {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Invalid(errors)) => {
            form.refuse_all(errors.into_iter().map(here).map(field_fault));
            stopped(None, wrong)
        }
        Err(Failure::Refused(refusal)) if refusal.code != "act-needs-post" => {
            let forbidden = legal::forbidden(t, &app.law, &refusal);
            stopped(Some(forbidden), StatusCode::CONFLICT)
        }
        Err(failure) => Err(failure.into()),
    }
}
