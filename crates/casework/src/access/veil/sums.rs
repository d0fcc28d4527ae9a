//! Sums in which what is kept from somebody was never counted.

use store::Tx;

use super::hidden::Hidden;
use crate::tally::{self, Uncounted};
use crate::{Result, Setting};

/// The tables of sums, less what is hidden.
///
/// # Errors
/// What the database reports.
pub(super) fn tables(
    tx: &mut Tx<'_>,
    at: &Setting,
    hidden: &Hidden,
) -> Result<Vec<(&'static str, String)>> {
    let found = tally::without(tx, at, &hidden.list(), &hidden.matters())?;
    let mut tables = vec![("board_change", changes(&found.boards))];
    for (table, time, sums) in [
        ("tally", "month", &found.months),
        ("tally_year", "year", &found.years),
    ] {
        tables.push((table, lessened(table, time, sums)));
    }
    Ok(tables)
}

/// Boards add what waits to what was summed: what is hidden waits there once more, the other way.
fn changes(sums: &[Uncounted]) -> String {
    let mut text = "select id, unit, figure, time, amount from {board_change}".to_owned();
    for one in sums {
        let less = format!(
            " union all select cast(0 as bigint), {}, {}, {}, cast({} as bigint)",
            quoted(&one.unit),
            quoted(&one.what),
            quoted(&one.time),
            -one.amount
        );
        text.push_str(&less);
    }
    text
}

fn lessened(table: &str, time: &str, sums: &[Uncounted]) -> String {
    let each = sums.iter().map(|one| {
        format!(
            " when unit = {} and {time} = {} and measure = {} then {}",
            quoted(&one.unit),
            quoted(&one.time),
            quoted(&one.what),
            one.amount
        )
    });
    let less: String = each.collect();
    let amount = if less.is_empty() {
        "amount".to_owned()
    } else {
        format!("cast(amount - (case{less} else 0 end) as bigint) as amount")
    };
    format!("select unit, {time}, measure, {amount} from {{{table}}}")
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
