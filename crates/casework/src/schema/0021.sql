-- What people and bodies say to those who lead: voters' petitions, public dialogues, legal obstacles, recommendations upward,
-- studies of petitions sent to the Party. What is done with each is written down in one book, in order.
create table supervision_step (
  subject_kind text not null, subject bigint not null, seq bigint not null, tenant text not null, act text not null, on_day text not null,
  at bigint not null, official bigint, unit text not null, text text not null, due_on text, primary key (subject_kind, subject, seq)
);
create table voter_meeting (
  id bigint primary key, tenant text not null, unit text not null references unit (code), kind text not null, on_day text not null,
  place text not null, district text not null, deputies text not null, voters bigint not null, recorded_by bigint
);
create index voter_meeting_unit on voter_meeting (unit, on_day, id);
create table voter_petition (
  id bigint primary key, tenant text not null, unit text not null references unit (code), meeting bigint references voter_meeting (id),
  year bigint not null, number bigint not null, district text not null, received_on text not null, topic text not null, text text not null,
  stand text not null, to_unit text references unit (code), document text not null default '', forwarded_on text, due_on text, outcome text,
  answer text not null default '', answer_number text not null default '', answered_on text, promised_on text, told_on text, closed_on text,
  recorded_by bigint, version bigint not null, unique (unit, year, number)
);
create index voter_petition_unit on voter_petition (unit, received_on, id);
create index voter_petition_owed on voter_petition (to_unit, due_on, id) where closed_on is null;
create table public_dialogue (
  id bigint primary key, tenant text not null, unit text not null references unit (code), kind text not null, theme text not null,
  on_day text not null, place text not null, host text not null, stand text not null, participants bigint not null, summary text not null,
  published_on text, recorded_by bigint, version bigint not null
);
create index public_dialogue_unit on public_dialogue (unit, on_day, id);
create index public_dialogue_published on public_dialogue (on_day, id) where published_on is not null;
create table dialogue_question (
  dialogue bigint not null references public_dialogue (id), no bigint not null, topic text not null, asked_by text not null, text text not null,
  answer text not null, directive bigint, primary key (dialogue, no)
);
create table legal_obstacle (
  id bigint primary key, tenant text not null, unit text not null references unit (code), instrument text not null, article text not null,
  topic text not null, problem text not null, wish text not null, found_on text not null, stand text not null, outcome text not null default '',
  closed_on text, recorded_by bigint, version bigint not null
);
create index legal_obstacle_unit on legal_obstacle (unit, found_on, id);
create index legal_obstacle_article on legal_obstacle (instrument, article, id);
create table obstacle_case (
  obstacle bigint not null references legal_obstacle (id), case_id bigint not null references cases (id), on_day text not null,
  official bigint, primary key (obstacle, case_id)
);
create index obstacle_case_case on obstacle_case (case_id, obstacle);
create table upward_recommendation (
  id bigint primary key, tenant text not null, unit text not null references unit (code), to_unit text not null references unit (code),
  origin bigint references upward_recommendation (id), document text not null, on_day text not null, text text not null,
  subject_kind text not null, subject bigint, answer_by text, stand text not null, outcome text, answer text not null default '',
  answered_on text, promised_on text, closed_on text, recorded_by bigint, version bigint not null
);
create index upward_recommendation_unit on upward_recommendation (unit, on_day, id);
create index upward_recommendation_to on upward_recommendation (to_unit, on_day, id);
create index upward_recommendation_subject on upward_recommendation (subject, id) where subject is not null;
create table petition_study (
  id bigint primary key, tenant text not null, unit text not null references unit (code), petition bigint not null references petition (id),
  studied_by text not null references unit (code), asked_on text not null, advise_by text not null, question text not null, stand text not null,
  proposal text, advice text not null default '', advised_on text, is_complex boolean not null, conclusion text not null default '',
  concluded_on text, competent text references unit (code), notice_term text not null, notice_due text, notice text not null default '', noticed_on text, result text not null default '',
  closed_on text, recorded_by bigint, version bigint not null, unique (petition)
);
create index petition_study_unit on petition_study (unit, asked_on, id);
create index petition_study_by on petition_study (studied_by, asked_on, id);
