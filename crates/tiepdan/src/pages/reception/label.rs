//! The words for what receptions are: each value the register keeps, with its message.

use casework::reception::{Kind, Receiver, Register, State};
pub(super) use casework::reception::{REFUSALS, RESULTS};
use jiff::civil::Date;
use law::Law;
use words::t;

use crate::web::components::Choice;
use crate::web::{PageContext, legal};

/// The law's list of forms of reception.
pub(super) const FORMS: &str = "reception.form";
/// The law's list of occasions on which citizens are received online.
pub(super) const ONLINE: &str = "reception.online";

/// Why a session takes place.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Regular => t!("reception-kind-regular"),
        Kind::Periodic => t!("reception-kind-periodic"),
        Kind::Unscheduled => t!("reception-kind-unscheduled"),
    }
}

/// Who receives.
pub(super) fn receiver(receiver: Receiver) -> &'static str {
    match receiver {
        Receiver::Head => t!("reception-by-head"),
        Receiver::Delegate => t!("reception-by-delegate"),
        Receiver::Officer => t!("reception-by-officer"),
    }
}

/// The book in which a reception stands.
pub(super) fn register(register: Register) -> &'static str {
    match register {
        Register::State => t!("reception-register-state"),
        Register::Party => t!("reception-register-party"),
    }
}

/// Where a session stands, and the tone of its mark.
pub(super) fn state(state: State) -> (&'static str, &'static str) {
    match state {
        State::Planned => (t!("reception-state-planned"), "plain"),
        State::Announced => (t!("reception-state-announced"), "info"),
        State::Held => (t!("reception-state-held"), "good"),
        State::Missed => (t!("reception-state-missed"), "bad"),
        State::Moved => (t!("reception-state-moved"), "wait"),
    }
}

/// The entries of a list of the law on a day, as choices.
pub(super) fn choices(t: &PageContext, law: &Law, list: &str, on: Date) -> Vec<Choice> {
    let entries = law
        .grounds
        .get(list)
        .into_iter()
        .flat_map(|list| list.on(on));
    entries
        .map(|entry| Choice {
            value: entry.code.clone(),
            label: legal::text(t, &entry.title).to_owned(),
        })
        .collect()
}

/// One entry of a list of the law on a day.
pub(super) fn entry(t: &PageContext, law: &Law, list: &str, code: &str, on: Date) -> String {
    let found = law.grounds.get(list).and_then(|list| list.entry(code, on));
    found.map_or_else(
        || code.to_owned(),
        |entry| legal::text(t, &entry.title).to_owned(),
    )
}

/// A list of messages as choices.
pub(super) fn said(t: &PageContext, values: &[(&str, &'static str)]) -> Vec<Choice> {
    let choice = |(value, key): &(&str, &'static str)| Choice {
        value: (*value).to_owned(),
        label: t.say(key).into_owned(),
    };
    values.iter().map(choice).collect()
}
