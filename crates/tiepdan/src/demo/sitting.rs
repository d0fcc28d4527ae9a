//! Receptions: a sitting of a unit and who came to it.

use std::sync::Arc;

use casework::{Result, Setting};
use jiff::civil::Date;
use store::Tx;

use super::Ground;
use super::office::Offices;

/// One sitting.
#[derive(Debug, Clone)]
pub(crate) struct Sitting {
    /// The unit that receives.
    pub(crate) unit: Arc<str>,
    /// The day.
    pub(crate) on: Date,
}

impl Sitting {
    pub(crate) fn hold(
        &self,
        _tx: &mut Tx<'_>,
        _at: &Setting,
        _ground: &Ground,
        _offices: &Offices,
    ) -> Result<usize> {
        Ok(0)
    }
}
