create table official_identity (
  id bigint primary key, official bigint not null references official (id), provider text not null, print {blob} not null unique,
  linked_at bigint not null, used_at bigint
);
create index official_identity_official on official_identity (official, id);
create table identity_invitation (
  official bigint primary key references official (id), invited_by bigint references official (id), ends_at bigint not null
);
alter table sign_in_session add column identity_provider text;
alter table petition add column identity_proved_by text;
