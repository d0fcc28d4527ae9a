//! The progress of a list of prolonged cases in a month, as it is told to the Party.

mod progress;

pub use progress::Progress;
