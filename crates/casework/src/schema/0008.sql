-- Each claim is verified and settled on its own, by an entry of the docket; one that is another body's matter is referred.
alter table case_content add column found text not null default '';
alter table case_content add column proposed text;
alter table case_content add column verified_entry bigint;
alter table case_content add column ordered text not null default '';
alter table case_content add column settled_entry bigint;
alter table case_content add column referred_to text;
update case_content set settled_entry = (select max(d.seq) from docket d where d.case_id = case_content.case_id
  and d.on_day = case_content.settled_on) where settled_on is not null;
-- Who verifies: one leader and members, each until he leaves.
create table verifier (
  case_id bigint not null references cases (id), no bigint not null, official bigint not null references official (id), role text not null,
  from_on text not null, until_on text, reason text not null, entry bigint not null, ended_entry bigint, primary key (case_id, no)
);
create index verifier_official on verifier (official, case_id);
insert into verifier (case_id, no, official, role, from_on, until_on, reason, entry, ended_entry)
  select c.id, 1, c.verifier, 'leader', d.on_day, null, '', d.seq, null from cases c join docket d on d.case_id = c.id
  where c.verifier is not null and d.seq = (select max(e.seq) from docket e where e.case_id = c.id and e.act = 'assign_verification');
-- Documents asked for, each request with its own clock where the law has one, met by its own delivery.
create table document_request (
  case_id bigint not null references cases (id), no bigint not null, holder text not null, what text not null, asked_on text not null,
  answer_by text, clock bigint, entry bigint not null, met_on text, giver text not null, items text not null, met_entry bigint,
  primary key (case_id, no)
);
create table expert_request (
  case_id bigint not null references cases (id), no bigint not null, body text not null, question text not null, asked_on text not null,
  entry bigint not null, received_on text, result text not null, met_entry bigint, primary key (case_id, no)
);
create table evidence (
  case_id bigint not null references cases (id), no bigint not null, what text not null, kind text not null, origin text not null,
  given_by text not null, received_on text not null, attachment bigint, hash text, entry bigint not null, primary key (case_id, no)
);
-- Working sessions, dialogues, conciliations: who was there and what came of each content.
create table meeting (
  case_id bigint not null references cases (id), no bigint not null, kind text not null, on_day text not null, place text not null,
  host bigint, told text not null, entry bigint not null, primary key (case_id, no)
);
create table meeting_person (
  case_id bigint not null, meeting bigint not null, no bigint not null, name text not null, post text not null, role text not null,
  presence text not null, signature text not null, primary key (case_id, meeting, no)
);
create table meeting_content (
  case_id bigint not null, meeting bigint not null, content bigint not null, position text not null, primary key (case_id, meeting, content)
);
-- Declared conflicts of interest and what was decided on each.
create table interest (
  case_id bigint not null references cases (id), no bigint not null, official bigint not null references official (id), kind text not null,
  detail text not null, declared_by bigint, declared_on text not null, entry bigint not null, decision text, decided_by bigint,
  decided_on text, reason text not null, decided_entry bigint, primary key (case_id, no)
);
create index interest_official on interest (official, case_id);
