//! The one figure of a form that says most, and what people call it.

use law::form::Form;
use words::t;

/// The first column that is shown to anybody.
pub fn main_column(form: &Form) -> Option<u16> {
    let main = form.columns.iter().find(|column| column.public.is_some());
    main.map(|column| column.no)
}

/// What people call the main figure of a form on this matter.
pub fn main_label(slug: &str) -> Option<&'static str> {
    Some(match slug {
        "reception" => t!("figures-reception"),
        "petition-processing" => t!("figures-petition-processing"),
        "complaint-settlement" => t!("figures-complaint-settlement"),
        "denunciation-settlement" => t!("figures-denunciation-settlement"),
        "enforcement" | "complaint-decision-enforcement" => t!("figures-enforcement"),
        _ => return None,
    })
}
