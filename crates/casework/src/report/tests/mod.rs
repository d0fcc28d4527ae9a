//! Stories of figures, on every engine.

mod boards;
mod example;
mod forms;
mod histories;
mod named;
mod responsibility;
mod story;
