//! Signing a paper on its way out.

use std::sync::Arc;

use casework::access::Actor;
use casework::notice::Dossier;
use serde_json::{Value as Json, json};
use words::Language;

use crate::app::App;
use crate::keyring::{Hand, Signing};
use crate::papers::notice::{ZONE, parts};
use crate::startup::Now;
use crate::web::{Kind, Problem};

/// How the moment is shown (ISO 8601 with the zone, as Decree 30/2020 asks).
const MOMENT: &str = "%d-%m-%Y %H:%M:%S +07:00";

/// A signature to be put on a paper.
pub(super) struct Signature {
    unit: String,
    office: String,
    account: String,
    official: String,
    reason: String,
    now: Now,
    last: Hand,
}

impl Signature {
    /// None where no key signs what this official issues: the paper then says nothing of a signature.
    pub(super) fn of(app: &App, actor: &Actor, dossier: &Dossier) -> Option<Self> {
        let notice = &dossier.notice;
        let unit = app.law.units.as_of(&notice.unit, notice.on);
        let last = app.keyring.last_hand(&notice.unit, &actor.sign_in)?;
        let office = unit?.name.vi;
        let reason = app.words.voice(Language::Vi).say("paper-signed-for");
        Some(Self {
            unit: notice.unit.clone(),
            office,
            account: actor.sign_in.clone(),
            official: actor.name.clone(),
            reason: reason.into_owned(),
            now: app.clock.now(),
            last,
        })
    }

    /// What the paper shows of it.
    pub(super) fn shown(&self) -> Json {
        let moment = self.now.local.strftime(MOMENT).to_string();
        let name = match self.last {
            Hand::Office => &self.office,
            Hand::Official => &self.official,
        };
        json!({ "name": name, "moment": moment })
    }

    /// The paper with it. A token and an authority of time may be slow: other requests go on meanwhile.
    pub(super) async fn put(self, app: &App, pdf: Vec<u8>) -> Result<Vec<u8>, Problem> {
        let (keyring, nonce) = (Arc::clone(&app.keyring), app.chance.bytes());
        let signed = tokio::task::spawn_blocking(move || {
            let signing = Signing {
                office: &self.office,
                official: &self.official,
                reason: &self.reason,
                moment: parts(self.now.local),
                zone: ZONE,
                second: u64::try_from(self.now.at.as_second()).unwrap_or(0),
                nonce,
            };
            keyring.sign(pdf, &self.unit, &self.account, &signing)
        });
        match signed.await {
            Ok(Ok(pdf)) => Ok(pdf),
            Ok(Err(fault)) => {
                tracing::error!(%fault, "a paper was not signed");
                Err(Kind::NotSigned.into())
            }
            Err(fault) => Err(Problem::fault(&fault)),
        }
    }
}
