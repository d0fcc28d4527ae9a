-- Urging: a unit is reminded of what it owes, by rule or by hand, and answers.
create table urging (
  id bigint primary key, tenant text not null, unit text not null references unit (code), giver text references unit (code),
  of_unit text not null, rule text, clock bigint, stage bigint not null, due_on text, subject_kind text not null, subject bigint not null,
  number text not null, text text not null, on_day text not null, answer_by text, stand text not null, answered_on text, closed_on text,
  escalated_to text, escalated_on text, official bigint, version bigint not null, unique (clock, rule, stage, due_on)
);
create index urging_unit on urging (unit, on_day, id);
create index urging_giver on urging (giver, on_day, id) where giver is not null;
create index urging_upward on urging (escalated_to, on_day, id) where escalated_to is not null;
create index urging_open on urging (answer_by, id) where closed_on is null;
create index urging_subject on urging (subject, id);
create table urging_step (
  urging bigint not null references urging (id), seq bigint not null, tenant text not null, act text not null, on_day text not null,
  at bigint not null, official bigint, unit text not null, text text not null, reasons text not null, responsibility text not null,
  primary key (urging, seq)
);
-- On which days the program has looked at every open term.
create table urging_round (day text primary key, at bigint not null, terms bigint not null, written bigint not null);
create index clock_running on clock (due_on, id) where closed_on is null and suspended_on is null and due_on is not null;
