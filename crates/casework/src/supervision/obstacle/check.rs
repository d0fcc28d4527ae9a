//! What must not be found among legal obstacles, each with what it is; one row with its id for each fault.

/// For `tiepdan check`.
pub(in crate::supervision) const FAULTS: &[(&str, &str)] = &[
    (
        "legal obstacle in nobody's way",
        "select o.id from legal_obstacle o where not exists (select 1 from obstacle_case k where k.obstacle = o.id) order by o.id",
    ),
    (
        "legal obstacle that is ended and open at once",
        "select o.id from legal_obstacle o where (o.closed_on is not null) <> (o.stand in ('resolved', 'dropped')) order by o.id",
    ),
    (
        "legal obstacle proposed without a recommendation",
        "select o.id from legal_obstacle o where o.stand in ('proposed', 'answered') and not exists (select 1 from upward_recommendation r \
         where r.subject_kind = 'obstacle' and r.subject = o.id) order by o.id",
    ),
];
