//! What must not be found among review meetings, each with what it is; one row with its id for each fault.

/// For `tiepdan check`.
pub(in crate::supervision) const FAULTS: &[(&str, &str)] = &[
    (
        "meeting with an agenda that was not opened",
        "select m.id from review_meeting m where m.stand in ('called', 'cancelled') and (exists (select 1 from review_item i \
         where i.meeting = m.id) or exists (select 1 from review_report r where r.meeting = m.id)) order by m.id",
    ),
    (
        "meeting that was opened without the report of a unit",
        "select m.id from review_meeting m where m.stand in ('open', 'closed') and not exists (select 1 from review_report r \
         where r.meeting = m.id) order by m.id",
    ),
    (
        "meeting held without minutes",
        "select m.id from review_meeting m where (m.minutes = '') <> (m.stand in ('called', 'open')) order by m.id",
    ),
    (
        "meeting with a gap in its agenda",
        "select m.id from review_meeting m where (select count(*) from review_item i where i.meeting = m.id) \
         <> coalesce((select max(i.no) from review_item i where i.meeting = m.id), 0) order by m.id",
    ),
    (
        "directive about a meeting that is not there",
        "select d.id from directive d where d.subject_kind = 'meeting' and not exists (select 1 from review_meeting m where m.id = d.subject) \
         order by d.id",
    ),
];
