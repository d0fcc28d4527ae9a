//! A form whose fields come from data, as those of a step do from the law: read first, matched with its fields when
//! the page knows them. It is shown by the same macros as [`Typed`](super::Typed).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use words::{Voice, t};

use super::extract::media;
use super::typed::{MOST_VALUES, clean, faults_of_text};
use super::{Entry, FieldFault, decode};
use crate::app::App;
use crate::web::csrf;
use crate::web::error::{Kind, Problem};
use crate::web::limit::{BodyLimit, unreadable};

/// A field that comes from data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnField {
    /// Its name in the body.
    pub name: String,
    /// Its label, in the language of the page.
    pub label: String,
    /// What helps to fill it; may be empty.
    pub hint: String,
    /// The most characters it takes.
    pub longest: usize,
    /// What is typed into it; never files.
    pub entry: Entry,
}

/// What was sent from one of our own pages, before it is known which fields the form has.
pub struct Sent(Vec<(String, String)>);

impl Sent {
    /// The first value of a name; empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// Has a form of these fields a place for everything that was sent?
    pub fn fits(&self, fields: &[DrawnField]) -> bool {
        let has = |name: &str| fields.iter().any(|field| field.name == name);
        self.0.iter().all(|(name, _)| has(name))
    }
}

impl FromRequest<Arc<App>> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        let subject = request.extensions().get::<csrf::Subject>().cloned();
        let limit = request
            .extensions()
            .get::<BodyLimit>()
            .map_or(app.settings.form_limit, |limit| limit.0);
        if media(request.headers()) != "application/x-www-form-urlencoded" {
            return Err(Kind::WrongMedia.into());
        }
        let body = axum::body::to_bytes(request.into_body(), limit).await;
        let body = body.map_err(|fault| unreadable(&fault, limit))?;
        let mut pairs = decode::pairs(&body)?;
        if pairs.len() > MOST_VALUES {
            return Err(Kind::Malformed.into());
        }
        let is_token = |pair: &(String, String)| pair.0 == csrf::FIELD;
        let is_ours = subject.is_some_and(|subject| {
            let token = pairs.iter().find(|pair| is_token(pair));
            token.is_some_and(|(_, token)| app.forms.accepts(&subject.0, token))
        });
        if !is_ours {
            return Err(Kind::StaleForm.into());
        }
        pairs.retain(|pair| !is_token(pair));
        Ok(Self(pairs))
    }
}

/// The values of a form drawn from data, with the faults found so far.
#[derive(Clone, Default)]
pub struct Drawn {
    fields: Vec<DrawnField>,
    values: Vec<(String, String)>,
    faults: Vec<FieldFault>,
}

impl Drawn {
    /// An empty form.
    pub const fn empty(fields: Vec<DrawnField>) -> Self {
        Self {
            fields,
            values: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The form as it was sent, its values bounded.
    ///
    /// # Errors
    /// [`Kind::UnknownField`] for a name that the form does not have.
    pub fn filled(fields: Vec<DrawnField>, sent: Sent) -> Result<Self, Problem> {
        let mut form = Self::empty(fields);
        for (name, value) in sent.0 {
            form.take(name, &value)?;
        }
        Ok(form)
    }

    /// The form as it was sent to other fields: what has no place in it any more is kept and not shown.
    #[must_use]
    pub fn kept(fields: Vec<DrawnField>, sent: Sent) -> Self {
        let mut form = Self::empty(fields);
        for (name, value) in sent.0 {
            // Only an unknown name is refused, and that is what may happen here.
            let _ = form.take(name, &value);
        }
        form
    }

    fn take(&mut self, name: String, value: &str) -> Result<(), Problem> {
        let Some(field) = self.fields.iter().find(|field| field.name == name) else {
            return Err(Problem::unknown_field(&name));
        };
        let value = clean(field.entry, value);
        let mut found = faults_of_text(field.entry, field.longest, &value);
        let is_twice = self.values.iter().any(|(known, _)| *known == name);
        if field.entry != Entry::Many && is_twice {
            found.push((t!("form-twice"), Vec::new()));
        }
        for (key, values) in found {
            self.faults.push(FieldFault {
                field: name.clone().into(),
                key: key.into(),
                values,
            });
        }
        if field.entry == Entry::Many || !is_twice {
            self.values.push((name, value));
        }
        Ok(())
    }

    /// Puts a value in, for a form that is first shown filled.
    #[must_use]
    pub fn fill(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// Puts a value in place of the one typed.
    pub fn replace(&mut self, name: &str, value: impl Into<String>) {
        self.values.retain(|(known, _)| known != name);
        self.values.push((name.to_owned(), value.into()));
    }

    /// The value of a field, as typed; empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        let found = self.values.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// Every value of a field of several.
    pub fn values(&self, name: &str) -> Vec<&str> {
        let of_name = self.values.iter().filter(|(known, _)| known == name);
        of_name.map(|(_, value)| value.as_str()).collect()
    }

    /// Whether a box, an option or one of several has this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values
            .iter()
            .any(|(known, typed)| known == name && typed == value)
    }

    /// Everything typed, by name; several values of one name joined by commas.
    pub fn joined(&self) -> BTreeMap<String, String> {
        let mut joined = BTreeMap::<String, String>::new();
        for (name, value) in &self.values {
            joined
                .entry(name.clone())
                .and_modify(|all| {
                    all.push(',');
                    all.push_str(value);
                })
                .or_insert_with(|| value.clone());
        }
        joined
    }

    /// Says what is wrong with a field.
    pub fn refuse(&mut self, field: &str, key: &'static str) {
        self.faults.push(FieldFault {
            field: field.to_owned().into(),
            key: Cow::Borrowed(key),
            values: Vec::new(),
        });
    }

    /// Takes over what the work found wrong with the entries.
    pub fn refuse_all(&mut self, faults: impl IntoIterator<Item = FieldFault>) {
        self.faults.extend(faults);
    }

    /// Whether nothing is wrong so far.
    pub fn is_valid(&self) -> bool {
        self.faults.is_empty()
    }

    /// The first fault of each field, in the order of the form.
    pub fn faults(&self) -> Vec<&FieldFault> {
        let listed = self
            .fields
            .iter()
            .filter_map(|field| self.fault(&field.name));
        let others = self
            .faults
            .iter()
            .filter(|fault| self.fields.iter().all(|field| field.name != fault.field));
        listed.chain(others).collect()
    }

    /// What is wrong with a field.
    pub fn fault(&self, field: &str) -> Option<&FieldFault> {
        self.faults.iter().find(|fault| fault.field == field)
    }

    /// The label of a field, in the language of the page; saying it again changes nothing.
    pub fn label(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|field| field.name == name);
        found.map_or("", |field| &field.label)
    }

    /// The hint of a field.
    pub fn hint(&self, _: &Voice<'_>, name: &str) -> Option<String> {
        let found = self.fields.iter().find(|field| field.name == name)?;
        (!found.hint.is_empty()).then(|| found.hint.clone())
    }

    /// The ids of what describes a field: its hint and its fault.
    pub fn described_by(&self, voice: &Voice<'_>, name: &str) -> String {
        let hint = self.hint(voice, name).map(|_| format!("h-{name}"));
        let fault = self.fault(name).map(|_| format!("e-{name}"));
        hint.into_iter().chain(fault).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests;
