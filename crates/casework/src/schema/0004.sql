-- What a leader or a body orders, and to each of its owners one assignment.
create table directive (
  id bigint primary key, tenant text not null, unit text not null references unit (code), source text not null, number text not null,
  on_day text not null, given_by text not null, session bigint, subject_kind text not null, subject bigint, text text not null,
  owners bigint not null, recorded_by bigint
);
create index directive_unit on directive (unit, on_day, id);
create index directive_session on directive (session, id) where session is not null;
create index directive_subject on directive (subject, id) where subject is not null;
create table assignment (
  id bigint primary key, tenant text not null, directive bigint not null references directive (id), no bigint not null,
  giver text not null references unit (code), unit text not null references unit (code), official bigint, due_on text not null,
  stand text not null, reported_on text, closed_on text, escalated_to text, escalated_on text, version bigint not null,
  unique (directive, no)
);
create index assignment_unit on assignment (unit, due_on, id) where closed_on is null;
create index assignment_giver on assignment (giver, due_on, id) where closed_on is null;
create index assignment_due on assignment (due_on, id) where closed_on is null;
create index assignment_superior on assignment (escalated_to, due_on, id) where closed_on is null and escalated_to is not null;
create table assignment_step (
  assignment bigint not null references assignment (id), seq bigint not null, tenant text not null, act text not null,
  on_day text not null, at bigint not null, official bigint, unit text not null, text text not null, due_on text not null,
  primary key (assignment, seq)
);

-- Prolonged, complicated and mass cases on named lists.
create table prolonged_list (
  id bigint primary key, tenant text not null, unit text not null references unit (code), name text not null, basis text not null,
  from_on text not null, until_on text not null, recorded_by bigint
);
create index prolonged_list_unit on prolonged_list (unit, until_on, id);
create table prolonged_case (
  id bigint primary key, tenant text not null, list bigint not null references prolonged_list (id), case_id bigint not null references cases (id),
  unit text not null references unit (code), owner text not null references unit (code), head bigint, head_name text not null,
  listed_on text not null, criteria text not null, reason text not null, stand text not null, settled_on text, closed_on text,
  version bigint not null, unique (list, case_id)
);
create index prolonged_case_case on prolonged_case (case_id, id);
create index prolonged_case_owner on prolonged_case (owner, id);
create table prolonged_step (
  entry bigint not null references prolonged_case (id), seq bigint not null, tenant text not null, act text not null,
  on_day text not null, at bigint not null, official bigint, unit text not null, text text not null, primary key (entry, seq)
);
create table milestone (
  entry bigint not null references prolonged_case (id), no bigint not null, tenant text not null, due_on text not null, text text not null,
  done_on text, primary key (entry, no)
);
create table content_progress (
  entry bigint not null references prolonged_case (id), month text not null, content bigint not null, tenant text not null,
  stand text not null, text text not null, on_day text not null, at bigint not null, official bigint, primary key (entry, month, content)
);
