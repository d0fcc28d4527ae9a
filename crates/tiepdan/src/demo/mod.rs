//! The demonstration: the history that five articles tell, with invented people and the articles' own figures, and
//! a living present around today.

mod centre;
mod ha_nam;
mod ninh_binh;
mod quang_ninh;
mod receptions;
#[cfg(test)]
mod tests;
