#!/bin/sh
# Makes a role and a database for each name in DATABASES, whose password is in the file of that name
# in PASSWORDS. May be run again: what is there stays, and a role gets the password that is there now.
set -eu
for name in $DATABASES; do
  psql -v ON_ERROR_STOP=1 -q -d "${PGDATABASE:-postgres}" \
    -v name="$name" -v password="$(cat "$PASSWORDS/$name")" <<'SQL'
select format('create role %I login', :'name')
  where not exists (select from pg_roles where rolname = :'name') \gexec
select format('alter role %I login password %L', :'name', :'password') \gexec
-- Who is no superuser may give a database only to a role that he is a member of.
select format('grant %I to current_user', :'name')
  where not (select rolsuper from pg_roles where rolname = current_user) \gexec
select format('create database %I owner %I encoding ''UTF8'' locale ''C'' template template0', :'name', :'name')
  where not exists (select from pg_database where datname = :'name') \gexec
select format('revoke all on database %I from public', :'name') \gexec
SQL
  echo "database $name is there"
done
