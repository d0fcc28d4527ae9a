-- What an officer proposes, who checked it, what became of it. It changes no case: the step of the head does.
create table proposal (
  id bigint primary key, tenant text not null, unit text not null references unit (code), case_id bigint not null references cases (id),
  step text not null, on_day text not null, fields text not null, note text not null, state text not null,
  proposed_by bigint not null, proposed_at bigint not null, checked_by bigint, checked_at bigint,
  ended_by bigint, ended_at bigint, answer text not null default '', seq bigint, version bigint not null
);
create index proposal_waiting on proposal (unit, proposed_at, id) where state in ('proposed', 'checked');
create index proposal_case on proposal (case_id, id);
-- A deputy takes the steps of his head from a day to a day.
create table delegation (
  id bigint primary key, tenant text not null, unit text not null references unit (code), deputy bigint not null, given_by bigint not null,
  from_on text not null, until_on text not null, reason text not null, given_at bigint not null
);
create index delegation_deputy on delegation (deputy, unit, until_on, id);
create index delegation_unit on delegation (unit, until_on, id);
