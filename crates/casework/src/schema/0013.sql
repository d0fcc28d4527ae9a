-- Inspections of the duty to receive and to settle: who is inspected, what was concluded, what was recommended and done.
create table inspection (
  id bigint primary key, tenant text not null, unit text not null references unit (code), kind text not null, occasion text not null,
  topic text not null, basis text not null, period_from text not null, period_until text not null, planned_on text not null,
  days bigint not null, team text not null, units bigint not null, stand text not null, begun_on text, concluded_on text,
  number text not null default '', conclusion text not null default '', carried_out_on text, recorded_by bigint, version bigint not null
);
create index inspection_unit on inspection (unit, planned_on, id);
create table inspected (
  inspection bigint not null references inspection (id), no bigint not null, subject text not null references unit (code),
  primary key (inspection, no)
);
create index inspected_subject on inspected (subject, inspection);
create table inspection_recommendation (
  id bigint primary key, tenant text not null, inspection bigint not null references inspection (id), no bigint not null,
  unit text not null references unit (code), kind text not null, text text not null, organizations bigint not null, people bigint not null,
  due_on text not null, stand text not null, done_organizations bigint not null, done_people bigint not null, answered_on text, closed_on text,
  version bigint not null, unique (inspection, no)
);
create index inspection_recommendation_unit on inspection_recommendation (unit, due_on, id) where closed_on is null;
create table inspection_step (
  inspection bigint not null references inspection (id), seq bigint not null, tenant text not null, recommendation bigint, act text not null,
  on_day text not null, at bigint not null, official bigint, unit text not null, text text not null, due_on text, primary key (inspection, seq)
);
