//! The ten tables of the older set (Circulars 02/2021 and 01/2024), for periods that end before 2025-09-30.

pub(super) mod enforcement;
pub(super) mod processing;
pub(super) mod reception;
pub(super) mod settlement;
