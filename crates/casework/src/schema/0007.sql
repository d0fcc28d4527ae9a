-- A paper is numbered in the series of its kind (12/TB-UBND), whatever its form, and knows the docket entry that issued it.
alter table notice add column series text not null default '';
alter table notice add column entry bigint;
update notice set series = form;
-- Numbers of before were counted for each form; the series of a kind goes on behind the highest of them.
insert into series (unit, series, year, last) select n.unit, k.kind, n.year, max(n.number) from notice n
  cross join (select 'TB' as kind union all select 'QĐ' union all select 'BC' union all select 'CV' union all select 'PĐX'
    union all select 'PHD' union all select 'PC' union all select 'KL' union all select 'GBN') k group by n.unit, k.kind, n.year;
-- The papers of notices. An issued one never changes: a further edition stands beside it.
create table paper (
  id bigint primary key, tenant text not null, unit text not null, notice bigint not null references notice (id), edition bigint not null,
  state text not null, code text not null unique, texts text not null, reason text not null, made_at bigint not null, made_by bigint not null,
  number text, on_day text, filled text, template text, hash text, sealed boolean not null, issued_at bigint, issued_by bigint,
  version bigint not null, unique (notice, edition)
);
create index paper_hash on paper (hash, id) where hash is not null;
