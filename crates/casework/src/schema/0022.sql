-- What is due is summed by month (m2026-11) and by year (y2026) as well, so that what is overdue is the sum of a few rows.
insert into board_sum (unit, own, figure, time, amount)
select unit, own, figure, 'm' || substr(time, 1, 7), cast(sum(amount) as bigint) from board_sum
where figure in ('petition.due', 'case.due.complaint', 'case.due.denunciation', 'case.due.recommendation') and time <> ''
group by unit, own, figure, substr(time, 1, 7);
insert into board_sum (unit, own, figure, time, amount)
select unit, own, figure, 'y' || substr(time, 1, 4), cast(sum(amount) as bigint) from board_sum
where figure in ('petition.due', 'case.due.complaint', 'case.due.denunciation', 'case.due.recommendation') and time >= '0' and time < 'm'
group by unit, own, figure, substr(time, 1, 4);
-- The unit directly above, so that the lines of a board stand together ('' for a unit alone).
alter table board_sum add column upper text not null default '';
update board_sum set upper = coalesce((select parent from unit where code = board_sum.unit), '') where own = false;
create index board_sum_below on board_sum (upper, figure, time, unit, amount);
