-- What of the respondent's circumstances shifts competence, the unit in which he works now, and what the period in which a
-- complaint may be made is counted from: the day of knowledge and the days of an obstacle.
alter table petition add column circumstance text;
alter table petition add column present_unit text;
alter table petition add column known_on text;
alter table petition add column obstacle_from text;
alter table petition add column obstacle_until text;
