//! Several PDFs bound into one: a dossier, its pages numbered one after the other.

mod page;
#[cfg(test)]
mod tests;

use lopdf::{Bookmark, Dictionary, Document, Object, ObjectId, dictionary};

/// Why nothing was bound.
#[derive(Debug, thiserror::Error)]
#[error("the PDF cannot be bound: {0}")]
pub struct Fault(String);

impl From<lopdf::Error> for Fault {
    fn from(error: lopdf::Error) -> Self {
        Self(error.to_string())
    }
}

/// A PDF that may be bound.
pub struct Sheaf {
    document: Document,
    pages: Vec<ObjectId>,
}

/// One part of a binding.
pub struct Part<'a> {
    /// Its title among the bookmarks.
    pub title: &'a str,
    /// Its pages.
    pub sheaf: Sheaf,
    /// Are its pages numbered? A table of contents is not.
    pub numbered: bool,
}

/// Keys of a page that point to what is not bound with it: other pages, the structure of its own file, what runs when it
/// is opened.
const LEFT_OUT: &[&[u8]] = &[
    b"AA",
    b"Annots",
    b"B",
    b"Dur",
    b"Metadata",
    b"PieceInfo",
    b"StructParents",
    b"Tabs",
    b"Trans",
];

impl Sheaf {
    /// Reads a PDF.
    ///
    /// # Errors
    /// No PDF, a broken one, one under a password, one without pages.
    pub fn read(pdf: &[u8]) -> Result<Self, Fault> {
        let mut document = Document::load_mem(pdf)?;
        if document.is_encrypted() || document.was_encrypted() {
            return Err(Fault("it is under a password".to_owned()));
        }
        let pages: Vec<ObjectId> = document.page_iter().collect();
        if pages.is_empty() {
            return Err(Fault("it has no page".to_owned()));
        }
        for page in &pages {
            page::stand_alone(&mut document, *page)?;
            let own = document.get_dictionary_mut(*page)?;
            for key in LEFT_OUT {
                own.remove(key);
            }
        }
        Ok(Self { document, pages })
    }

    /// How many pages it has.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// None of them: a sheaf always has one.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }
}

/// Binds parts into one PDF with a bookmark for each. A numbered page bears `prefix` and its number, upper right.
///
/// # Errors
/// A page that cannot be read.
pub fn bind(title: &str, prefix: &str, parts: Vec<Part<'_>>) -> Result<Vec<u8>, Fault> {
    let mut bound = Document::with_version("1.7");
    let tree = bound.new_object_id();
    let font = bound.add_object(page::font());
    let mut kids = Vec::new();
    let mut number = 0_usize;
    for part in parts {
        let first = kids.len();
        let mut document = part.sheaf.document;
        document.renumber_objects_with(bound.max_id + 1);
        let pages: Vec<ObjectId> = document.page_iter().collect();
        bound.max_id = document.max_id;
        bound.objects.append(&mut document.objects);
        for id in pages {
            if part.numbered {
                number += 1;
                page::mark(&mut bound, id, font, &format!("{prefix}{number}"))?;
            }
            bound.get_dictionary_mut(id)?.set("Parent", tree);
            kids.push(Object::Reference(id));
        }
        if let Some(Object::Reference(page)) = kids.get(first) {
            let bookmark = Bookmark::new(part.title.to_owned(), [0.0; 3], 0, *page);
            bound.add_bookmark(bookmark, None);
        }
    }
    finish(bound, tree, kids, title)
}

fn finish(
    mut bound: Document,
    tree: ObjectId,
    kids: Vec<Object>,
    title: &str,
) -> Result<Vec<u8>, Fault> {
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    bound.objects.insert(tree, Object::Dictionary(pages));
    let mut catalog = Dictionary::new();
    catalog.set("Type", "Catalog");
    catalog.set("Pages", tree);
    catalog.set("Lang", Object::string_literal("vi"));
    if let Some(outline) = bound.build_outline() {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    let root = bound.add_object(catalog);
    let info = bound.add_object(dictionary! { "Title" => lopdf::text_string(title) });
    bound.trailer.set("Root", root);
    bound.trailer.set("Info", info);
    // What nothing points to any more, the old trees and what ran at opening among it, is not carried along.
    bound.prune_objects();
    let mut bytes = Vec::new();
    bound
        .save_to(&mut bytes)
        .map_err(|error| Fault(error.to_string()))?;
    Ok(bytes)
}
