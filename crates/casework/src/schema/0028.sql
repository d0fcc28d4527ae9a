-- What the scanner said of a content, by the hash under which it is kept; `scanned_at` is 0 until it has spoken.
create table scan (
  hash text primary key, state text not null, engine text not null, found text not null, has_macros boolean not null, scanned_at bigint not null
);
create index scan_age on scan (scanned_at, hash);
create index scan_engine on scan (engine, scanned_at);
insert into scan (hash, state, engine, found, has_macros, scanned_at) select hash, 'unscanned', '', '', false, 0 from content;
