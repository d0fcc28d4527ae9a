//! What must not be found among public dialogues, each with what it is; one row with its id for each fault.

/// For `tiepdan check`.
pub(in crate::supervision) const FAULTS: &[(&str, &str)] = &[
    (
        "public dialogue with questions that was not held",
        "select d.id from public_dialogue d where d.stand <> 'held' and (d.published_on is not null \
         or exists (select 1 from dialogue_question q where q.dialogue = d.id)) order by d.id",
    ),
    (
        "public dialogue without a conclusion",
        "select d.id from public_dialogue d where (d.summary = '') <> (d.stand = 'announced') order by d.id",
    ),
    (
        "public dialogue with a gap among its questions",
        "select d.id from public_dialogue d where (select count(*) from dialogue_question q where q.dialogue = d.id) \
         <> coalesce((select max(q.no) from dialogue_question q where q.dialogue = d.id), 0) order by d.id",
    ),
    (
        "promise of a public dialogue that no directive keeps",
        "select q.dialogue as id from dialogue_question q where q.directive is not null and not exists (select 1 from directive d \
         where d.id = q.directive and d.subject_kind = 'dialogue' and d.subject = q.dialogue) order by q.dialogue, q.no",
    ),
    (
        "directive about a public dialogue that is not there",
        "select d.id from directive d where d.subject_kind = 'dialogue' and not exists (select 1 from public_dialogue p where p.id = d.subject) \
         order by d.id",
    ),
];
