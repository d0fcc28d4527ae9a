-- Review meetings: the agenda as it was drawn up when the meeting was opened, and what each unit below reported.
create table review_meeting (
  id bigint primary key, tenant text not null, unit text not null references unit (code), on_day text not null, place text not null,
  host text not null, stand text not null, minutes text not null, found bigint not null, recorded_by bigint, version bigint not null
);
create index review_meeting_unit on review_meeting (unit, on_day, id);
create table review_item (
  meeting bigint not null references review_meeting (id), no bigint not null, kind text not null, subject_kind text not null,
  subject bigint not null, owner text not null, day text not null, note text not null, primary key (meeting, no)
);
create table review_report (
  meeting bigint not null references review_meeting (id), reporter text not null references unit (code), open_cases bigint not null,
  overdue_cases bigint not null, open_petitions bigint not null, late_petitions bigint not null, late_directives bigint not null,
  late_urgings bigint not null, text text not null, told_on text, official bigint, primary key (meeting, reporter)
);
create index review_report_reporter on review_report (reporter, meeting);
create table review_rhythm (
  unit text not null references unit (code), from_month text not null, per_month bigint not null, recorded_by bigint,
  primary key (unit, from_month)
);
