//! Figures of the whole program, as ratios to a limit measured in the same run.

pub mod client;
pub mod cpu;
pub mod figure;
pub mod server;
