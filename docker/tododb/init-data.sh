#!/usr/bin/env bash
# Loads the sample todos on the master: docker exec <container> init-data.sh. Running it again adds nothing.
set -euo pipefail
source /usr/local/lib/tododb/settings.sh
source /usr/local/lib/tododb/server.sh

read_settings
report_faults
[[ $role == master ]] || fail 'this is a replica: load the sample rows on the master'

# The password is in the environment of this one process: never in arguments, which every user can list.
as_application() {
  MYSQL_PWD=$MYSQL_PASSWORD mysql --no-defaults --socket=/var/run/mysqld/mysqld.sock --user="$MYSQL_USER" \
    --default-character-set=utf8mb4 --batch --skip-column-names "$@"
}

tables=$(as_application --execute="SELECT COUNT(*) FROM information_schema.tables
  WHERE table_schema = $(quote "$MYSQL_DATABASE") AND table_name = 'todo'")
(( tables == 1 )) || fail "there is no table 'todo' yet: start the API once, it creates the tables, then run this again"
as_application --database="$MYSQL_DATABASE" </usr/local/lib/tododb/sample.sql
note "todo has $(as_application --database="$MYSQL_DATABASE" --execute='SELECT COUNT(*) FROM todo') rows"
