-- What the measures of responsibility read.
create index decision_second on decision (on_day, id) where stage = 'second';
create index petition_upward on petition (competent_unit, received_on, id) where skips_level;
create index assignment_owner on assignment (unit, due_on, id);
create index inspection_recommendation_owner on inspection_recommendation (unit, due_on, id);

-- The project or decision behind a petition, as an officer named it; never of a petition under the seal.
create table petition_cause (
  petition bigint primary key references petition (id), tenant text not null, kind text not null, name text not null, folded text not null
);
create index petition_cause_name on petition_cause (tenant, folded, petition);
-- Early warnings: one cause about which more people write than before. Counts alone: nobody and no petition stands here.
create table warning (
  id bigint primary key, tenant text not null, unit text not null references unit (code), kind text not null, cause text not null,
  folded text not null, field text not null, raised_on text not null, seen_on text not null, people bigint not null,
  before_people bigint not null, windows bigint not null, stand text not null, closed_on text, version bigint not null
);
create index warning_unit on warning (unit, raised_on, id);
create index warning_cause on warning (unit, kind, folded, field, id);
create table warning_step (
  warning bigint not null references warning (id), seq bigint not null, tenant text not null, act text not null, on_day text not null,
  at bigint not null, official bigint, unit text not null, whom text not null, text text not null, primary key (warning, seq)
);
create table warning_round (day text primary key, at bigint not null, raised bigint not null);
-- What whoever filed says of the answer, by the code of the petition: a mark and a word, without a name; counted by unit.
create table judgement (
  petition bigint primary key references petition (id), tenant text not null, unit text not null references unit (code), on_day text not null,
  mark bigint not null, text text not null
);
create index judgement_unit on judgement (unit, on_day, petition);
