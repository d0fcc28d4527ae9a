//! What the law asks of a visit on the day of its session.

use jiff::civil::Date;
use law::grounds::Entry;
use store::Tx;

use super::form::{ONLINE, entries, online_denunciation};
use super::state::Session;
use super::visit_form::{REPRESENTATIVE, VisitEntry, Visitor};
use crate::person::{self, Identity, Names};
use crate::{Failure, FieldError, Refusal, Result, Setting};

/// The law's list of what can come of a visit.
pub const RESULTS: &str = "reception.result";
/// The law's list of grounds of refusal.
pub const REFUSALS: &str = "reception.refusal";
/// The law's list of what a citizen is asked for.
const IDENTITY: &str = "reception.identity";

/// The result with which nobody was received.
pub(super) const REFUSED: &str = "refused";
/// By this rule the head who cannot answer at once tells when he will.
pub const ANSWER_TIME: &str = "CR-53";
/// The result that asks for a day.
const PROMISED: &str = "answer_promised";
/// The result that asks where the citizen was guided to.
const GUIDED: &str = "guided";
/// The results that ask to whom the matter went.
const PASSED_ON: &[&str] = &["transferred", "handed_to_unit"];

/// What the law says of the outcome of a visit.
#[derive(Debug)]
pub(super) struct Lawful<'a> {
    /// The result.
    pub(super) result: &'a Entry,
    /// The ground of a refusal.
    pub(super) ground: Option<&'a Entry>,
}

impl Lawful<'_> {
    /// Was nobody received?
    pub(super) fn is_refusal(&self) -> bool {
        self.result.code == REFUSED
    }

    /// The clock that it starts.
    pub(super) fn term(&self) -> Option<&str> {
        self.ground.unwrap_or(self.result).term.as_deref()
    }
}

/// Checks a visit against the lists in force on the day of its session.
pub(super) fn check<'a>(
    tx: &mut Tx<'_>,
    at: &'a Setting,
    session: &Session,
    entry: &VisitEntry,
) -> Result<Lawful<'a>> {
    let (raw, on) = (&entry.raw, session.on);
    let mut errors = Vec::new();
    if raw.on.is_some_and(|day| day != on) {
        errors.push(FieldError::new("on", "not-the-day-of-the-session").with("on", on));
    }
    let result = chosen(at, RESULTS, &raw.outcome, on);
    if result.is_none() {
        errors.push(wrong_choice("outcome", &raw.outcome));
    }
    let refused = raw.outcome == REFUSED;
    let ground = chosen(at, REFUSALS, &raw.ground, on);
    match (refused, &ground) {
        (true, None) => errors.push(wrong_choice("ground", &raw.ground)),
        (false, _) if !raw.ground.is_empty() => {
            errors.push(FieldError::new("ground", "ground-without-refusal"));
        }
        _ => {}
    }
    check_content(at, entry, refused, &mut errors);
    check_names(tx, session, entry, &mut errors)?;
    check_people(tx, at, session, entry, refused, &mut errors)?;
    let (true, Some(result)) = (errors.is_empty(), result) else {
        return Err(Failure::Invalid(errors));
    };
    if !refused {
        check_group(at, entry)?;
    }
    check_online(at, session, entry)?;
    Ok(Lawful { result, ground })
}

fn chosen<'a>(at: &'a Setting, list: &str, code: &str, on: Date) -> Option<&'a Entry> {
    at.law
        .grounds
        .get(list)
        .and_then(|list| list.entry(code, on))
}

fn wrong_choice(field: &str, found: &str) -> FieldError {
    if found.is_empty() {
        FieldError::new(field, "field-missing")
    } else {
        FieldError::new(field, "choice-unknown").with("found", found)
    }
}

fn check_content(at: &Setting, entry: &VisitEntry, refused: bool, errors: &mut Vec<FieldError>) {
    let raw = &entry.raw;
    let mut needed = Vec::new();
    if !refused {
        needed.push(("class", raw.class.is_none()));
        needed.push(("summary", raw.summary.is_empty()));
    }
    match raw.outcome.as_str() {
        PROMISED => needed.push(("promised_on", raw.promised_on.is_none())),
        GUIDED => needed.push(("guided_to", raw.guided_to.is_empty())),
        other if PASSED_ON.contains(&other) => {
            needed.push(("handed_to", raw.handed_to.is_empty()));
        }
        _ => {}
    }
    let missing = needed.into_iter().filter(|(_, is_missing)| *is_missing);
    errors.extend(missing.map(|(field, _)| FieldError::new(field, "field-missing")));
    if !raw.field.is_empty() && at.law.classification.topic(&raw.field).is_none() {
        errors.push(wrong_choice("field", &raw.field));
    }
}

