//! Whether a unit has officials or work: then where it stands and what it is stay as they were.

use store::{Tx, params};

use crate::Result;

/// The tables whose rows belong to a unit: officials, work, figures that were sent.
pub(super) const OF_A_UNIT: &[&str] = &[
    "official",
    "post",
    "reception_session",
    "visit",
    "petition",
    "tip",
    "anonymous_tip",
    "cases",
    "clock",
    "decision",
    "frozen_figure",
    "directive",
    "assignment",
    "prolonged_list",
    "prolonged_case",
    "proposal",
    "delegation",
    "received_dossier",
    "urging",
    "inspection",
    "inspection_recommendation",
    "review_meeting",
    "review_rhythm",
    "voter_meeting",
    "voter_petition",
    "public_dialogue",
    "legal_obstacle",
    "upward_recommendation",
    "petition_study",
    "protection",
    "restoration",
    "roster_duty",
    "allowance_rate",
    "allowance_sheet",
    "guidance",
    "training_class",
    "receiver",
    "waiting",
    "deputy_day",
    "interpreter",
    "security_meeting",
    "place_incident",
    "place_help",
    "warning",
    "judgement",
    "period_report",
    "report_day",
    "report_copy",
    "commendation",
    "factor_policy",
    "second_person",
];

/// Does the unit, or any below it, have a row of its own?
pub(super) fn has_work(tx: &mut Tx<'_>, code: &str) -> Result<bool> {
    for table in OF_A_UNIT {
        let first = format!(
            "select min(w.unit) as unit from {table} w join unit_reach r on r.lower = w.unit where r.upper = $1"
        );
        let row = tx
            .first(&first, params![code])?
            .ok_or(store::Error::Closed)?;
        if row.get::<Option<String>>("unit")?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table whose rows belong to a unit, but of which nobody asks whether it has work, would let a unit move away
    /// from under it.
    #[test]
    fn every_table_of_a_unit_is_asked_for_work() {
        let texts = crate::MIGRATIONS.iter().map(|migration| migration.sql);
        let mut tables = Vec::new();
        for text in texts {
            for table in text.split("create table ").skip(1) {
                let (name, rest) = table.split_once(" (").unwrap();
                let columns = rest.split(");").next().unwrap();
                let has = |column: &str| columns.contains(&format!("unit text not null{column}"));
                if has(" references unit (code)") || name == "frozen_figure" {
                    tables.push(name);
                }
            }
        }
        tables.sort_unstable();
        let mut asked = OF_A_UNIT.to_vec();
        asked.sort_unstable();
        assert_eq!(asked, tables);
    }
}
