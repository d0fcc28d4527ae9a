//! The page of one's own second factors.

use askama::Template;
use casework::access::{self, PasskeyRow};
use casework::{Failure, Id};
use data_encoding::BASE64URL_NOPAD;
use words::t;

use super::{Asking, coded};
use crate::app::App;
use crate::factor::challenge::Purpose;
use crate::factor::totp;
use crate::pages::access::paths;
use crate::pages::sign_in::prove::{PasskeyAsked, ask_passkey};
use crate::papers::notice::picture;
use crate::web::{PageContext, Problem, Typed};

/// A secret that is being set up: nobody has it but the browser that asked.
pub(super) struct Pending {
    /// The secret.
    pub(super) secret: Vec<u8>,
    sealed: String,
}

impl Pending {
    /// A fresh one.
    pub(super) fn drawn(app: &App, official: Id) -> Self {
        let secret: [u8; totp::SECRET] = app.chance.bytes();
        let sealed = app
            .factors
            .key
            .seal(app.chance.bytes(), &bound(official), &secret);
        Self {
            secret: secret.to_vec(),
            sealed: coded(&sealed),
        }
    }

    /// The one that a form of this official carries.
    pub(super) fn read(app: &App, official: Id, typed: &str) -> Option<Self> {
        let sealed = BASE64URL_NOPAD.decode(typed.as_bytes()).ok()?;
        Some(Self {
            secret: app.factors.key.open(&bound(official), &sealed)?,
            sealed: typed.to_owned(),
        })
    }
}

fn bound(official: Id) -> String {
    format!("pending:{official}")
}

/// A passkey as a line.
struct KeyLine {
    name: String,
    under: String,
    end: String,
}

#[derive(Template)]
#[template(path = "pages/access/factor/show.html")]
pub(super) struct FactorsPage {
    t: PageContext,
    form: Typed,
    /// Is there any factor?
    has_any: bool,
    /// The secret to be set up: sealed, in letters, as a picture; none once there is one.
    pending: Option<(String, String, String)>,
    codes_left: i64,
    /// New recovery codes, shown this once.
    codes: Vec<String>,
    keys: Vec<KeyLine>,
    asked: PasskeyAsked,
    /// The official as an authenticator keeps him: an id that names nobody, and his sign-in.
    user: (String, String),
}

/// The page as it stands.
pub(super) async fn page(
    t: PageContext,
    asking: &Asking,
    form: Typed,
    pending: Pending,
    codes: Vec<String>,
) -> Result<FactorsPage, Problem> {
    let (app, actor, official) = (&asking.app, &asking.actor, asking.actor.official);
    let (has_totp, codes_left, keys) = app
        .store
        .read(move |tx| {
            let has_totp = access::has_totp(tx, official)?;
            let left = access::codes_left(tx, official)?;
            Ok::<_, Failure>((has_totp, left, access::passkeys(tx, official)?))
        })
        .await?;
    let to_set_up = (!has_totp).then(|| {
        let issuer = t.say(t!("frame-product"));
        let address = totp::address(&pending.secret, &issuer, &actor.sign_in);
        let letters = totp::letters(&pending.secret);
        (pending.sealed, letters, picture(&address))
    });
    Ok(FactorsPage {
        has_any: has_totp || !keys.is_empty(),
        pending: to_set_up,
        codes_left,
        codes,
        keys: keys.iter().map(|row| key(&t, app, row)).collect(),
        asked: ask_passkey(app, &asking.headers, Purpose::Enrol, &asking.subject),
        user: (
            coded(&official.number().to_be_bytes()),
            actor.sign_in.clone(),
        ),
        form,
        t,
    })
}

fn key(t: &PageContext, app: &App, row: &PasskeyRow) -> KeyLine {
    let moment = |at: i64| t.moment(app.clock.local(at));
    let under = match row.used_at {
        Some(at) => t.say_with(t!("access-passkey-used"), &[("moment", moment(at).into())]),
        None => t.say_with(
            t!("access-passkey-since"),
            &[("moment", moment(row.made_at).into())],
        ),
    };
    KeyLine {
        name: row.name.clone(),
        under: under.into_owned(),
        end: format!("{}/{}/end", paths::PASSKEYS, row.id),
    }
}
