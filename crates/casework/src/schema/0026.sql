-- What somebody told without his name. No moment is kept, only days; keys are drawn by chance, for the others tell when a row was made.
-- What was said and sent stands in tip_content alone, which two functions write and read.
create table anonymous_tip (
  id bigint primary key, tenant text not null, unit text not null references unit (code), code_print text not null unique,
  came_on text not null, kept_from text references unit (code), may_ask boolean not null, content bigint not null, stand text not null,
  news_on text, inspection bigint references inspection (id), ground text, closed_on text, version bigint not null
);
create index anonymous_tip_unit on anonymous_tip (unit, came_on, id);
create index anonymous_tip_news on anonymous_tip (unit) where news_on is not null;
create table tip_content (
  id bigint primary key, tip bigint not null references anonymous_tip (id), bytes {blob} not null
);
create index tip_content_tip on tip_content (tip);
create table tip_message (
  tip bigint not null references anonymous_tip (id), no bigint not null, side text not null, on_day text not null, content bigint not null,
  official bigint, primary key (tip, no)
);
create table tip_file (
  id bigint primary key, tip bigint not null references anonymous_tip (id), no bigint not null, message bigint not null,
  media_type text not null, size bigint not null, is_cleaned boolean not null, content bigint not null, unique (tip, no)
);
create table tip_step (
  tip bigint not null references anonymous_tip (id), seq bigint not null, act text not null, on_day text not null, unit text not null,
  to_unit text, official bigint, primary key (tip, seq)
);
