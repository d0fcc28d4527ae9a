//! The facts of a case that no step sets: what its own data, its unit and the day give.

use jiff::civil::Date;
use law::procedure::{Facts, Post, Procedure};
use store::{Tx, params};

use super::case::Case;
use super::enforcement::is_carried_out;
use crate::{Id, Result, Setting, term};

const OPEN_CONTENTS: &str =
    "select cast(count(*) as bigint) as n from case_content where case_id = $1 and state = 'open'";
const REPRESENTATIVES: &str = "select cast(count(*) as bigint) as n from case_participant where case_id = $1 and role = 'representative' and left_on is null";
const ORGANIZATIONS: &str = "select c.no from case_participant c left join person p on p.id = c.person left join sealed_person s on s.id = c.sealed \
     where c.case_id = $1 and c.role <> 'representative' and coalesce(p.is_organization, s.is_organization) order by c.no";
const WAITING: &str = "select (select cast(count(*) as bigint) from verifier v where v.case_id = c.id and v.until_on is null) as team, \
     (select cast(count(*) as bigint) from document_request r where r.case_id = c.id and r.met_on is null) as requests, \
     (select cast(count(*) as bigint) from interest i where i.case_id = c.id and i.decision is null) as declarations, \
     (select cast(count(*) as bigint) from verifier v join interest i on i.case_id = v.case_id and i.official = v.official \
     where v.case_id = c.id and v.until_on is null and (i.decision is null or i.decision = 'stands_aside')) as conflicted \
     from cases c where c.id = $1";
const OWN_HEAD: &str = "select id from cases where id = $1 and class = 'denunciation' and respondent_unit = unit \
     and respondent_role in ('head', 'deputy_head', 'body')";
const HEAD_ASIDE: &str = "select i.no from interest i join post p on p.official = i.official and p.unit = $2 and p.post = $3 \
     and (p.until_on is null or p.until_on >= $4) where i.case_id = $1 and i.decision = 'stands_aside' order by i.no limit 1";
const EARLIER: &str = "select unit, settler from cases where id = $1";
const EARLIER_SIGNERS: &str = "select official from docket where case_id = $1 and act in ('decide', 'conclude') and official is not null order by seq";

/// The facts of a case on a day for whoever would act: those that steps established and those that the case gives.
pub(super) fn given(
    tx: &mut Tx<'_>,
    at: &Setting,
    case: &Case,
    on: Date,
    official: Option<Id>,
) -> Result<Facts> {
    let procedure = case.procedure(at)?;
    let asked = |name: &str| is_given(procedure, name);
    let mut facts = case.facts.clone();
    facts.set("contents_settled", are_contents_settled(tx, case)?);
    let rule = at.law.groups.representatives_of(case.people);
    facts.set("many", rule.is_some());
    if asked("representatives_appointed")
        && let Some(rule) = rule
        && rule.may_be.contains(count(tx, REPRESENTATIVES, case.id)?)
    {
        facts.set("representatives_appointed", true);
    }
    if asked("by_organization") {
        let found = tx.first(ORGANIZATIONS, params![case.id])?;
        facts.set("by_organization", found.is_some());
    }
    if asked("has_team") {
        waiting(tx, case, &mut facts)?;
    }
    if asked("against_own_head") {
        let found = tx.first(OWN_HEAD, params![case.id])?;
        facts.set("against_own_head", found.is_some());
    }
    if asked("head_conflicted") {
        let head = Post::Head.as_str();
        let found = tx.first(HEAD_ASIDE, params![case.id, case.unit, head, on])?;
        facts.set("head_conflicted", found.is_some());
    }
    if asked("carried_out") {
        facts.set("carried_out", is_carried_out(tx, case.id)?);
    }
    if asked("overdue") {
        facts.set("overdue", is_overdue(tx, procedure, case, on)?);
    }
    if asked("same_settler_as_first") {
        let is_same = is_settled_by_the_same(tx, case, official)?;
        facts.set("same_settler_as_first", is_same);
    }
    let unit = at.law.units.get(&case.unit);
    for fact in procedure.facts.iter().filter(|fact| !fact.units.is_empty()) {
        let is_of = |unit: &law::unit::UnitEntry| fact.is_of(unit.level, unit.branch, on);
        facts.set(&fact.id, unit.as_ref().is_some_and(is_of));
    }
    Ok(facts)
}

/// Who verifies, what was asked for and did not come, which conflicts of interest are not decided.
fn waiting(tx: &mut Tx<'_>, case: &Case, facts: &mut Facts) -> Result<()> {
    let Some(row) = tx.first(WAITING, params![case.id])? else {
        return Ok(());
    };
    for (fact, column) in [
        ("has_team", "team"),
        ("documents_requested", "requests"),
        ("interest_open", "declarations"),
        ("team_conflicted", "conflicted"),
    ] {
        facts.set(fact, row.get::<i64>(column)? > 0);
    }
    Ok(())
}

/// May the case give this fact?
pub(super) fn is_given(procedure: &Procedure, name: &str) -> bool {
    procedure
        .facts
        .iter()
        .any(|fact| fact.given && fact.id == name)
}

/// Has every content its finding or its withdrawal?
pub(super) fn are_contents_settled(tx: &mut Tx<'_>, case: &Case) -> Result<bool> {
    Ok(count(tx, OPEN_CONTENTS, case.id)? == 0)
}

/// The facts to keep with the case: what steps established, and what its petitions gave.
pub(super) fn kept(procedure: &Procedure, before: &Facts, after: &Facts) -> Facts {
    let is_kept = |fact: &&str| !is_given(procedure, fact) || before.holds(fact);
    after.iter().filter(is_kept).collect()
}

fn count(tx: &mut Tx<'_>, sql: &str, case: Id) -> Result<i64> {
    let row = tx.first(sql, params![case])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}

/// Has a settlement clock of the case run out? The windows of citizens do not count.
fn is_overdue(tx: &mut Tx<'_>, procedure: &Procedure, case: &Case, on: Date) -> Result<bool> {
    let settlement = procedure.terms_meant("*");
    let clocks = term::of_subject(tx, case.id)?;
    Ok(clocks.iter().any(|clock| {
        clock.closed_on.is_none()
            && settlement.contains(&clock.term.as_str())
            && clock.is_late_on(on)
    }))
}

/// Did this unit, or the official who acts, settle the case in the first instance?
fn is_settled_by_the_same(tx: &mut Tx<'_>, case: &Case, official: Option<Id>) -> Result<bool> {
    let Some(earlier) = case.earlier_case else {
        return Ok(false);
    };
    let Some(row) = tx.first(EARLIER, params![earlier])? else {
        return Ok(false);
    };
    let (unit, settler): (String, Option<Id>) = (row.get("unit")?, row.get("settler")?);
    let now = official.or(case.settler);
    if unit == case.unit || (now.is_some() && now == settler) {
        return Ok(true);
    }
    let signers = tx.query(EARLIER_SIGNERS, params![earlier])?;
    let signers: Vec<Option<Id>> = signers
        .iter()
        .map(|row| row.get("official"))
        .collect::<store::Result<_>>()?;
    Ok(now.is_some() && signers.contains(&now))
}
