//! Visits and sessions counted again.

use std::collections::BTreeSet;

use law::Law;
use store::{Row, Tx, params};

use super::{self as recount, Expected};
use crate::Result;

const VISITS: &str = "select v.unit, v.on_day, v.register, s.kind, v.column_group, cast(count(*) as bigint) as turns, \
     cast(sum(v.people) as bigint) as people, cast(sum(case when v.is_repeated then 0 else 1 end) as bigint) as first, \
     cast(sum(case when v.is_repeated then 1 else 0 end) as bigint) as repeated, \
     cast(sum(case when v.people >= $1 then 1 else 0 end) as bigint) as large_groups, \
     cast(sum(case when v.people >= $1 then v.people else 0 end) as bigint) as large_group_people, \
     cast(sum(case when v.people >= $1 and not v.is_repeated then 1 else 0 end) as bigint) as large_groups_first, \
     cast(sum(case when v.people >= $1 and v.is_repeated then 1 else 0 end) as bigint) as large_groups_repeated \
     from visit v join reception_session s on s.id = v.session where v.outcome <> 'refused' \
     group by v.unit, v.on_day, v.register, s.kind, v.column_group";
const SESSIONS: &str = "select unit, on_day, register, kind, case received_by when 'head' then 'head' else 'delegated' end as column_group \
     from reception_session where state = 'held' and kind <> 'regular' order by id";
const COUNTS: [&str; 8] = [
    "turns",
    "people",
    "first",
    "repeated",
    "large_groups",
    "large_group_people",
    "large_groups_first",
    "large_groups_repeated",
];

pub(super) fn expect(tx: &mut Tx<'_>, law: &Law, expected: &mut Expected) -> Result<()> {
    for row in tx.query(VISITS, params![law.groups.large_group.people])? {
        let (unit, day): (String, String) = (row.get("unit")?, row.get("on_day")?);
        let name = name(&row, "visit")?;
        for what in COUNTS {
            recount::expect(
                expected,
                &unit,
                format!("{name}.{what}"),
                &day,
                row.get(what)?,
            );
        }
    }
    let mut days = BTreeSet::new();
    for row in tx.query(SESSIONS, params![])? {
        let (unit, day): (String, String) = (row.get("unit")?, row.get("on_day")?);
        let name = name(&row, "session")?;
        recount::expect(expected, &unit, format!("{name}.sessions"), &day, 1);
        days.insert((unit, format!("{name}.days"), day));
    }
    for (unit, measure, day) in days {
        recount::expect(expected, &unit, measure, &day, 1);
    }
    Ok(())
}

/// `visit.head`; in the Party's book `party.unscheduled.visit.head`.
fn name(row: &Row, thing: &str) -> Result<String> {
    let (register, kind): (String, String) = (row.get("register")?, row.get("kind")?);
    let desk: String = row.get("column_group")?;
    Ok(if register == "party" {
        format!("party.{kind}.{thing}.{desk}")
    } else {
        format!("{thing}.{desk}")
    })
}
