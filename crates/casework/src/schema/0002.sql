-- What the filer calls his petition; the officer may find it to be another.
alter table petition add column stated_class text;
