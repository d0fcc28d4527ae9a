-- Indexes of what most rows do not have hold only the rows that have it: every petition filed paid for three empty entries.
drop index petition_case;
create index petition_case on petition (case_id, id) where case_id is not null;
drop index petition_party_person;
create index petition_party_person on petition_party (person, petition) where person is not null;
drop index petition_party_sealed;
create index petition_party_sealed on petition_party (sealed, petition) where sealed is not null;
drop index person_number;
create index person_number on person (id_number, id) where id_number is not null;
