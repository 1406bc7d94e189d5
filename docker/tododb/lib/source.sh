# Queries the source of a replica, and decides which local data may be discarded because the source has it too.

# ask_server HOST PORT SQL: queries with the account that has no password.
ask_server() {
  timeout 4 mysql --no-defaults --host="$1" --port="$2" --user=tododb_check --connect-timeout=2 --batch \
    --skip-column-names --execute="$3"
}

ask_source() { ask_server "$MYSQL_MASTER_HOST" "${MYSQL_MASTER_PORT:-3306}" "$1"; }

await_source() {
  local answer
  until answer=$(ask_source 'SELECT tododb_ops.status(5)' 2>&1) && [[ $answer == MASTER* ]]; do
    note "waiting for the master at $MYSQL_MASTER_HOST:$MYSQL_MASTER_PORT: ${answer##*$'\n'}"
    sleep 1
  done
}

# only_here GTIDS UUID: prints which of the GTIDS of the server with this UUID the source lacks. True if it lacks none, or
# only accidental local writes, which have the server's own UUID. Otherwise this may be the last copy of the data.
only_here() {
  local missing
  missing=$(ask_source "SELECT REPLACE(GTID_SUBTRACT('$1', @@global.gtid_executed), '\\n', '')") || return 1
  printf '%s' "$missing"
  [[ -z $missing || ( $missing == "$2":* && $missing != *,* ) ]]
}
