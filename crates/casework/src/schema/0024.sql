-- How a sign-in was proved and when last, what it still owes (a password of one's own, a second factor), and whether it is only half done.
alter table sign_in_session add column proved_at bigint not null default 0;
alter table sign_in_session add column proved_by text not null default 'password';
alter table sign_in_session add column owes text;
alter table sign_in_session add column half boolean not null default false;
-- A password that somebody else has set is to be changed at the first sign-in.
alter table official add column password_given boolean not null default false;
-- Second factors. The secret of a code is sealed under a key that is not in the database; of recovery codes only hashes are kept.
create table totp (official bigint primary key references official (id), secret {blob} not null, last_step bigint not null, made_at bigint not null);
create table recovery_code (official bigint not null references official (id), hash {blob} not null, used_at bigint, primary key (official, hash));
create table passkey (
  id bigint primary key, official bigint not null references official (id), name text not null, credential {blob} not null unique,
  algorithm text not null, public_key {blob} not null, counter bigint not null, made_at bigint not null, used_at bigint
);
create index passkey_official on passkey (official, id);
-- From which day on who holds a post in this unit or below it needs a second factor to work.
create table factor_policy (
  unit text not null references unit (code), post text not null, from_on text not null, must_on text not null,
  set_by bigint not null references official (id), set_at bigint not null, primary key (unit, post)
);
-- What only two administrators can do together: emergency access to a post for hours, the removal of somebody's second factors.
create table second_person (
  id bigint primary key, tenant text not null, unit text not null references unit (code), kind text not null,
  official bigint not null references official (id), post text, reason text not null, hours bigint not null,
  asked_by bigint not null references official (id), asked_at bigint not null, asked_on text not null, stand text not null,
  answered_by bigint references official (id), answered_at bigint, ends_at bigint, report text not null default '',
  reported_by bigint references official (id), reported_at bigint
);
create index second_person_unit on second_person (unit, id);
create index second_person_official on second_person (official, ends_at) where stand = 'granted';
create index audit_of_official on audit (official, at);
