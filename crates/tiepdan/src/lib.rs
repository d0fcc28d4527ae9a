//! Tiếp Dân: receives citizens and settles their petitions. The program around the work: pages,
//! API, commands and jobs.

pub mod api;
pub mod app;
pub mod config;
pub mod demo;
pub mod directory;
pub mod dossier;
pub mod factor;
pub mod federation;
pub mod history;
pub mod keyring;
pub mod pages;
pub mod papers;
pub mod press;
pub mod scanner;
pub mod startup;
#[cfg(test)]
#[expect(clippy::missing_panics_doc, reason = "a test that panics has failed")]
pub mod testing;
pub mod tls;
pub mod web;
pub mod worker;
