-- Duty rosters: who sits on which day at the unit's place of reception. A row that no longer holds is ended, never changed:
-- it counts in the sheets of its month from `from_sheet` on and no longer from `until_sheet` on.
create table roster_duty (
  id bigint primary key, tenant text not null, unit text not null references unit (code), on_day text not null,
  paid_group text not null, official bigint references official (id), name text not null, body text not null,
  has_allowance boolean not null, basis text not null, minutes bigint, session bigint references reception_session (id),
  note text not null, from_sheet bigint not null, until_sheet bigint, ended_as text, recorded_by bigint
);
create index roster_duty_unit on roster_duty (unit, on_day, id);
create index roster_duty_official on roster_duty (official, on_day, id) where official is not null;
-- Rates that a unit, or the People's Council of its province, set for itself within those of the law.
create table allowance_rate (
  id bigint primary key, tenant text not null, unit text not null references unit (code), rate text not null, from_on text not null,
  without_allowance bigint not null, with_allowance bigint not null, number text not null, decided_on text not null,
  is_resolution boolean not null, recorded_by bigint
);
create index allowance_rate_unit on allowance_rate (unit, rate, from_on, id);
-- Sheets that were closed with the signature of the head; each further one pays or takes back what changed since.
create table allowance_sheet (
  id bigint primary key, tenant text not null, unit text not null references unit (code), month text not null, no bigint not null,
  closed_on text not null, closed_by bigint, signer text not null, people bigint not null, total bigint not null, paid bigint not null,
  reason text not null, unique (unit, month, no)
);
