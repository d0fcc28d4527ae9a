-- Units that the register adds to those of the law, and each time that some were brought in or changed.
alter table unit add column added boolean not null default false;
create index unit_added on unit (code) where added;
create table unit_import (id bigint primary key, at bigint not null, added bigint not null, changed bigint not null);
