-- Documents by which a body directs receiving and settling, and the classes it held (form 06/QLKNTC columns 1 to 5).
create table guidance (
  id bigint primary key, tenant text not null, unit text not null references unit (code), number text not null, on_day text not null,
  kind text not null, title text not null, does text not null, other bigint references guidance (id), other_number text not null,
  struck_on text, reason text not null, recorded_by bigint
);
create index guidance_unit on guidance (unit, on_day, id);
create index guidance_other on guidance (other, id) where other is not null;
create table training_class (
  id bigint primary key, tenant text not null, unit text not null references unit (code), on_day text not null, kind text not null,
  topic text not null, organizer text not null, place text not null, people bigint not null, struck_on text, reason text not null,
  recorded_by bigint
);
create index training_class_unit on training_class (unit, on_day, id);
create table training_person (
  class bigint not null references training_class (id), no bigint not null, official bigint references official (id), name text not null,
  body text not null, primary key (class, no)
);
create index training_person_official on training_person (official, class) where official is not null;

-- Who is assigned to receive citizens, by which decision, where and how long. A row ends and never vanishes.
create table receiver (
  id bigint primary key, tenant text not null, unit text not null references unit (code), official bigint not null references official (id),
  number text not null, decided_on text not null, place text not null, from_on text not null, until_on text, qualification text not null,
  languages text not null, reason text not null, recorded_by bigint
);
create index receiver_unit on receiver (unit, from_on, id);

-- Who asked at a visit to be received by the head. Who he is and what it is about stand in the visit, under its seal.
create table waiting (
  id bigint primary key, tenant text not null, unit text not null references unit (code), visit bigint not null references visit (id),
  asked_on text not null, is_complex boolean not null, is_prolonged boolean not null, stand text not null,
  session bigint references reception_session (id), told_on text, received bigint references visit (id), ended_on text, reason text not null,
  version bigint not null
);
create index waiting_open on waiting (unit, asked_on, id) where ended_on is null;
create index waiting_visit on waiting (visit, id);

-- Days on which deputies receive citizens, told to them and kept, put off or held by a substitute.
create table deputy_day (
  id bigint primary key, tenant text not null, unit text not null references unit (code), deputy text not null, assembly text not null,
  on_day text not null, starts_at text, place text not null, told_on text, unable_on text, reason text not null, substitute text not null,
  moved_to bigint references deputy_day (id), people bigint, stand text not null, version bigint not null
);
create index deputy_day_unit on deputy_day (unit, on_day, id);

-- Who can be called to interpret, and at which visits somebody did.
create table interpreter (
  id bigint primary key, tenant text not null, unit text not null references unit (code), language text not null, name text not null,
  body text not null, contact text not null, from_on text not null, until_on text, recorded_by bigint
);
create index interpreter_unit on interpreter (unit, language, id);
create table visit_interpreter (
  visit bigint primary key references visit (id), language text not null, interpreter bigint references interpreter (id)
);

-- Facts about a place of reception. None of these tables may ever have a column that tells who somebody is.
create table security_meeting (
  id bigint primary key, tenant text not null, unit text not null references unit (code), on_day text not null, span text not null,
  bodies text not null, minutes text not null, tasks text not null, recorded_by bigint
);
create index security_meeting_unit on security_meeting (unit, on_day, id);
create table place_incident (
  id bigint primary key, tenant text not null, unit text not null references unit (code), on_day text not null, starts_at text,
  kind text not null, people bigint not null, happened text not null, done text not null, police boolean not null, recorded_by bigint
);
create index place_incident_unit on place_incident (unit, on_day, id);
create table place_help (
  id bigint primary key, tenant text not null, unit text not null references unit (code), on_day text not null, kind text not null,
  people bigint not null, amount bigint not null, recorded_by bigint
);
create index place_help_unit on place_help (unit, on_day, id);
