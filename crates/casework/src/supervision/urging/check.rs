//! What must not be found among urgings, each with what it is; one row with its id for each fault.

/// For `tiepdan check`.
pub(in crate::supervision) const FAULTS: &[(&str, &str)] = &[
    (
        "urging about a case that is not there",
        "select u.id from urging u where u.subject_kind = 'case' and not exists (select 1 from cases c where c.id = u.subject) order by u.id",
    ),
    (
        "urging about a petition that is not there",
        "select u.id from urging u where u.subject_kind = 'petition' and not exists (select 1 from petition q where q.id = u.subject) order by u.id",
    ),
    (
        "urging about an assignment that is not there",
        "select u.id from urging u where u.subject_kind = 'assignment' and not exists (select 1 from assignment a where a.id = u.subject) order by u.id",
    ),
    (
        "urging by rule of a clock that is not that of its subject",
        "select u.id from urging u where u.rule is not null and not exists (select 1 from clock c where c.id = u.clock and c.subject = u.subject \
         and c.subject_kind = u.subject_kind) order by u.id",
    ),
    (
        "urging that comes from a rule and from a unit at once, or from neither",
        "select u.id from urging u where (u.rule is null) = (u.giver is null) order by u.id",
    ),
    (
        "urging of the unit that urges",
        "select u.id from urging u where u.giver = u.unit order by u.id",
    ),
    (
        "urging that is ended and open at once",
        "select u.id from urging u where (u.closed_on is not null) <> (u.stand in ('answered', 'ended', 'withdrawn')) order by u.id",
    ),
    (
        "urging that asks an answer by no day",
        "select u.id from urging u where u.stand in ('open', 'answered') and u.answer_by is null order by u.id",
    ),
    (
        "urging answered without the day of its answer",
        "select u.id from urging u where (u.stand = 'answered') <> (u.answered_on is not null) order by u.id",
    ),
    (
        "urging that does not stand as its last act says",
        "select u.id from urging u where coalesce((select s.act from urging_step s where s.urging = u.id and s.act <> 'escalated' \
         order by s.seq desc limit 1), '') <> case when u.stand in ('told', 'open') then 'urged' else u.stand end order by u.id",
    ),
    (
        "urging with a gap among its acts",
        "select u.id from urging u where (select count(*) from urging_step s where s.urging = u.id) \
         <> coalesce((select max(s.seq) from urging_step s where s.urging = u.id), 0) order by u.id",
    ),
    (
        "urging that went upward without an act",
        "select u.id from urging u where (u.escalated_to is not null) <> exists (select 1 from urging_step s where s.urging = u.id \
         and s.act = 'escalated') order by u.id",
    ),
];
