//! Papers through their pages.
