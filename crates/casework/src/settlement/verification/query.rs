//! Reading the verification of a case.

use serde_json::Value as Json;
use store::{Row, Tx, params};

use super::row::{DocumentRequest, Evidence, ExpertRequest, Plan, Verification, Verifier};
use crate::{Id, Result};

const TEAM: &str = "select v.official, o.name, v.role, v.from_on, v.until_on, v.reason, v.entry, (select cast(count(*) as bigint) from interest i \
     where i.case_id = v.case_id and i.official = v.official and (i.decision is null or i.decision = 'stands_aside')) as conflicts \
     from verifier v join official o on o.id = v.official where v.case_id = $1 order by v.no";
const SIZE: &str =
    "select cast(count(*) as bigint) as n from verifier where case_id = $1 and until_on is null";
const REQUESTS: &str = "select no, holder, what, asked_on, answer_by, met_on, giver, items, entry from document_request where case_id = $1 order by no";
const EXPERTS: &str = "select no, body, question, asked_on, received_on, result from expert_request where case_id = $1 order by no";
const EVIDENCE: &str = "select no, what, kind, origin, given_by, received_on, attachment, hash from evidence where case_id = $1 order by no";
const PLANS: &str = "select fields from docket where case_id = $1 and act in ('plan_verification', 'assign_verification') order by seq";

/// The verification of a case. The caller has shown that the case may be seen.
///
/// # Errors
/// What the database reports.
pub fn verification_of(tx: &mut Tx<'_>, case: Id) -> Result<Verification> {
    Ok(Verification {
        team: rows(tx, TEAM, case, verifier)?,
        plan: plan(tx, case)?,
        requests: rows(tx, REQUESTS, case, request)?,
        experts: rows(tx, EXPERTS, case, expert)?,
        evidence: rows(tx, EVIDENCE, case, evidence)?,
    })
}

/// How many verify now.
pub(super) fn team_size(tx: &mut Tx<'_>, case: Id) -> Result<i64> {
    let row = tx.first(SIZE, params![case])?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}

fn rows<T>(
    tx: &mut Tx<'_>,
    sql: &str,
    case: Id,
    read: impl Fn(&Row) -> store::Result<T>,
) -> Result<Vec<T>> {
    let rows = tx.query(sql, params![case])?;
    Ok(rows.iter().map(read).collect::<store::Result<_>>()?)
}

/// Each word of the plan as the last step says that names it.
fn plan(tx: &mut Tx<'_>, case: Id) -> Result<Option<Plan>> {
    let mut plan = Plan::default();
    for row in tx.query(PLANS, params![case])? {
        let fields: Json = serde_json::from_str(&row.get::<String>("fields")?).unwrap_or_default();
        let text = |name: &str| fields.get(name).and_then(Json::as_str).map(str::to_owned);
        plan.subject = text("subject").unwrap_or(plan.subject);
        plan.places = text("places").unwrap_or(plan.places);
        let day = text("report_by").and_then(|day| day.parse().ok());
        plan.report_by = day.or(plan.report_by);
    }
    Ok((plan != Plan::default()).then_some(plan))
}

fn verifier(row: &Row) -> store::Result<Verifier> {
    Ok(Verifier {
        official: row.get("official")?,
        name: row.get("name")?,
        role: row.get("role")?,
        from: row.get("from_on")?,
        until: row.get("until_on")?,
        reason: row.get("reason")?,
        is_conflicted: row.get::<i64>("conflicts")? > 0,
        entry: row.get("entry")?,
    })
}

fn request(row: &Row) -> store::Result<DocumentRequest> {
    Ok(DocumentRequest {
        no: row.get("no")?,
        holder: row.get("holder")?,
        what: row.get("what")?,
        asked_on: row.get("asked_on")?,
        answer_by: row.get("answer_by")?,
        met_on: row.get("met_on")?,
        giver: row.get("giver")?,
        items: row.get("items")?,
        entry: row.get("entry")?,
    })
}

fn expert(row: &Row) -> store::Result<ExpertRequest> {
    Ok(ExpertRequest {
        no: row.get("no")?,
        body: row.get("body")?,
        question: row.get("question")?,
        asked_on: row.get("asked_on")?,
        received_on: row.get("received_on")?,
        result: row.get("result")?,
    })
}

fn evidence(row: &Row) -> store::Result<Evidence> {
    Ok(Evidence {
        no: row.get("no")?,
        what: row.get("what")?,
        kind: row.get("kind")?,
        origin: row.get("origin")?,
        given_by: row.get("given_by")?,
        received_on: row.get("received_on")?,
        attachment: row.get("attachment")?,
        hash: row.get("hash")?,
    })
}
