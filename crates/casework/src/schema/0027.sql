-- Protection of those who denounce: a dossier of its own (Law on Denunciations art. 55). Roles only; names stand under the seal.
create table protection (
  id bigint primary key, tenant text not null, unit text not null references unit (code), petition bigint not null references petition (id),
  year bigint not null, number bigint not null, source text not null, asked_on text not null, is_urgent boolean not null, written_on text,
  decide_by text not null, threat text not null, from_whom text not null, stand text not null, decision_number text not null default '',
  decided_on text, starts_on text, until_on text, ground text not null default '', reason text not null default '',
  end_ground text not null default '', end_number text not null default '', end_reason text not null default '', ended_on text,
  watch_until text, renews bigint references protection (id), recorded_by bigint, version bigint not null, unique (unit, year, number)
);
create index protection_unit on protection (unit, asked_on, id);
create index protection_open on protection (unit, decide_by, id) where stand = 'asked';
create index protection_petition on protection (petition, id);
create table protection_person (
  protection bigint not null references protection (id), no bigint not null, relation text not null, sealed bigint, primary key (protection, no)
);
create table protection_risk (
  protection bigint not null references protection (id), no bigint not null, on_day text not null, gravity text not null,
  is_imminent boolean not null, text text not null, official bigint, primary key (protection, no)
);
create table protection_measure (
  protection bigint not null references protection (id), no bigint not null, kind text not null, code text not null, body text not null,
  is_immediate boolean not null, ordered_on text not null, until_on text, task text not null, done_on text, done text not null default '',
  ended_on text, end_reason text not null default '', primary key (protection, no)
);
create table protection_check (
  protection bigint not null references protection (id), no bigint not null, due_on text not null, checked_on text, asked text not null default '',
  signs text not null default '', outcome text, official bigint, primary key (protection, no)
);
create index protection_check_open on protection_check (due_on, protection) where checked_on is null;
create table protection_step (
  protection bigint not null references protection (id), seq bigint not null, tenant text not null, act text not null, on_day text not null,
  at bigint not null, official bigint, text text not null, primary key (protection, seq)
);
-- The accused of a wrong denunciation, restored in writing and in public.
create table restoration (
  id bigint primary key, tenant text not null, unit text not null references unit (code), case_id bigint not null unique references cases (id),
  finding text not null, due_on text not null, number text not null, told_on text not null, text text not null, consent text not null,
  consent_on text, slander text not null default '', slander_note text not null default '', done_on text, recorded_by bigint,
  version bigint not null
);
create index restoration_unit on restoration (unit, due_on, id);
create table restoration_post (
  restoration bigint not null references restoration (id), no bigint not null, way text not null, place text not null, from_on text not null,
  until_on text, times bigint not null, primary key (restoration, no)
);
