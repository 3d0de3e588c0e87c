#!/bin/sh
# Run once by the PostgreSQL image: the application's own role owns its database and may nothing
# else.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres --set=password="$CALANQUE_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE calanque LOGIN PASSWORD :'password';
CREATE DATABASE calanque OWNER calanque;
SQL
