-- Sums for boards: of a unit with all below it (own false) and of the unit alone (own true), by figure and time. A flow has
-- a reporting month and its year, open work its due day ('' is all of it) and the month in which it began.
create table board_sum (
  unit text not null, own boolean not null, figure text not null, time text not null, amount bigint not null,
  primary key (unit, own, figure, time)
);
create index board_sum_nothing on board_sum (unit, own, figure, time) where amount = 0;
-- What acts changed and is not yet in the sums: appended with the act, so that no two acts wait for the row of the country.
create table board_change (
  id bigint primary key, unit text not null, figure text not null, time text not null, amount bigint not null
);
create index board_change_unit on board_change (unit, id);
-- What is there already waits like any other change.
insert into board_change (id, unit, figure, time, amount)
select row_number() over (order by unit, figure, time), unit, figure, time, cast(sum(amount) as bigint) from (
  select unit, case when measure like 'visit.%.turns' then 'visits' when measure like 'petition.received.%' then 'received'
      when measure like 'petition.processed.%' then 'processed' when measure like 'case.opened.complaint.%' then 'opened.complaint'
      when measure like 'case.opened.denunciation.%' then 'opened.denunciation'
      when measure like 'case.opened.recommendation.%' then 'opened.recommendation'
      when measure like 'case.settled.complaint.%' then 'settled.complaint'
      when measure like 'case.settled.denunciation.%' then 'settled.denunciation'
      when measure like 'case.settled.recommendation.%' then 'settled.recommendation'
      when measure like 'decision.in_time.%' then 'in_time' when measure like 'decision.late.%' then 'late' end as figure,
    month as time, amount from tally
  union all select unit, 'petition.due', due_on, 1 from petition where handled_on is null
  union all select unit, 'petition.age', substr(received_on, 1, 7), 1 from petition where handled_on is null
  union all select unit, 'case.due.' || class, due_on, 1 from cases where closed_on is null
  union all select unit, 'case.age', substr(started_on, 1, 7), 1 from cases where closed_on is null
) fact where figure is not null group by unit, figure, time;
