//! The forms that citizens write and sign themselves: the complaint, the authorization, the withdrawal of a denunciation
//! (annexes of Decrees 124/2020 and 31/2019). Blank for anybody, or filled with what a petition tells already.

use jiff::civil::DateTime;
use law::{Law, Text};
use paper::order::Order;
use serde_json::json;

use super::plain;

/// A form by the number of the law, its template and its name in addresses.
pub struct CitizenForm {
    /// The number: `124/2020-01`.
    pub id: &'static str,
    /// Its name in addresses.
    pub slug: &'static str,
    template: &'static str,
}

/// Every such form.
pub const FORMS: [CitizenForm; 3] = [
    CitizenForm {
        id: "124/2020-01",
        slug: "124-2020-01",
        template: "124-2020-01.typ",
    },
    CitizenForm {
        id: "124/2020-02",
        slug: "124-2020-02",
        template: "124-2020-02.typ",
    },
    CitizenForm {
        id: "31/2019-02",
        slug: "31-2019-02",
        template: "31-2019-02.typ",
    },
];

/// What is known already; empty where it is not.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// To whom it is written.
    pub to: String,
    /// Who writes.
    pub name: String,
    /// Number of his paper.
    pub id_number: String,
    /// Where he lives.
    pub address: String,
    /// Against whom or what.
    pub against: String,
    /// What he writes.
    pub content: String,
}

impl CitizenForm {
    /// The form of this name in addresses.
    pub fn of_slug(slug: &str) -> Option<&'static Self> {
        FORMS.iter().find(|form| form.slug == slug)
    }

    /// What the law calls it.
    pub fn title<'a>(&self, law: &'a Law) -> Option<&'a Text> {
        law.notices.get(self.id).map(|notice| &notice.title)
    }

    /// The order for it, printed at a moment on the clock of the country; none where the law does not know the form.
    pub fn order(&self, law: &Law, written: &Written, moment: DateTime) -> Option<Order> {
        let told = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let filled = json!({
            "title": self.title(law)?.vi,
            "form": self.id,
            "to": told(&written.to),
            "name": told(&written.name),
            "id": told(&written.id_number),
            "address": told(&written.address),
            "against": told(&written.against),
            "content": told(&written.content),
            "attached": null,
        });
        let ident = format!("{} {moment}", self.template);
        Some(plain(law, self.template, &filled, moment, ident))
    }
}
