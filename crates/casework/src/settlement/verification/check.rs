//! What must be true of every verification, for `tiepdan check`.

use store::{Tx, params};

use crate::{Id, Result};

/// What must not be found, each with what it is; one row with the id of its case for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "verifier whom no docket entry put there in case",
        "select v.case_id as id from verifier v where not exists (select 1 from docket d where d.case_id = v.case_id and d.seq = v.entry \
         and d.act in ('assign_verification', 'replace_verifier')) order by v.case_id, v.no",
    ),
    (
        "team without one leader in case",
        "select v.case_id as id from verifier v where v.until_on is null group by v.case_id \
         having sum(case when v.role = 'leader' then 1 else 0 end) <> 1 order by v.case_id",
    ),
    (
        "leader who is not the verifier of case",
        "select v.case_id as id from verifier v join cases c on c.id = v.case_id where v.until_on is null and v.role = 'leader' \
         and (c.verifier is null or c.verifier <> v.official) order by v.case_id",
    ),
    (
        "official twice in the team of case",
        "select v.case_id as id from verifier v where v.until_on is null group by v.case_id, v.official having count(*) > 1 order by v.case_id",
    ),
    (
        "request for documents that no docket entry made in case",
        "select r.case_id as id from document_request r where not exists (select 1 from docket d where d.case_id = r.case_id \
         and d.seq = r.entry and d.act = 'request_documents') order by r.case_id, r.no",
    ),
    (
        "delivery of documents without its docket entry in case",
        "select r.case_id as id from document_request r where (r.met_on is null) <> (r.met_entry is null) or (r.met_entry is not null \
         and not exists (select 1 from docket d where d.case_id = r.case_id and d.seq = r.met_entry and d.act = 'receive_documents' \
         and d.on_day = r.met_on)) order by r.case_id, r.no",
    ),
    (
        "request for documents whose clock runs on after the delivery in case",
        "select r.case_id as id from document_request r join clock k on k.id = r.clock where r.met_on is not null and k.closed_on is null \
         order by r.case_id, r.no",
    ),
    (
        "expert assessment without its docket entry in case",
        "select r.case_id as id from expert_request r where not exists (select 1 from docket d where d.case_id = r.case_id \
         and d.seq = r.entry and d.act = 'request_expert') or (r.met_entry is not null and not exists (select 1 from docket d \
         where d.case_id = r.case_id and d.seq = r.met_entry and d.act = 'receive_expert')) order by r.case_id, r.no",
    ),
    (
        "evidence that no docket entry recorded in case",
        "select e.case_id as id from evidence e where not exists (select 1 from docket d where d.case_id = e.case_id \
         and d.seq = e.entry and d.act = 'record_evidence') order by e.case_id, e.no",
    ),
    (
        "evidence whose file is not the one that was recorded in case",
        "select e.case_id as id from evidence e where e.attachment is not null and not exists (select 1 from attachment a \
         where a.id = e.attachment and a.subject = e.case_id and a.hash = e.hash) order by e.case_id, e.no",
    ),
];

/// Every fault of the verifications, one line each.
pub(in crate::settlement) fn check(tx: &mut Tx<'_>, faults: &mut Vec<String>) -> Result<()> {
    for (what, sql) in FAULTS {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(())
}
