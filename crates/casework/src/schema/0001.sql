-- Units that take part in the work; the whole country stands in law/, a unit comes here when it is first used.
create table unit (
  code text primary key, tenant text not null, parent text references unit (code), level text not null,
  branch text not null, name text not null, from_on text not null, until_on text
);
-- Every unit with each unit above it and itself (depth 0).
create table unit_reach (
  upper text not null references unit (code), lower text not null references unit (code), depth bigint not null,
  primary key (upper, lower)
);
create index unit_reach_lower on unit_reach (lower, upper);

create table official (
  id bigint primary key, tenant text not null, unit text not null references unit (code), name text not null,
  sign_in text not null unique, password_hash text not null, disabled boolean not null default false
);
create table post (
  id bigint primary key, official bigint not null references official (id), tenant text not null,
  unit text not null references unit (code), post text not null, below boolean not null, from_on text not null, until_on text
);
create index post_official on post (official, from_on);
create index post_unit on post (unit, post, from_on);
create table sign_in_session (
  hash {blob} primary key, official bigint not null references official (id), csrf text not null,
  begun_at bigint not null, seen_at bigint not null, ends_at bigint not null
);
create index sign_in_session_official on sign_in_session (official);
create table token (
  id bigint primary key, official bigint not null references official (id), name text not null,
  hash {blob} not null unique, made_at bigint not null, ends_at bigint not null, used_at bigint
);

-- Citizens and organizations whose names may be shown to whoever sees the row that names them.
create table person (
  id bigint primary key, tenant text not null, is_organization boolean not null, name text not null,
  name_folded text not null, id_kind text, id_number text, address text not null, commune text, phone text, email text
);
create index person_name on person (tenant, name_folded, id);
create index person_number on person (id_number, id);
-- Denouncers: kept apart from the first day (Law on Denunciations art. 8, 56); nothing else holds their data.
create table sealed_person (
  id bigint primary key, tenant text not null, is_organization boolean not null, name text not null,
  name_folded text not null, id_kind text, id_number text, address text not null, commune text, phone text, email text
);
create table sealed_text (subject bigint primary key, tenant text not null, text text not null);
create table open_text (subject bigint primary key, tenant text not null, text text not null);

create table content (hash text primary key, size bigint not null, media_type text not null, bytes {blob} not null);
create table attachment (
  id bigint primary key, tenant text not null, subject bigint not null, sealed boolean not null, name text not null,
  media_type text not null, size bigint not null, hash text not null,
  added_at bigint not null, added_by bigint
);
create index attachment_subject on attachment (subject, id);
create index attachment_hash on attachment (hash, id);
-- What tells who denounced in a file: its content (handwriting) and its name; `attachment.name` is then a number.
create table sealed_content (hash text primary key, size bigint not null, media_type text not null, bytes {blob} not null);
create table sealed_file (attachment bigint primary key references attachment (id), tenant text not null, name text not null);

create table reception_session (
  id bigint primary key, tenant text not null, unit text not null references unit (code), register text not null,
  kind text not null, form text not null, online_ground text, received_by text not null, host text not null, delegated_by text not null,
  on_day text not null, place text not null, content text not null, announced_on text, attendees text not null, starts_at text, ends_at text,
  state text not null, moved_to text, moved_from bigint, note text not null, version bigint not null
);
create index reception_session_unit on reception_session (unit, on_day, id);
create index reception_session_announced on reception_session (on_day, id) where announced_on is not null;
-- matter: the first visit on the same matter, the visit itself when it is that.
create table visit (
  id bigint primary key, tenant text not null, unit text not null references unit (code),
  session bigint not null references reception_session (id), register text not null, year bigint not null, number bigint not null,
  on_day text not null, column_group text not null, people bigint not null, is_repeated boolean not null, class text,
  sealed boolean not null, field text, summary text not null, settled_before_by text not null, within_competence boolean,
  outcome text not null, ground text, answer text not null, promised_on text, guided_to text not null, handed_to text not null,
  paper_number text not null, note text not null, matter bigint not null, petition bigint, case_id bigint, recorded_by bigint,
  unique (unit, register, year, number)
);
create index visit_unit on visit (unit, on_day, id);
create index visit_session on visit (session, id);
create index visit_matter on visit (matter, id);
create index visit_petition on visit (petition, id) where petition is not null;
create index visit_case on visit (case_id, id) where case_id is not null;
-- Visits on a matter that was there before: few, so that a count of matters need not read every visit.
create index visit_again on visit (unit, on_day, matter) where matter <> id and register = 'state';
create index visit_received on visit (matter, unit, on_day, column_group) where outcome <> 'refused' and register = 'state';
create table visit_person (
  visit bigint not null references visit (id), no bigint not null, role text not null, person bigint, sealed bigint,
  without_paper text not null, primary key (visit, no)
);
create index visit_person_person on visit_person (person, visit);

