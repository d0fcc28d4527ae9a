-- Three roles over one register on PostgreSQL. Run as the owner of the schema or as a superuser, with the schema first in the
-- search path, after the first `tiepdan migrate` and again after every later one:
--
--     psql --set ON_ERROR_STOP=1 --dbname register --file deploy/postgresql-role.sql
--
-- tiepdan_program  serves (`tiepdan serve --no-migrate`): it cannot change the schema, and what is appended it cannot change.
-- tiepdan_backup   reads, for pg_dump.
-- The owner        alone changes the schema, with `tiepdan migrate`; nobody serves as the owner.
--
-- The roles sign in by whatever pg_hba.conf says; over a local socket `peer` needs no password.

do $roles$
declare
  place text := current_schema();
  role_name text;
  kept text;
begin
  foreach role_name in array array['tiepdan_program', 'tiepdan_backup'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication', role_name);
    end if;
    execute format('revoke all on all tables in schema %I from %I', place, role_name);
    execute format('revoke create on schema %I from %I', place, role_name);
    execute format('grant usage on schema %I to %I', place, role_name);
    execute format('grant select on all tables in schema %I to %I', place, role_name);
  end loop;

  -- Before PostgreSQL 15 everybody may make tables in the schema `public`.
  execute format('revoke create on schema %I from public', place);
  execute format('grant insert, update, delete on all tables in schema %I to tiepdan_program', place);

  -- The trail, the docket and the steps of supervision are appended to and never changed; the list of migrations is its owner's.
  for kept in
    select tablename from pg_tables
    where schemaname = place and (tablename in ('audit', 'docket', 'audit_root', 'audit_root_lane', 'audit_root_docket', 'audit_key') or tablename ~ '_step$')
  loop
    execute format('revoke update, delete on %I.%I from tiepdan_program', place, kept);
  end loop;
  execute format('revoke insert, update, delete on %I.schema_migration from tiepdan_program', place);
end
$roles$;
