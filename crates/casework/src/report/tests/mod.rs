//! Stories of figures, on every engine.

mod boards;
mod example;
mod forms;
mod histories;
mod named;
mod pack;
mod responsibility;
mod story;
