//! Reading a form from a request.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use axum::extract::multipart::Field;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::{Fields, Typed, decode};
use crate::app::App;
use crate::scanner;
use crate::web::csrf;
use crate::web::error::{Kind, Problem};
use crate::web::limit::{BodyLimit, unreadable};

/// A form that was sent, from one of our own pages. It reads as [`Typed`].
pub struct Form<F> {
    typed: Typed,
    shape: PhantomData<F>,
}

/// The query of a page, as for a search: names that the page does not know are passed over, for
/// links come with marks of those who share them.
pub struct Asked<F> {
    typed: Typed,
    shape: PhantomData<F>,
}

impl<F> Form<F> {
    /// What was typed, to show it again.
    pub fn into_typed(self) -> Typed {
        self.typed
    }
}

impl<F> Asked<F> {
    /// What was asked, to show it again.
    pub fn into_typed(self) -> Typed {
        self.typed
    }
}

impl<F> Deref for Form<F> {
    type Target = Typed;
    fn deref(&self) -> &Typed {
        &self.typed
    }
}

impl<F> DerefMut for Form<F> {
    fn deref_mut(&mut self) -> &mut Typed {
        &mut self.typed
    }
}

impl<F> Deref for Asked<F> {
    type Target = Typed;
    fn deref(&self) -> &Typed {
        &self.typed
    }
}

impl<F> DerefMut for Asked<F> {
    fn deref_mut(&mut self) -> &mut Typed {
        &mut self.typed
    }
}

impl<F: Fields> FromRequestParts<Arc<App>> for Asked<F> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        let mut typed = Typed::empty(F::FIELDS);
        for (name, value) in decode::pairs(parts.uri.query().unwrap_or("").as_bytes())? {
            // An unknown name is the only thing that can be refused here.
            let _ = typed.take(&name, &value);
        }
        Ok(Self {
            typed,
            shape: PhantomData,
        })
    }
}

impl<F: Fields> FromRequest<Arc<App>> for Form<F> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        let subject = request.extensions().get::<csrf::Subject>().cloned();
        let limit = request
            .extensions()
            .get::<BodyLimit>()
            .map_or(app.settings.form_limit, |limit| limit.0);
        let mut reader = Reader {
            typed: Typed::empty(F::FIELDS),
            token: String::new(),
            subject,
            forms: &app.forms,
            has_read_past: false,
        };
        match media(request.headers()) {
            "application/x-www-form-urlencoded" => {
                let body = axum::body::to_bytes(request.into_body(), limit).await;
                let body = body.map_err(|fault| unreadable(&fault, limit))?;
                for (name, value) in decode::pairs(&body)? {
                    reader.take(&name, &value)?;
                }
            }
            "multipart/form-data" => {
                let parts = Multipart::from_request(request, app)
                    .await
                    .map_err(|_| Kind::Malformed)?;
                reader.take_parts(parts, limit).await?;
            }
            _ => return Err(Kind::WrongMedia.into()),
        }
        if !reader.is_known() || reader.has_read_past {
            return Err(Kind::StaleForm.into());
        }
        let uploads = reader.typed.uploads_mut().iter_mut();
        let files = uploads.map(|one| (one.content.as_slice(), &mut one.verdict));
        scanner::at_the_door(&app.scanner, files.collect()).await;
        Ok(Self {
            typed: reader.typed,
            shape: PhantomData,
        })
    }
}

pub(super) fn media(headers: &HeaderMap) -> &str {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    kind.split(';').next().unwrap_or("").trim()
}

struct Reader<'a> {
    typed: Typed,
    token: String,
    subject: Option<csrf::Subject>,
    forms: &'a csrf::Guard,
    /// Did a file come before a token that holds?
    has_read_past: bool,
}

/// Reads a part to its end and keeps nothing of it.
async fn read_past(mut part: Field<'_>, limit: usize) -> Result<(), Problem> {
    while let Some(piece) = part
        .chunk()
        .await
        .map_err(|fault| unreadable(&fault, limit))?
    {
        drop(piece);
    }
    Ok(())
}

impl Reader<'_> {
    /// Has a token come that was made for whoever sends?
    fn is_known(&self) -> bool {
        let subject = self.subject.as_ref();
        subject.is_some_and(|subject| self.forms.accepts(&subject.0, &self.token))
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        if name == csrf::FIELD {
            value.clone_into(&mut self.token);
            return Ok(());
        }
        self.typed
            .take(name, value)
            .map_err(|name| Problem::unknown_field(&name))
    }

    async fn take_parts(&mut self, mut parts: Multipart, limit: usize) -> Result<(), Problem> {
        while let Some(part) = parts
            .next_field()
            .await
            .map_err(|fault| unreadable(&fault, limit))?
        {
            let name = part.name().unwrap_or("").to_owned();
            let file_name = part.file_name().map(str::to_owned);
            // Whoever has shown no token that holds sends no files: they are read past and kept nowhere.
            if file_name.is_some() && !self.is_known() {
                read_past(part, limit).await?;
                self.has_read_past = true;
                continue;
            }
            let content = part
                .bytes()
                .await
                .map_err(|fault| unreadable(&fault, limit))?;
            if let Some(file_name) = file_name {
                let taken = self.typed.take_file(&name, file_name, content.to_vec());
                taken.map_err(|name| Problem::unknown_field(&name))?;
            } else {
                let value = std::str::from_utf8(&content).map_err(|_| Kind::BrokenText)?;
                self.take(&name, value)?;
            }
        }
        Ok(())
    }
}
