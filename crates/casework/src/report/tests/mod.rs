//! Stories of figures, on every engine.

mod example;
mod forms;
mod histories;
mod named;
mod pack;
mod story;
