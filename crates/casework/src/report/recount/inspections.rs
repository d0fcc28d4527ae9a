//! Inspections counted again.

use store::{Tx, params};

use super::{self as recount, Expected};
use crate::Result;

const BEGUN: &str = "select unit, begun_on, units from inspection where kind = 'inspection' and begun_on is not null order by id";
const CONCLUDED: &str = "select unit, concluded_on, units from inspection where kind = 'inspection' and concluded_on is not null order by id";
const CARRIED_OUT: &str = "select unit, carried_out_on from inspection where kind = 'inspection' and carried_out_on is not null order by id";
const RECOMMENDED: &str = "select i.unit, i.concluded_on, r.kind, r.organizations, r.people, r.closed_on, r.done_organizations, r.done_people \
     from inspection_recommendation r join inspection i on i.id = r.inspection where i.kind = 'inspection' and r.kind <> 'measure' order by r.id";

pub(super) fn expect(tx: &mut Tx<'_>, expected: &mut Expected) -> Result<()> {
    for (name, sql, day) in [
        ("begun", BEGUN, "begun_on"),
        ("concluded", CONCLUDED, "concluded_on"),
    ] {
        for row in tx.query(sql, params![])? {
            let (unit, on): (String, String) = (row.get("unit")?, row.get(day)?);
            recount::expect(expected, &unit, format!("inspection.{name}"), &on, 1);
            let units = format!("inspection.{name}_units");
            recount::expect(expected, &unit, units, &on, row.get("units")?);
        }
    }
    for row in tx.query(CARRIED_OUT, params![])? {
        let (unit, on): (String, String) = (row.get("unit")?, row.get("carried_out_on")?);
        recount::expect(expected, &unit, "inspection.carried_out".to_owned(), &on, 1);
    }
    for row in tx.query(RECOMMENDED, params![])? {
        let (unit, kind): (String, String) = (row.get("unit")?, row.get("kind")?);
        let concluded: String = row.get("concluded_on")?;
        let mut add = |what: &str, who: &str, on: &str, amount: i64| {
            let measure = format!("inspection.{what}.{kind}.{who}");
            recount::expect(expected, &unit, measure, on, amount);
        };
        add(
            "recommended",
            "organizations",
            &concluded,
            row.get("organizations")?,
        );
        add("recommended", "people", &concluded, row.get("people")?);
        if let Some(accepted) = row.get::<Option<String>>("closed_on")? {
            add(
                "handled",
                "organizations",
                &accepted,
                row.get("done_organizations")?,
            );
            add("handled", "people", &accepted, row.get("done_people")?);
        }
    }
    Ok(())
}
