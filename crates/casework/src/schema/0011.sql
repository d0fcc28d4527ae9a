-- A dossier that came as a package from another register: what it tells of its case, and its documents by hash.
create table received_dossier (
  id bigint primary key, tenant text not null, unit text not null references unit (code), hash text not null, origin_unit text not null,
  origin_case bigint not null, number bigint not null, year bigint not null, class text not null, procedure text not null, title text not null,
  state text not null, sealed boolean not null, register text not null, received_by bigint, received_at bigint not null,
  case_id bigint references cases (id), joined_by bigint, joined_at bigint
);
create unique index received_dossier_once on received_dossier (unit, hash);
create index received_dossier_unit on received_dossier (unit, id);
create index received_dossier_case on received_dossier (case_id, id) where case_id is not null;
create table received_document (
  dossier bigint not null references received_dossier (id), no bigint not null, file text not null, title text not null, on_day text not null,
  media_type text not null, size bigint not null, hash text not null, primary key (dossier, no)
);
