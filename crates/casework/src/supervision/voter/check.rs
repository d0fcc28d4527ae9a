//! What must not be found among voters' petitions, each with what it is; one row with its id for each fault.

/// For `tiepdan check`.
pub(in crate::supervision) const FAULTS: &[(&str, &str)] = &[
    (
        "voters' petition sent to nobody",
        "select v.id from voter_petition v where (v.to_unit is null) <> (v.stand in ('received', 'explained')) order by v.id",
    ),
    (
        "voters' petition that is ended and open at once",
        "select v.id from voter_petition v where (v.closed_on is not null) <> (v.stand in ('told', 'explained')) order by v.id",
    ),
    (
        "voters' petition owed without a day",
        "select v.id from voter_petition v where v.stand in ('forwarded', 'returned', 'watched') and v.due_on is null order by v.id",
    ),
    (
        "voters' petition answered without words",
        "select v.id from voter_petition v where (v.answered_on is not null) <> (v.answer <> '') order by v.id",
    ),
    (
        "voters' petition of a meeting of another body",
        "select v.id from voter_petition v where v.meeting is not null and not exists (select 1 from voter_meeting m where m.id = v.meeting \
         and m.unit = v.unit) order by v.id",
    ),
];
