//! What every page knows: the language, the theme, who asks, the day.

use std::convert::Infallible;
use std::ops::Deref;
use std::sync::Arc;

use askama::filters::Safe;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::civil::Date;
use words::Voice;

use crate::app::App;
use crate::startup::Now;
use crate::web::icon::icon;
use crate::web::language::{Theme, language_of};
use crate::web::{assets, csrf};

/// The frame of a page. It speaks: every method of [`Voice`] (`say`, `date`, `number`, `left`…)
/// can be called on it. In templates it is called `t`.
#[derive(Clone)]
pub struct PageContext {
    voice: Voice<'static>,
    /// Light, dark, or as the device has it.
    pub theme: Theme,
    /// The official who is signed in.
    pub actor: Option<Arc<ActorView>>,
    /// The token for the forms of this page.
    pub csrf: String,
    /// The path of the request, with its query.
    pub path: String,
    /// The moment of the request.
    pub now: Now,
}

/// Pages that stand under another address than the list that leads to them.
const BELOW: [(&str, &str); 29] = [
    ("/petitions", "/queue"),
    ("/visits", "/desk"),
    ("/notebook", "/desk"),
    ("/sessions", "/duty"),
    ("/assignments", "/directives"),
    ("/prolonged-cases", "/prolonged"),
    ("/urgings", "/watch"),
    ("/inspections", "/watch"),
    ("/inspection-recommendations", "/watch"),
    ("/meetings", "/watch"),
    ("/voter-meetings", "/voters"),
    ("/voter-petitions", "/voters"),
    ("/dialogues", "/voters"),
    ("/obstacles", "/voters"),
    ("/upward", "/voters"),
    ("/party-petitions", "/voters"),
    ("/oversight", "/voters"),
    ("/waiting", "/place"),
    ("/roster", "/place"),
    ("/receivers", "/place"),
    ("/interpreters", "/place"),
    ("/deputies", "/place"),
    ("/guidance", "/place"),
    ("/training", "/place"),
    ("/warnings", "/board"),
    ("/responsibility", "/board"),
    ("/neglected", "/watch"),
    ("/commendations", "/reports"),
    ("/restorations", "/protections"),
];

/// What the frame shows of an official who is signed in. The session puts an `Arc` of it into the
/// extensions of the request, and a [`csrf::Subject`] beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorView {
    /// The official's name.
    pub name: String,
    /// The messages that name his posts.
    pub posts: Vec<&'static str>,
    /// His unit, in the language of the country.
    pub unit: String,
    /// How many new things wait for him.
    pub news: i64,
    /// The pages his post may open.
    pub nav: Vec<NavItem>,
}

/// A link of the staff navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// The address.
    pub href: &'static str,
    /// The message key of its label.
    pub label: &'static str,
    /// The name of its icon, as in `components/icon.html`.
    pub icon: &'static str,
    /// How much waits there.
    pub count: Option<i64>,
}

impl PageContext {
    /// The context of a request.
    pub fn of(parts: &Parts, app: &App) -> Self {
        let subject = parts
            .extensions
            .get::<csrf::Subject>()
            .map_or("", |subject| &subject.0);
        Self {
            voice: app.words.voice(language_of(&parts.headers)),
            theme: Theme::of(&parts.headers),
            actor: parts.extensions.get::<Arc<ActorView>>().cloned(),
            csrf: app.forms.token(subject, app.chance.bytes()),
            path: parts
                .uri
                .path_and_query()
                .map_or("/", |path| path.as_str())
                .to_owned(),
            now: app.clock.now(),
        }
    }

    /// The day of the request.
    pub fn today(&self) -> Date {
        self.now.today()
    }

    /// The address of a static file by its plain name.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }

    /// An icon by its name.
    pub fn icon(&self, name: &str) -> Safe<&'static str> {
        icon(name)
    }

    /// Whether the request is for this address or a page below it.
    pub fn is_here(&self, href: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or("/");
        is_within(path, href)
            || BELOW
                .iter()
                .any(|(page, list)| *list == href && is_within(path, page))
    }
}

fn is_within(path: &str, href: &str) -> bool {
    match path.strip_prefix(href) {
        Some(rest) => rest.is_empty() || (href != "/" && rest.starts_with('/')),
        None => false,
    }
}

impl Deref for PageContext {
    type Target = Voice<'static>;

    fn deref(&self) -> &Voice<'static> {
        &self.voice
    }
}

impl FromRequestParts<Arc<App>> for PageContext {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        Ok(Self::of(parts, app))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stands_within_its_list_and_no_other() {
        assert!(is_within("/cases/1", "/cases") && is_within("/cases", "/cases"));
        assert!(!is_within("/casework", "/cases") && !is_within("/file", "/"));
        assert!(is_within("/", "/"));
    }
}