create table petition (
  id bigint primary key, tenant text not null, unit text not null references unit (code), year bigint not null, number bigint not null,
  received_on text not null, received_at bigint not null, dated_on text, channel text not null, forwarded_by text,
  forwarded_unit text, answer_forwarder boolean not null default false, visit bigint, signers bigint not null, has_originals boolean not null, sealed boolean not null,
  summary text not null, respondent text not null, respondent_unit text, respondent_role text,
  state text not null, class text, stage text, field text, is_mixed boolean not null default false, part_of bigint, eligible boolean, ineligibility text,
  within_competence boolean, competent_unit text, competence_reason text, branch text, skips_level boolean not null default false,
  rule text, outcome text, handled_on text, handled_by bigint, sent_to text, sent_petition bigint, came_from bigint, reason text not null default '', facts text not null default '',
  case_id bigint, duplicate_of bigint, due_on text not null, text_print text not null, follow_code text not null unique, follow_hash text not null, version bigint not null,
  unique (unit, year, number)
);
create index petition_unit_open on petition (unit, due_on, id, state) where handled_on is null;
create index petition_due on petition (due_on, id) where handled_on is null;
create index petition_unit on petition (unit, received_on, id);
create index petition_case on petition (case_id, id);
create index petition_part on petition (part_of, id) where part_of is not null;
create index petition_came on petition (came_from, id) where came_from is not null;
create index petition_visit on petition (visit, id) where visit is not null;
create index petition_print on petition (text_print, id);
create table petition_party (
  petition bigint not null references petition (id), no bigint not null, role text not null, person bigint, sealed bigint,
  primary key (petition, no)
);
create index petition_party_person on petition_party (person, petition);
create index petition_party_sealed on petition_party (sealed, petition);
create table reply (
  id bigint primary key, tenant text not null, petition bigint not null references petition (id), on_day text not null,
  number text not null, unit text, kind text not null, text text not null
);
create index reply_petition on reply (petition, id);

-- Information with denunciation content whose source is not known (Law on Denunciations art. 25): never a case.
create table tip (
  id bigint primary key, tenant text not null, unit text not null references unit (code), petition bigint not null unique references petition (id),
  on_day text not null, respondent text not null, respondent_unit text, summary text not null, passed_to text, reason text not null
);
create index tip_unit on tip (unit, on_day, id);

