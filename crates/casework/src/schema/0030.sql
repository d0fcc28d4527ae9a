-- The rule of rights under which an act was done: `R-PET-03`. It stands in the chain; entries of before have none and prove as they did.
alter table audit add column rule text;
