//! What must be true of restorations.

/// What must not be found, each with what it is; one row with its id for each fault.
pub(in crate::protection) const FAULTS: &[(&str, &str)] = &[
    (
        "restoration of a case whose denunciation was not found wrong",
        "select r.id from restoration r where not exists (select 1 from decision d where d.case_id = r.case_id and d.class = 'denunciation' \
         and d.finding in ('wrong', 'partly_right')) order by r.id",
    ),
    (
        "restoration in public without consent",
        "select r.id from restoration r where r.consent <> 'given' and exists (select 1 from restoration_post p where p.restoration = r.id) order by r.id",
    ),
    (
        "restoration done without consent or publicity",
        "select r.id from restoration r where r.done_on is not null and (r.slander = '' or not (r.consent = 'declined' \
         or exists (select 1 from restoration_post p where p.restoration = r.id))) order by r.id",
    ),
];
