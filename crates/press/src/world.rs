//! What a template may see: the files of its order, our face, and nothing else. No disk, no network, no clock.

use std::collections::HashMap;

use paper::order::Order;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::face::faces;
use crate::print::Fault;

/// What stays the same from order to order.
pub(crate) struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Shop {
    /// Reads the fonts.
    pub(crate) fn open() -> Self {
        let fonts = faces();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }
}

/// One order as Typst sees it.
pub(crate) struct Ordered<'a> {
    shop: &'a Shop,
    main: FileId,
    files: HashMap<FileId, String>,
    pictures: HashMap<FileId, Bytes>,
}

impl<'a> Ordered<'a> {
    /// The files and pictures of an order.
    pub(crate) fn new(shop: &'a Shop, order: &Order) -> Result<Self, Fault> {
        let (mut files, mut pictures) = (HashMap::new(), HashMap::new());
        for (name, text) in &order.files {
            files.insert(id_of(name)?, text.clone());
        }
        for name in order.pictures.keys() {
            let bytes = order.picture(name);
            let bytes = bytes.ok_or_else(|| Fault::Name(name.clone()))?;
            pictures.insert(id_of(name)?, Bytes::new(bytes));
        }
        Ok(Self {
            shop,
            main: id_of(&order.main)?,
            files,
            pictures,
        })
    }

    fn text(&self, id: FileId) -> FileResult<&String> {
        self.files.get(&id).ok_or(FileError::AccessDenied)
    }
}

fn id_of(name: &str) -> Result<FileId, Fault> {
    let path = VirtualPath::new(name).map_err(|_| Fault::Name(name.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Ordered<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        Ok(Source::new(id, self.text(id)?.clone()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if let Some(picture) = self.pictures.get(&id) {
            return Ok(picture.clone());
        }
        Ok(Bytes::from_string(self.text(id)?.clone()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
