//! What stands around every page of one form: what is shown, for whom, for when; the forms beside it.

use casework::access::Actor;
use law::Law;
use law::form::Form;
use words::t;

use super::choices::Choices;
use super::chosen::Chosen;
use super::paths;
use crate::web::components::Tab;
use crate::web::{Kind, PageContext, legal};

/// The head of a page of figures.
pub(super) struct Frame {
    /// Title of the form, as printed.
    pub(super) title: String,
    /// Its number, as printed.
    pub(super) number: String,
    /// Name of the unit.
    pub(super) unit: String,
    /// The period in words, with its days.
    pub(super) period: String,
    /// Where the chooser leads: the same page.
    pub(super) here: String,
    pub(super) choices: Choices,
    /// The forms of the set.
    pub(super) forms: Vec<Tab>,
    /// The views of the form.
    pub(super) views: Vec<Tab>,
    pub(super) csv: String,
    pub(super) xlsx: String,
    pub(super) pdf: String,
    pub(super) index: String,
}

/// Which view of a form a page is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Sheet,
    Compared,
    /// What is behind a figure; no tab of its own.
    Rows,
}

impl Frame {
    pub(super) fn of(
        t: &PageContext,
        law: &Law,
        actor: &Actor,
        (chosen, form): (&Chosen, &Form),
        view: View,
    ) -> Self {
        let compared = paths::of_sheet(form, "compared");
        let sheet = paths::sheet(form);
        let tab = |path: &str, label: &str, is_here| Tab {
            href: chosen.link(path, &[]),
            label: t.say(label).into_owned(),
            count: None,
            is_here,
        };
        Self {
            title: form.title.clone(),
            number: form.id.clone(),
            unit: legal::unit_in_place(t, law, &chosen.unit),
            period: period(t, chosen),
            choices: Choices::of(t, law, actor, chosen),
            forms: forms(law, chosen, form, view),
            views: vec![
                tab(&sheet, t!("report-view-sheet"), view == View::Sheet),
                tab(
                    &compared,
                    t!("report-view-compared"),
                    view == View::Compared,
                ),
            ],
            csv: chosen.link(&paths::of_sheet(form, "csv"), &[]),
            pdf: chosen.link(&paths::of_sheet(form, "pdf"), &[]),
            xlsx: chosen.link(&paths::of_sheet(form, "xlsx"), &[]),
            index: chosen.link(paths::INDEX, &[]),
            here: if view == View::Compared {
                compared
            } else {
                sheet
            },
        }
    }
}

fn forms(law: &Law, chosen: &Chosen, here: &Form, view: View) -> Vec<Tab> {
    let of_set = law.forms.of_version(&here.version);
    let tab = |form: &Form| {
        let path = match view {
            View::Compared => paths::of_sheet(form, "compared"),
            View::Sheet | View::Rows => paths::sheet(form),
        };
        Tab {
            href: chosen.link(&path, &[]),
            label: form.id.clone(),
            count: None,
            is_here: form.id == here.id,
        }
    };
    of_set.map(tab).collect()
}

/// The period in words, with its days.
pub(super) fn period(t: &PageContext, chosen: &Chosen) -> String {
    let period = &chosen.period;
    let name = legal::text(t, &period.name);
    if period.sign.is_none() {
        return name.to_owned();
    }
    format!("{name} · {}", t.span(period.from, period.to))
}

/// The form that an address means for a period; in a period of another set the one on the same matter.
///
/// # Errors
/// Not found when no set has such a form.
pub(super) fn form_of<'a>(law: &'a Law, chosen: &Chosen, id: &str) -> Result<&'a Form, Kind> {
    if let Some(found) = law.forms.in_force(id, chosen.period.to) {
        return Ok(found.form);
    }
    let is_called = |form: &&Form| form.url_id == id || form.id == id;
    let asked = law
        .forms
        .all()
        .iter()
        .find(is_called)
        .ok_or(Kind::NotFound)?;
    let version = law
        .forms
        .version_on(chosen.period.to)
        .ok_or(Kind::NotFound)?;
    let mut of_set = law.forms.of_version(&version.id);
    of_set
        .find(|form| form.slug == asked.slug)
        .or_else(|| law.forms.of_version(&version.id).next())
        .ok_or(Kind::NotFound)
}
