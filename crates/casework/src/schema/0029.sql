-- Against whom a petition or a case is, as officials of the register: they, and whoever reports to them, see nothing of it.
create table accused (
  subject bigint not null, official bigint not null references official (id), tenant text not null, on_day text not null,
  named_by bigint, lifted_on text, lifted_by bigint, reason text not null default '', primary key (subject, official)
);
create index accused_official on accused (official, subject) where lifted_on is null;
create index petition_duplicate on petition (duplicate_of, id) where duplicate_of is not null;
-- Handled denunciations of before against the head or the deputies of a unit: whoever held the post when they came.
insert into accused (subject, official, tenant, on_day)
  select distinct q.id, p.official, q.tenant, q.received_on from petition q join post p on p.unit = q.respondent_unit and p.post = q.respondent_role
    where q.handled_on is not null and q.respondent_role in ('head', 'deputy_head') and coalesce(q.class, q.stated_class) = 'denunciation'
    and p.from_on <= q.received_on and (p.until_on is null or p.until_on >= q.received_on);
insert into accused (subject, official, tenant, on_day)
  select distinct c.id, p.official, c.tenant, c.started_on from cases c join post p on p.unit = c.respondent_unit and p.post = c.respondent_role
    where c.respondent_role in ('head', 'deputy_head') and c.class = 'denunciation'
    and p.from_on <= c.started_on and (p.until_on is null or p.until_on >= c.started_on);
