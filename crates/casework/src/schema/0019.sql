-- Reports on time: what a unit did with the report of a period, what its receiver answered, and every act of it.
create table period_report (
  id bigint primary key, tenant text not null, unit text not null references unit (code), period text not null, until_on text not null,
  rule text not null, receiver text, stand text not null, first_sent_on text, sent_on text, version bigint not null, unique (unit, period)
);
create index period_report_receiver on period_report (receiver, period, unit) where receiver is not null;
create index period_report_returned on period_report (unit, id) where stand = 'returned';
create table period_report_step (
  report bigint not null references period_report (id), seq bigint not null, tenant text not null, act text not null, on_day text not null,
  at bigint not null, official bigint, unit text not null, text text not null, primary key (report, seq)
);
-- The figures of a report that was returned, as they had been sent.
create table returned_figure (
  report bigint not null references period_report (id), edition bigint not null, form text not null, figures text not null,
  frozen_at bigint not null, frozen_by bigint not null, sent_on text, primary key (report, edition, form)
);
-- The day by which a unit wants the reports of a period, not later than that of the law.
create table report_day (
  unit text not null references unit (code), period text not null, due_on text not null, set_on text not null, official bigint,
  primary key (unit, period)
);
-- A body of a line of its own reports to its line; the administration of its place is sent a copy that it does not add.
create table report_copy (
  unit text not null references unit (code), receiver text not null references unit (code), set_on text not null, official bigint,
  primary key (unit, receiver)
);
create index report_copy_receiver on report_copy (receiver, unit);
insert into period_report (id, tenant, unit, period, until_on, rule, receiver, stand, first_sent_on, sent_on, version)
  select 1000000 + row_number() over (order by f.unit, f.period), min(f.tenant), f.unit, f.period, min(f.until_on), '',
    (select case u.parent when 'tw.chinh-phu' then 'tw.thanh-tra' else u.parent end from unit u where u.code = f.unit), case when min(f.sent_on) is null then 'closed' else 'sent' end,
    min(f.sent_on), min(f.sent_on), 1 from frozen_figure f group by f.unit, f.period;
insert into period_report_step (report, seq, tenant, act, on_day, at, official, unit, text)
  select p.id, 1, p.tenant, 'closed', p.until_on, min(f.frozen_at), min(f.frozen_by), p.unit, '' from period_report p
    join frozen_figure f on f.unit = p.unit and f.period = p.period group by p.id, p.tenant, p.until_on, p.unit;
insert into period_report_step (report, seq, tenant, act, on_day, at, official, unit, text)
  select p.id, 2, p.tenant, 'sent', p.sent_on, min(f.frozen_at), min(f.frozen_by), p.unit, '' from period_report p
    join frozen_figure f on f.unit = p.unit and f.period = p.period where p.sent_on is not null group by p.id, p.tenant, p.sent_on, p.unit;
