//! Addresses of the gallery.

/// The gallery itself.
pub const STYLE: &str = "/style";
/// The public frame around a form.
pub const STYLE_PUBLIC: &str = "/style/public";
/// A printed paper.
pub const STYLE_PRINT: &str = "/style/print";
