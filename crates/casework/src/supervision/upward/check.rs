//! What must not be found among recommendations upward, each with what it is; one row with its id for each fault.

/// For `tiepdan check`.
pub(in crate::supervision) const FAULTS: &[(&str, &str)] = &[
    (
        "recommendation upward that is ended and open at once",
        "select r.id from upward_recommendation r where (r.closed_on is not null) <> (r.stand in ('ended', 'withdrawn')) order by r.id",
    ),
    (
        "recommendation upward answered without an outcome",
        "select r.id from upward_recommendation r where (r.answered_on is not null) <> (r.outcome is not null) \
         or (r.stand = 'answered' and r.answered_on is null) order by r.id",
    ),
    (
        "recommendation upward about nothing",
        "select r.id from upward_recommendation r where (r.subject is null) <> (r.subject_kind = 'general') \
         or (r.subject_kind = 'obstacle' and not exists (select 1 from legal_obstacle o where o.id = r.subject)) \
         or (r.subject_kind = 'case' and not exists (select 1 from cases c where c.id = r.subject)) order by r.id",
    ),
    (
        "recommendation upward passed on to nobody",
        "select r.id from upward_recommendation r where r.stand = 'passed_on' and not exists (select 1 from upward_recommendation h \
         where h.origin = r.id and h.unit = r.to_unit) order by r.id",
    ),
];
