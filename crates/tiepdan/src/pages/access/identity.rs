//! `/account/identity`: linking an identity that another keeps with one's own account, and parting from it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use casework::access::{self, Actor, IdentityRow};
use casework::{Failure, Id};
use words::t;

use super::paths;
use crate::app::App;
use crate::federation::{Audience, Purpose};
use crate::pages::sign_in::{check, federated};
use crate::web::client::Client;
use crate::web::{
    Again, Field, Fields, Form, Html, Kind, PageContext, Problem, SignedIn, Typed, legal, session,
};

/// What is done with an identity, proved by the password.
pub(super) struct IdentityForm;

impl Fields for IdentityForm {
    const FIELDS: &'static [Field] = &[
        Field::secret("password", t!("identity-password"), 200),
        Field::line("do", t!("identity-do"), 80),
    ];
}

/// A linked identity as a line: its provider, since when, the value of its button.
struct Linked {
    name: String,
    under: String,
    value: String,
}

#[derive(Template)]
#[template(path = "pages/access/identity.html")]
struct IdentityPage {
    t: PageContext,
    form: Typed,
    linked: Vec<Linked>,
    ways: Vec<federated::Way>,
    /// Until when one may be linked; none: nobody invited him.
    invited: Option<String>,
    /// The provider that proved this sign-in.
    proved_by: Option<String>,
}

/// What is asked for.
enum Wish {
    Link(String),
    Unlink(Id),
}

/// Shows what is linked, and what may be.
pub(super) async fn show(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    t: PageContext,
) -> Result<impl IntoResponse, Problem> {
    let form = Typed::empty(IdentityForm::FIELDS);
    Ok(Html(page(t, &app, &actor, &headers, form).await?))
}

/// Links or unlinks, for whoever knows the password.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    SignedIn(actor): SignedIn,
    client: Client,
    headers: HeaderMap,
    t: PageContext,
    mut form: Form<IdentityForm>,
) -> Result<Response, Problem> {
    let wish = wish(form.value("do")).ok_or(Kind::NotFound)?;
    if let Some(password) = form.required("password") {
        app.sign_in_throttle
            .take(&actor.sign_in, client, t.now.at)
            .map_err(Problem::too_many)?;
        let known = check(&app, actor.sign_in.clone(), password).await?;
        if known != Some(actor.official) {
            form.refuse("password", t!("identity-password-wrong"), Vec::new());
        }
    }
    if !form.is_valid() {
        let again = page(t, &app, &actor, &headers, form.into_typed()).await?;
        return Ok(Again(again).into_response());
    }
    app.sign_in_throttle.forgive(&actor.sign_in, client);
    match wish {
        Wish::Link(code) => {
            let provider = federated::provider(&app, &code, Audience::Staff)?;
            let purpose = Purpose::Link(actor.official);
            federated::leave(&app, t, &headers, &provider, purpose).await
        }
        Wish::Unlink(id) => {
            let at = app.setting();
            app.store
                .write(move |tx| access::unlink_identity(tx, &at, &actor, id))
                .await?;
            Ok(Redirect::to(paths::IDENTITY).into_response())
        }
    }
}

fn wish(asked: &str) -> Option<Wish> {
    if let Some(code) = asked.strip_prefix("link-") {
        return Some(Wish::Link(code.to_owned()));
    }
    let id = asked.strip_prefix("unlink-")?.parse().ok()?;
    Some(Wish::Unlink(id))
}

/// What people call a provider; its code where it is no longer there.
pub(super) fn provider_name(t: &PageContext, app: &App, code: &str) -> String {
    app.federation
        .provider(code)
        .map_or(code, |provider| legal::text(t, provider.name()))
        .to_owned()
}

async fn page(
    t: PageContext,
    app: &App,
    actor: &Actor,
    headers: &HeaderMap,
    form: Typed,
) -> Result<IdentityPage, Problem> {
    let (now, official, secret) = (
        app.setting().now,
        actor.official,
        session::secret(headers, app),
    );
    let (rows, invited, proved_by) = app
        .store
        .read(move |tx| {
            let proved_by = match &secret {
                Some(secret) => access::provider_of_session(tx, secret)?,
                None => None,
            };
            let invited = access::invitation(tx, now, official)?;
            Ok::<_, Failure>((access::identities(tx, official)?, invited, proved_by))
        })
        .await?;
    Ok(IdentityPage {
        linked: rows.iter().map(|row| line(&t, app, row)).collect(),
        ways: federated::ways(app, &t, Audience::Staff),
        invited: invited.map(|until| t.date(app.clock.local(until).date())),
        proved_by: proved_by.map(|code| provider_name(&t, app, &code)),
        form,
        t,
    })
}

fn line(t: &PageContext, app: &App, row: &IdentityRow) -> Linked {
    let since = t.moment(app.clock.local(row.linked_at));
    let under = t.say_with(t!("identity-since"), &[("moment", since.into())]);
    Linked {
        name: provider_name(t, app, &row.provider),
        under: under.into_owned(),
        value: format!("unlink-{}", row.id),
    }
}

/// What an administrator reads of an official's identities: their providers, and until when he may link one.
pub(super) fn told(
    t: &PageContext,
    app: &App,
    linked: &[IdentityRow],
    invited: Option<i64>,
) -> Vec<String> {
    let until = invited.map(|until| {
        let day = t.date(app.clock.local(until).date());
        t.say_with(t!("identity-invited-until"), &[("day", day.into())])
            .into_owned()
    });
    let linked = linked.iter();
    linked
        .map(|one| provider_name(t, app, &one.provider))
        .chain(until)
        .collect()
}
