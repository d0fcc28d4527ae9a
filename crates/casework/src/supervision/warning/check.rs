//! What must not be found of warnings.

/// Each with what it is; one row with its id for each fault.
pub(crate) const FAULTS: &[(&str, &str)] = &[
    (
        "warning that is closed and open at once",
        "select w.id from warning w where (w.closed_on is not null) <> (w.stand = 'closed') order by w.id",
    ),
    (
        "warning that does not stand as its last act says",
        "select w.id from warning w where (w.stand = 'open') = exists (select 1 from warning_step s where s.warning = w.id) order by w.id",
    ),
    (
        "cause named of a petition under the seal",
        "select q.id from petition_cause c join petition q on q.id = c.petition where q.sealed order by q.id",
    ),
];