/// What the officer writes of a denunciation does not tell who denounced.
fn check_names(
    tx: &mut Tx<'_>,
    session: &Session,
    entry: &VisitEntry,
    errors: &mut Vec<FieldError>,
) -> Result<()> {
    if !entry.sealed {
        return Ok(());
    }
    let mut people = Vec::new();
    for visitor in &entry.visitors {
        people.extend(visitor.identity.clone());
        if let Some(known) = visitor.known {
            people.extend(person::of_tenant(tx, &session.tenant, known)?);
        }
    }
    let raw = &entry.raw;
    let texts = [
        ("summary", &raw.summary),
        ("answer", &raw.answer),
        ("note", &raw.note),
        ("settled_before_by", &raw.settled_before_by),
        ("guided_to", &raw.guided_to),
        ("handed_to", &raw.handed_to),
    ];
    let texts = texts.map(|(field, text)| (field, text.as_str()));
    errors.extend(Names::of(&people).check(texts));
    Ok(())
}

/// Whoever is received is named, with what the law asks of him or a note why he could not give it.
fn check_people(
    tx: &mut Tx<'_>,
    at: &Setting,
    session: &Session,
    entry: &VisitEntry,
    refused: bool,
    errors: &mut Vec<FieldError>,
) -> Result<()> {
    // Of a large group the law's own sentence tells who must be named.
    if entry.visitors.is_empty() && !refused && !at.law.groups.is_large(entry.people) {
        errors.push(FieldError::new("visitors", "field-missing"));
    }
    for (index, visitor) in entry.visitors.iter().enumerate() {
        let found;
        let identity = match (&visitor.identity, visitor.known) {
            (Some(identity), _) => identity,
            (None, Some(known)) => {
                if let Some(identity) = person::of_tenant(tx, &session.tenant, known)? {
                    found = identity;
                    &found
                } else {
                    let field = format!("visitors.{index}.known");
                    errors.push(FieldError::new(field, "person-unknown"));
                    continue;
                }
            }
            (None, None) => continue,
        };
        if !refused && visitor.without_paper.is_empty() {
            errors.extend(not_given(at, session.on, index, identity));
        }
    }
    Ok(())
}

/// What the law asks of a citizen on a day and he did not give.
fn not_given<'a>(
    at: &'a Setting,
    on: Date,
    index: usize,
    identity: &'a Identity,
) -> impl Iterator<Item = FieldError> + 'a {
    let asked = entries(at, IDENTITY).filter(move |entry| entry.is_in_force(on));
    let missing = asked.filter(|entry| match entry.code.as_str() {
        "address" => identity.address.is_empty(),
        _ => identity.id_number.is_none(),
    });
    missing.map(move |entry| {
        FieldError::new(format!("visitors.{index}.{}", entry.code), "asked-by-law")
            .with("article", &entry.article)
    })
}

/// A large group is received through representatives, as many as the law allows (KN-22).
fn check_group(at: &Setting, entry: &VisitEntry) -> Result<()> {
    let is_representative = |visitor: &&Visitor| visitor.role == REPRESENTATIVE;
    let named = entry.visitors.iter().filter(is_representative).count();
    let named = i64::try_from(named).unwrap_or(i64::MAX);
    let groups = &at.law.groups;
    if !groups.is_large(entry.people) && named == 0 {
        return Ok(());
    }
    match groups.representatives_of(entry.people) {
        Some(rule) if !rule.may_be.contains(named) => {
            let refusal = Refusal::new("representatives-not-lawful").article(&rule.article);
            Err(refusal
                .with("people", entry.people)
                .with("least", rule.may_be.least)
                .with("most", rule.may_be.most.unwrap_or(rule.may_be.least))
                .with("found", named)
                .into())
        }
        _ => Ok(()),
    }
}

/// A denunciation is heard online only when its denouncer asks for no protection of his identity (CR-60).
fn check_online(at: &Setting, session: &Session, entry: &VisitEntry) -> Result<()> {
    if session.form != ONLINE || !entry.sealed || entry.raw.waives_protection {
        return Ok(());
    }
    let article = online_denunciation(at).map(|entry| entry.article.clone());
    Err(Refusal::new("denunciation-not-online")
        .article(article.unwrap_or_default())
        .into())
}
