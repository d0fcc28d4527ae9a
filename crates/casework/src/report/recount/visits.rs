//! Sessions and visits counted again.

use store::Tx;

use super::{self as recount, Expected};
use crate::{Result, Setting, reception};

pub(super) fn expect(tx: &mut Tx<'_>, at: &Setting, expected: &mut Expected) -> Result<()> {
    for one in reception::to_count(tx, at)? {
        recount::expect(expected, &one.unit, one.measure, &one.on, one.amount);
    }
    Ok(())
}
