-- What a decision orders becomes duties, each owed by somebody until a day and carried out in instalments. `more`: what was
-- carried out beyond the order. A decision from before has no number of duties.
alter table decision add column duties bigint;
create table duty (
  id bigint primary key, tenant text not null, unit text not null, case_id bigint not null references cases (id), no bigint not null,
  decision bigint not null references decision (id), class text not null, what text not null, ordered bigint not null, more bigint not null,
  done bigint not null, owed_by text not null, charged text, due_on text, plan text not null, state text not null, closed_on text,
  ground text not null, reason text not null, unique (case_id, no)
);
create index duty_open on duty (unit, due_on, id) where state = 'open';
create index duty_charged on duty (charged, due_on, id) where state = 'open' and charged is not null;
create index duty_decision on duty (decision, no);
create table instalment (
  id bigint primary key, tenant text not null, duty bigint not null references duty (id), case_id bigint not null, seq bigint not null,
  on_day text not null, amount bigint not null, more bigint not null, reason text not null
);
create index instalment_duty on instalment (duty, id);
create index instalment_case on instalment (case_id, seq);

-- Every withdrawal, and how it was asked whether it was free. `set_aside_on`: the day on which it was found to be coerced.
create table withdrawal (
  id bigint primary key, tenant text not null, case_id bigint not null references cases (id), seq bigint not null, on_day text not null,
  kind text not null, form text not null, contents text not null, people bigint not null, asked_by bigint, asked_on text,
  absent text not null, is_free boolean not null, is_persuaded boolean not null, reason text not null, set_aside_on text,
  set_aside_seq bigint, unique (case_id, seq)
);
-- Who of those who take part is no longer in it: withdrew, died, left.
alter table case_participant add column left_on text;
alter table case_participant add column left_as text;

-- To whom a decision goes by law, and the proof that he was served.
create table service (
  id bigint primary key, tenant text not null, case_id bigint not null references cases (id), no bigint not null, decision bigint,
  recipient text not null, other text not null, sent_on text not null, sent_seq bigint not null, is_late boolean not null,
  way text not null, served_on text, served_seq bigint, proof text not null, note text not null, unique (case_id, no)
);
-- Where and how long a decision stands in public. `shown`: what anybody may read of it, with private data masked.
create table publication (
  id bigint primary key, tenant text not null, unit text not null, case_id bigint not null references cases (id), no bigint not null,
  decision bigint not null references decision (id), form text not null, from_on text not null, until_on text, times bigint not null,
  place text not null, shown text not null, seq bigint not null, down_on text, down_seq bigint, down_reason text not null,
  unique (case_id, no)
);
create index publication_shown on publication (from_on, id) where shown <> '';
create index publication_decision on publication (decision, no);

-- A suit about the matter, its judgment and what was done of it.
create table lawsuit (
  id bigint primary key, tenant text not null, unit text not null, case_id bigint not null references cases (id), no bigint not null,
  court text not null, number text not null, accepted_on text not null, seq bigint not null, judged_on text, judgment text not null,
  result text not null, judged_seq bigint, executed_on text, execution text not null, executed_seq bigint, unique (case_id, no)
);
-- A decision in legal effect looked at again by whoever may order it.
create table reexamination (
  id bigint primary key, tenant text not null, unit text not null, case_id bigint not null references cases (id), no bigint not null,
  ordered_by text not null, ordered_on text not null, reason text not null, seq bigint not null, ended_on text, result text not null,
  ended_seq bigint, unique (case_id, no)
);
-- Withdrawals of before were asked whether they were free; none that was not stands as withdrawn.
update cases set facts = replace(facts, 'withdrawn_whole', 'withdrawn_freely withdrawn_whole') where facts like '%withdrawn_whole%';
