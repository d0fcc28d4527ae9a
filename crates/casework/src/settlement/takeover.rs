//! The superior takes an overdue case over: it opens anew at his unit, with everything that belongs to it, and its
//! terms count from his own acceptance (Law on Denunciations art. 38(5), Decree 31/2019 art. 5).

use jiff::civil::Date;
use store::{Tx, params};

use super::case::{Case, write_facts};
use super::given::kept;
use super::open::{begin, write_opening};
use crate::audit::By;
use crate::{Id, Refusal, Result, Setting, organization, person, tally};

const INSERT: &str = "insert into cases (id, tenant, unit, year, number, procedure, class, stage, field, title, sealed, state, phase, facts, \
     started_on, due_on, people, respondent, respondent_unit, respondent_role, earlier_case, calendar_on, last_on, docket_length, docket_hash, version) \
     select $1, $2, $3, $4, $5, $6, class, stage, field, title, sealed, $7, $8, $9, $10, '9999-12-31', people, respondent, respondent_unit, \
     respondent_role, id, '9999-12-31', $10, 0, '', 1 from cases where id = $11";
const CONTENTS: &str = "insert into case_content (case_id, no, text, state) select $2, no, text, 'open' from case_content \
     where case_id = $1 and state = 'open'";
const PEOPLE: &str = "select no, role, person, sealed, name, unit from case_participant where case_id = $1 and left_on is null order by no";
const PARTICIPANT: &str = "insert into case_participant (case_id, no, role, person, sealed, name, unit) values ($1, $2, $3, $4, $5, $6, $7)";

/// Opens the case anew at the unit of the superior who acts, and answers it.
pub(super) fn open(
    tx: &mut Tx<'_>,
    at: &Setting,
    by: By<'_>,
    old: &Case,
    on: Date,
    article: &str,
) -> Result<Id> {
    let procedure = old.procedure(at)?;
    let start = procedure
        .state(&procedure.start)
        .ok_or_else(|| Refusal::new("procedure-unknown").with("procedure", &procedure.id))?;
    let given = |fact: &&str| super::given::is_given(procedure, fact);
    let ticked = old.facts.iter().filter(given).collect();
    let facts = kept(procedure, &ticked, &ticked);
    let (id, year) = (at.id(), i64::from(on.year()));
    let number = organization::next_number(tx, by.unit, "case", on)?;
    tx.execute(
        INSERT,
        params![
            id,
            by.tenant,
            by.unit,
            year,
            number,
            procedure.id,
            start.id,
            start.phase.as_str(),
            write_facts(&facts),
            on,
            old.id
        ],
    )?;
    tx.execute(CONTENTS, params![old.id, id])?;
    copy_people(tx, at, old, id, (by.unit, by.tenant))?;
    let mut case = Case::read(tx, id)?;
    tally::stand(tx, at, &case.stands(), 1)?;
    begin(tx, at, &case, procedure, &facts)?;
    write_opening(tx, at, &mut case, by, "open", article, on)?;
    Ok(id)
}

fn copy_people(
    tx: &mut Tx<'_>,
    at: &Setting,
    old: &Case,
    id: Id,
    (here, tenant): (&str, &str),
) -> Result<()> {
    for row in tx.query(PEOPLE, params![old.id])? {
        let (no, role): (i64, String) = (row.get("no")?, row.get("role")?);
        let (name, unit): (Option<String>, Option<String>) = (row.get("name")?, row.get("unit")?);
        let (person, sealed): (Option<Id>, Option<Id>) = (row.get("person")?, row.get("sealed")?);
        if let Some(sealed) = sealed {
            person::seal::extend_for(tx, at, sealed, here)?;
        }
        let party = person.map(person::Party::Open);
        let party = match party.or(sealed.map(person::Party::Sealed)) {
            Some(party) if tenant != old.tenant => Some(person::copy_to(tx, at, party, tenant)?),
            party => party,
        };
        let (person, sealed) = party.map_or((None, None), person::Party::columns);
        tx.execute(
            PARTICIPANT,
            params![id, no, role, person, sealed, name, unit],
        )?;
    }
    Ok(())
}
