//! Papers filled from dossiers.
