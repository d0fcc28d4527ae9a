-- The seal over denouncers (Law on Denunciations art. 8(3), 56(2)): each sealed matter has a key pair; what is sealed is sealed to its
-- public half; its private half is wrapped for the posts that may open it. What follows from the master key stands nowhere here.
create table seal (
  id bigint primary key, tenant text not null, public {blob} not null, made_at bigint not null, destroyed_at bigint,
  destroyed_by bigint, reason text not null default ''
);
create table seal_subject (subject bigint primary key, seal bigint not null references seal (id));
create index seal_subject_seal on seal_subject (seal, subject);
-- A post of a unit, or the recovery key of the custodians (unit '').
create table seal_key (
  id bigint primary key, unit text not null, post text not null, epoch bigint not null, generation bigint not null, public {blob} not null,
  made_at bigint not null, retired_at bigint, unique (unit, post, epoch, generation)
);
create table seal_wrap (
  seal bigint not null references seal (id), recipient bigint not null references seal_key (id), wrapped {blob} not null,
  primary key (seal, recipient)
);
create index seal_wrap_recipient on seal_wrap (recipient, seal);
-- The recovery key, once for each pair of the three custodians.
create table seal_share (
  recovery bigint not null references seal_key (id), first bigint not null, second bigint not null, envelope {blob} not null,
  primary key (recovery, first, second)
);
-- Marks of names and numbers under the seal, so that a text can be asked whether it tells one of them.
create table seal_mark (
  sealed bigint not null references sealed_person (id), epoch bigint not null, kind text not null, size bigint not null, mark {blob} not null,
  primary key (sealed, epoch, kind, size, mark)
);
-- What a unit adds to the law: a second person for each opening.
create table seal_rule (
  unit text primary key references unit (code), second_person boolean not null, set_at bigint not null, set_by bigint not null
);
-- Each opening, from the question to the look.
create table seal_opening (
  id bigint primary key, tenant text not null, unit text not null, petition bigint not null references petition (id),
  official bigint not null references official (id), reason text not null, asked_at bigint not null, confirmed_by bigint,
  confirmed_at bigint, declined_by bigint, opened_at bigint, ends_at bigint
);
create index seal_opening_petition on seal_opening (petition, id);
create index seal_opening_unit on seal_opening (unit, id);
create index seal_opening_waiting on seal_opening (unit, id) where confirmed_at is null and declined_by is null and opened_at is null;
-- What stands here in the clear is sealed when the register is opened next; from then on these columns are empty.
alter table sealed_person add column seal bigint;
alter table sealed_person add column envelope {blob};
alter table sealed_text add column seal bigint;
alter table sealed_text add column envelope {blob};
alter table sealed_file add column seal bigint;
alter table sealed_file add column envelope {blob};
alter table sealed_content add column seal bigint;
