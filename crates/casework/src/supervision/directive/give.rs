//! A leader gives a directive: one document, and to each of its owners an assignment.

use store::{Tx, params};

use super::super::given::refuse;
use super::super::reach::check_owner;
use super::form::DirectiveEntry;
use super::row::Act;
use super::state::Assignment;
use super::subject;
use super::words::Stand;
use crate::access::{Permit, Scope, acts, names};
use crate::audit::{self, Event};
use crate::{Id, Result, Setting, organization};

const INSERT: &str = "insert into directive (id, tenant, unit, source, number, on_day, given_by, session, subject_kind, subject, text, owners, \
     recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

/// A directive that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The directive.
    pub id: Id,
    /// What each owner owes, in the order in which they were named.
    pub assignments: Vec<Id>,
}

/// Gives a directive. `scope` are the rows its giver sees: what it is about stands among them.
///
/// # Errors
/// Field errors for owners that the unit does not lead, officials of other units, a subject the giver does not see and
/// texts that tell who denounced.
pub fn give(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Direct>,
    scope: &Scope,
    entry: &DirectiveEntry,
) -> Result<Given> {
    organization::ensure(tx, at, permit.unit())?;
    let tops = at.law.supervision.leads(&at.law.units, permit.unit());
    let mut errors = Vec::new();
    for owner in &entry.owners {
        let named = ("owners", owner.unit.as_str());
        errors.extend(check_owner(tx, at, &tops, named, owner.official)?);
    }
    refuse(errors)?;
    subject::check_seen(tx, scope, entry.subject, entry.session)?;
    let texts = [("text", entry.text.as_str()), ("given_by", &entry.given_by)];
    subject::check_names(tx, at, entry.subject, &texts)?;
    let id = insert(tx, at, permit, entry)?;
    let mut assignments = Vec::new();
    for (no, owner) in (1..).zip(&entry.owners) {
        let unit = organization::ensure(tx, at, &owner.unit)?;
        let assignment = Assignment {
            id: at.id(),
            tenant: unit.tenant,
            directive: id,
            no,
            giver: permit.unit().to_owned(),
            unit: unit.code,
            official: owner.official,
            due: owner.due,
            stand: Stand::Given,
            reported_on: None,
            closed_on: None,
            escalated_to: None,
            escalated_on: None,
            version: 1,
        };
        assignment.insert(tx)?;
        let act = Act {
            name: "given",
            event: "assignment.given",
            on: at.now.today,
            text: "",
        };
        assignment.step(tx, at, permit.by(), 1, act)?;
        assignments.push(assignment.id);
    }
    Ok(Given { id, assignments })
}

fn insert(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::Direct>,
    entry: &DirectiveEntry,
) -> Result<Id> {
    let id = at.id();
    let mut given_by = entry.given_by.clone();
    if let (true, Some(official)) = (given_by.is_empty(), permit.official()) {
        given_by = names(tx, &[official])?
            .remove(&official)
            .unwrap_or_default();
    }
    let owners = i64::try_from(entry.owners.len()).unwrap_or(i64::MAX);
    let (kind, subject) = entry.subject;
    tx.send(
        INSERT,
        params![
            id,
            permit.tenant(),
            permit.unit(),
            entry.source,
            entry.number,
            entry.on,
            given_by,
            entry.session,
            kind,
            subject,
            entry.text,
            owners,
            permit.official()
        ],
    )?;
    let event = Event {
        name: "directive.given",
        subject_kind: "directive",
        subject: Some(id),
        detail: "",
    };
    audit::record(tx, at, permit.by(), &event)?;
    Ok(id)
}
