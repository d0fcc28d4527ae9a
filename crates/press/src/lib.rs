//! Prints papers. An order brings everything that is printed, the template and what fills it; Typst sets it and a PDF
//! goes out: PDF/A-2a and PDF/UA-1, fonts embedded, the same bytes for the same order.
//!
//! This is the dearest room to build, so nothing may use it: `tiepdan` starts its program and speaks with it over
//! standard input and output, as [`paper::order`] says.

mod face;
mod print;
#[cfg(test)]
mod tests;
mod world;

pub use print::{Fault, Press};