create table cases (
  id bigint primary key, tenant text not null, unit text not null references unit (code), year bigint not null, number bigint not null,
  procedure text not null, class text not null, stage text not null, field text not null, title text not null, sealed boolean not null,
  state text not null, phase text not null, facts text not null, started_on text not null, accepted_on text, decided_on text, closed_on text,
  due_on text not null, people bigint not null, respondent text not null, respondent_unit text, respondent_role text, settler bigint, verifier bigint,
  earlier_case bigint, calendar_on text not null, last_on text not null, docket_length bigint not null, docket_hash text not null, version bigint not null,
  unique (unit, year, number)
);
create index cases_unit_due on cases (unit, due_on, id) where closed_on is null;
create index cases_due on cases (due_on, id) where closed_on is null;
create index cases_calendar on cases (calendar_on, id) where closed_on is null;
create index cases_earlier on cases (earlier_case, id);
create index cases_unit on cases (unit, started_on, id);
create table case_content (
  case_id bigint not null references cases (id), no bigint not null, text text not null, state text not null,
  finding text, settled_on text, primary key (case_id, no)
);
create table case_participant (
  case_id bigint not null references cases (id), no bigint not null, role text not null, person bigint, sealed bigint,
  name text, unit text, primary key (case_id, no)
);
create index case_participant_person on case_participant (person, case_id);
create table docket (
  case_id bigint not null references cases (id), seq bigint not null, tenant text not null, step text not null, act text not null,
  on_day text not null, at bigint not null, official bigint, unit text not null, article text not null, state text not null,
  fields text not null, previous text not null, hash text not null, primary key (case_id, seq)
);
create table clock (
  id bigint primary key, tenant text not null, unit text not null references unit (code), subject_kind text not null,
  subject bigint not null, term text not null, version text not null, article text not null, started_on text not null,
  is_remote boolean not null, is_complex boolean not null, extensions bigint not null, spans text not null, suspended_on text, suspended_by text,
  nominal_on text, due_on text, warn_on text, closed_on text, outcome text
);
create index clock_subject on clock (subject, id);
create index clock_unit_running on clock (unit, due_on, id) where closed_on is null;
create table notice (
  id bigint primary key, tenant text not null, unit text not null, subject_kind text not null, subject bigint not null,
  form text not null, year bigint not null, number bigint not null, on_day text not null, article text not null, unique (unit, form, year, number)
);
create index notice_subject on notice (subject, id);
create table decision (
  id bigint primary key, tenant text not null, unit text not null references unit (code), case_id bigint not null references cases (id),
  kind text not null, class text not null, stage text not null, on_day text not null, number text not null, finding text not null,
  outcome text not null, amounts text not null, to_enforce boolean not null, done_on text, published boolean not null default false
);
create index decision_case on decision (case_id, id);
create index decision_unit on decision (unit, on_day, id);
create table enforcement (
  id bigint primary key, tenant text not null, decision bigint not null references decision (id), case_id bigint not null,
  on_day text not null, amounts text not null
);
create index enforcement_decision on enforcement (decision, id);

-- One row for whatever a statutory form counts, on the day it counts, with the thing behind it.
create table counted (
  unit text not null, measure text not null, on_day text not null, subject_kind text not null, subject bigint not null,
  amount bigint not null, primary key (unit, measure, on_day, subject_kind, subject)
);
create table tally (
  unit text not null, month text not null, measure text not null, amount bigint not null, primary key (unit, month, measure)
);
-- The same sums for each reporting year, so that a year is one row.
create table tally_year (
  unit text not null, year text not null, measure text not null, amount bigint not null, primary key (unit, year, measure)
);
-- The phases of a case in time, for the columns that ask how the cases of a period stood on its last day: once for each day on
-- which a petition of the case was processed. earlier_on: the day before it on which one was, '' for the first.
create table cohort (
  unit text not null, class text not null, processed_on text not null, case_id bigint not null, phase text not null,
  from_on text not null, until_on text not null, earlier_on text not null,
  primary key (unit, class, processed_on, case_id, from_on, phase)
);
create index cohort_case on cohort (case_id, processed_on);
create index cohort_phase on cohort (unit, class, phase, processed_on, until_on, from_on, earlier_on);
create index cohort_joined on cohort (unit, class, processed_on) where earlier_on <> '';
create table frozen_figure (
  unit text not null, form text not null, period text not null, from_on text not null, until_on text not null, tenant text not null,
  figures text not null, frozen_at bigint not null, frozen_by bigint not null, sent_on text, primary key (unit, form, period)
);

create table audit_head (lane text primary key, seq bigint not null, hash text not null);
create table audit (
  lane text not null, seq bigint not null, tenant text not null, at bigint not null, official bigint, unit text not null,
  event text not null, subject_kind text not null, subject bigint, detail text not null, previous text not null, hash text not null,
  primary key (lane, seq)
);
create index audit_subject on audit (subject, at);
create table job (
  id bigint primary key, tenant text not null, kind text not null, subject bigint not null, payload text not null, ready_at bigint not null,
  tried bigint not null, done_at bigint, fault text
);
create index job_waiting on job (ready_at, id) where done_at is null;
create table series (unit text not null, series text not null, year bigint not null, last bigint not null, primary key (unit, series, year));
create table idempotency (
  key text not null, caller text not null, request text not null, status bigint not null, answer text not null, at bigint not null,
  primary key (caller, key)
);
create index idempotency_at on idempotency (at);

-- Keys that belong to the register and not to one server.
create table kept_secret (name text primary key, secret {blob} not null);
-- What was done once to the whole register: the demonstration was loaded.
create table mark (name text primary key, at bigint not null);
