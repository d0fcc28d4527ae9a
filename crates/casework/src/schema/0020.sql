-- What each official has looked at: rows made later are new to him.
create table news_seen (
  official bigint not null references official (id), kind text not null, seen_id bigint not null, seen_at bigint not null,
  primary key (official, kind)
);
-- Who wants a mail each day, to which address, and on which days one was written.
create table digest (official bigint primary key references official (id), address text not null, set_at bigint not null);
create table digest_day (official bigint not null references official (id), day text not null, at bigint not null, primary key (official, day));
create index assignment_new on assignment (unit, id) where closed_on is null;
create index urging_new on urging (unit, id) where closed_on is null;
create index petition_new on petition (unit, id) where handled_on is null;
create index review_meeting_new on review_meeting (unit, id) where stand in ('called', 'open');
-- Commendations of units and persons, from the figures of a period.
create table commendation (
  id bigint primary key, tenant text not null, unit text not null references unit (code), subject_kind text not null, subject text not null,
  official bigint references official (id), person text not null, form text not null, period text not null, merit text not null,
  figures text not null, proposed_on text not null, proposed_by bigint, stand text not null, number text not null, decided_on text,
  reason text not null, version bigint not null
);
create index commendation_unit on commendation (unit, proposed_on, id);
