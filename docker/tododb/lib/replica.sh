# A replica: copies the master once, then follows it.

start_replica() {
  if marked rejoin; then
    note 'this replica can not recover by itself: copying the master again'
    await_source
    mark joining
    unmark rejoin
    join
  elif marked joining; then
    note 'the last copy of the master did not finish: doing it again'
    await_source
    join
  elif empty; then
    note "empty data directory: copying $MYSQL_MASTER_HOST"
    await_source
    mark joining
    join
  elif ! marked joined; then
    fail "$datadir holds data that is no replica's: give this replica an empty volume, or set MYSQL_MASTER=true"
  fi
  serve "$(follow_sql)" --super-read-only=ON --skip-replica-start --loose-rpl-semi-sync-replica-enabled=ON "$@"
}

ask_source() {
  mysql --no-defaults --host="$MYSQL_MASTER_HOST" --port="$MYSQL_MASTER_PORT" --user=tododb_check \
    --connect-timeout=2 --batch --skip-column-names --execute="$1"
}

# Nothing is thrown away before the source answers: this data may be the last copy.
await_source() {
  local answer
  until answer=$(ask_source 'SELECT tododb_ops.status(5)' 2>&1) && [[ $answer == MASTER* ]]; do
    note "waiting for the master at $MYSQL_MASTER_HOST:$MYSQL_MASTER_PORT: ${answer##*$'\n'}"
    sleep 1
  done
}

join() {
  wipe joining
  initialise
  start_alone --skip-log-bin
  until clone; do
    # A master serves one copy at a time: those who wait for it spread out.
    sleep "$(( 1 + SRANDOM % 3 )).$(( SRANDOM % 10 ))"
  done
  trap - TERM INT
  mark joined
  unmark joining
  note 'copied the master'
}

# clone: true when the whole copy is in place; the recipient then ends with the exit code that asks for a restart.
clone() {
  local source="$(quote "$MYSQL_MASTER_HOST"):$MYSQL_MASTER_PORT" answer code=0
  answer=$(
    sql_alone 2>&1 <<SQL
SET GLOBAL clone_valid_donor_list = $(quote "$MYSQL_MASTER_HOST:$MYSQL_MASTER_PORT");
CLONE INSTANCE FROM $(quote "$MYSQL_REPL_USER")@$source IDENTIFIED BY $(quote "$MYSQL_REPL_PASSWORD");
SQL
  ) || true
  if kill -0 "$server" 2>/dev/null && mysqladmin --no-defaults --user=root --socket="$init_socket" ping &>/dev/null; then
    note "copying failed, trying again: ${answer##*$'\n'}"
    return 1
  fi
  wait "$server" || code=$?
  (( code == 16 )) || fail "the server ended with code $code while copying the master: ${answer##*$'\n'}"
}

# Set at each start, so that a changed host or password takes effect by restarting.
follow_sql() {
  cat <<SQL
CHANGE REPLICATION SOURCE TO SOURCE_HOST = $(quote "$MYSQL_MASTER_HOST"), SOURCE_PORT = $MYSQL_MASTER_PORT, SOURCE_USER = $(quote "$MYSQL_REPL_USER"), SOURCE_PASSWORD = $(quote "$MYSQL_REPL_PASSWORD"), SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1, SOURCE_SSL = 1, SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 0, SOURCE_HEARTBEAT_PERIOD = 1;
START REPLICA;
SQL
}
