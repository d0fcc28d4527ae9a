//! What must not be found among inspections, each with what it is; one row with its id for each fault.

/// For `tiepdan check`.
pub(in crate::supervision) const FAULTS: &[(&str, &str)] = &[
    (
        "inspection without the units it is about",
        "select i.id from inspection i where i.units <> (select count(*) from inspected s where s.inspection = i.id) order by i.id",
    ),
    (
        "inspection that does not stand as its days say",
        "select i.id from inspection i where (i.begun_on is not null) <> (i.stand in ('begun', 'concluded', 'carried_out')) \
         or (i.concluded_on is not null) <> (i.stand in ('concluded', 'carried_out')) \
         or (i.carried_out_on is not null) <> (i.stand = 'carried_out') order by i.id",
    ),
    (
        "inspection concluded without a number",
        "select i.id from inspection i where i.concluded_on is not null and i.number = '' order by i.id",
    ),
    (
        "inspection with something left that was carried out, or with nothing left that was not",
        "select i.id from inspection i where i.concluded_on is not null and (i.stand = 'carried_out') = exists (select 1 \
         from inspection_recommendation r where r.inspection = i.id and r.closed_on is null) order by i.id",
    ),
    (
        "recommendation that is accepted and open at once",
        "select r.id from inspection_recommendation r where (r.closed_on is not null) <> (r.stand = 'accepted') order by r.id",
    ),
    (
        "recommendation that does not stand as its last act says",
        "select r.id from inspection_recommendation r where coalesce((select s.act from inspection_step s where s.inspection = r.inspection \
         and s.recommendation = r.no order by s.seq desc limit 1), '') <> case when r.stand = 'given' then 'recommended' else r.stand end \
         order by r.id",
    ),
    (
        "inspection with a gap among its acts",
        "select i.id from inspection i where (select count(*) from inspection_step s where s.inspection = i.id) \
         <> coalesce((select max(s.seq) from inspection_step s where s.inspection = i.id), 0) order by i.id",
    ),
];
