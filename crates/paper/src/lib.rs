//! Papers and sheets: plain input in, the bytes of a file out. Every word comes with the input.

pub mod sheet;
