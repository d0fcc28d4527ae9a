//! Tiếp Dân: receives citizens and settles their petitions. The program around the work: pages,
//! API, commands and jobs.

pub mod app;
pub mod pages;
pub mod startup;
pub mod web;
