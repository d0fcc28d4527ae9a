-- What hides the name of a file in the print that the audit keeps of its row, until the file goes under the seal.
alter table attachment add column salt text not null default '';
-- The root of a day: one text that binds whatever moved since the root before, and that root; signed.
create table audit_root (
  day text primary key, drawn_at bigint not null, lanes bigint not null, dockets bigint not null, files bigint not null,
  files_hash text not null, tree text not null, previous text not null, root text not null, public_key text not null, signature text not null
);
-- Where each lane and each docket stood that moved since the root before.
create table audit_root_lane (lane text not null, day text not null, seq bigint not null, hash text not null, primary key (lane, day));
create index audit_root_lane_day on audit_root_lane (day, lane);
create table audit_root_docket (case_id bigint not null, day text not null, seq bigint not null, hash text not null, primary key (case_id, day));
create index audit_root_docket_day on audit_root_docket (day, case_id);
-- The keys that ever signed here, and where a root was handed over to be kept.
create table audit_key (public_key text primary key, first_day text not null);
create table audit_witness (day text not null, place text not null, kept_at bigint not null, primary key (day, place));
{append-only audit}
{append-only docket}
{append-only audit_root}
{append-only audit_root_lane}
{append-only audit_root_docket}
{append-only audit_key}
