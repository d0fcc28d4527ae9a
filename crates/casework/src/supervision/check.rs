//! What must be true of what is led and supervised, for `tiepdan check`.

use store::{Tx, params};

use super::{
    course, dialogue, inspection, obstacle, review, study, upward, urging, voter, warning,
};
use crate::{Id, Result, Setting};

/// What must not be found, each with what it is; one row with its id for each fault.
const FAULTS: &[(&str, &str)] = &[
    (
        "directive without owner",
        "select d.id from directive d where d.owners <> (select count(*) from assignment a where a.directive = d.id) order by d.id",
    ),
    (
        "directive about a case that is not there",
        "select d.id from directive d where d.subject_kind = 'case' and not exists (select 1 from cases c where c.id = d.subject) order by d.id",
    ),
    (
        "directive about a petition that is not there",
        "select d.id from directive d where d.subject_kind = 'petition' and not exists (select 1 from petition q where q.id = d.subject) order by d.id",
    ),
    (
        "directive about a visit that is not there",
        "select d.id from directive d where d.subject_kind = 'visit' and not exists (select 1 from visit v where v.id = d.subject) order by d.id",
    ),
    (
        "directive of a session that is not there",
        "select d.id from directive d where d.session is not null and not exists (select 1 from reception_session s where s.id = d.session) order by d.id",
    ),
    (
        "assignment that was not given by the unit of its directive",
        "select a.id from assignment a where not exists (select 1 from directive d where d.id = a.directive and d.unit = a.giver) order by a.id",
    ),
    (
        "assignment that does not stand as its last act says",
        "select a.id from assignment a where a.stand <> coalesce((select s.act from assignment_step s where s.assignment = a.id \
         and s.act <> 'escalated' order by s.seq desc limit 1), '') order by a.id",
    ),
    (
        "assignment that is ended and open at once",
        "select a.id from assignment a where (a.closed_on is not null) <> (a.stand in ('accepted', 'withdrawn')) order by a.id",
    ),
    (
        "assignment with a gap among its acts",
        "select a.id from assignment a where (select count(*) from assignment_step s where s.assignment = a.id) \
         <> coalesce((select max(s.seq) from assignment_step s where s.assignment = a.id), 0) order by a.id",
    ),
    (
        "assignment that went upward without an act",
        "select a.id from assignment a where a.escalated_to is not null and not exists (select 1 from assignment_step s \
         where s.assignment = a.id and s.act = 'escalated') order by a.id",
    ),
    (
        "prolonged case on a list of another unit",
        "select e.id from prolonged_case e where not exists (select 1 from prolonged_list l where l.id = e.list and l.unit = e.unit) order by e.id",
    ),
    (
        "prolonged case that is ended and open at once",
        "select e.id from prolonged_case e where (e.closed_on is not null) <> (e.stand in ('done', 'removed')) order by e.id",
    ),
    (
        "prolonged case without a plan that has gone on",
        "select e.id from prolonged_case e where e.stand in ('planned', 'settled', 'done') \
         and not exists (select 1 from milestone m where m.entry = e.id) order by e.id",
    ),
    (
        "prolonged case done with a content left",
        "select e.id from prolonged_case e where e.stand = 'done' and exists (select 1 from case_content k where k.case_id = e.case_id \
         and k.state = 'open') order by e.id",
    ),
    (
        "progress of a content that is not there",
        "select p.entry as id from content_progress p join prolonged_case e on e.id = p.entry where not exists (select 1 from case_content k \
         where k.case_id = e.case_id and k.no = p.content) order by p.entry, p.content",
    ),
    (
        "prolonged case with a gap among its acts",
        "select e.id from prolonged_case e where (select count(*) from prolonged_step s where s.entry = e.id) \
         <> coalesce((select max(s.seq) from prolonged_step s where s.entry = e.id), 0) order by e.id",
    ),
];

/// The faults of each part.
const PARTS: [&[(&str, &str)]; 10] = [
    FAULTS,
    urging::FAULTS,
    inspection::FAULTS,
    review::FAULTS,
    voter::FAULTS,
    dialogue::FAULTS,
    obstacle::FAULTS,
    upward::FAULTS,
    study::FAULTS,
    warning::FAULTS,
];

/// Every fault of what is led and supervised, one line each; empty when all is well.
///
/// # Errors
/// What the database reports.
pub fn check(tx: &mut Tx<'_>, at: &Setting) -> Result<Vec<String>> {
    let mut faults = study::check(tx, at)?;
    let courses = course::faults();
    let courses = courses.iter().map(|(what, sql)| (&**what, &**sql));
    let parts = PARTS.into_iter().flatten().copied();
    for (what, sql) in parts.chain(courses) {
        for row in tx.query(sql, params![])? {
            faults.push(format!("{what} {}", row.get::<Id>("id")?));
        }
    }
    Ok(faults)
}
