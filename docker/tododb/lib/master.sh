# The master: made once, resumed when that was interrupted, then simply started.

start_master() {
  if marked joined; then promote; fi
  if marked initialising; then
    note 'the first initialisation did not finish: doing it again'
    initialise_master
  elif empty; then
    note 'empty data directory: initialising the master'
    initialise_master
  elif [[ ! -d $datadir/mysql ]]; then
    fail "$datadir holds files that are no MySQL data: give the master an empty volume"
  fi
  serve "${promotion-}" --loose-rpl-semi-sync-source-enabled=ON "$@"
}

# A replica's volume holds everything the master had: it can become the master, but only on purpose.
promote() {
  [[ ${TODODB_PROMOTE-} == yes ]] ||
    fail "$datadir belongs to a replica; set TODODB_PROMOTE=yes to make it the master (see the runbook)"
  note 'promoting this replica to master'
  promotion='STOP REPLICA; RESET REPLICA ALL;'
  promotion=${promotion//; /;$'\n'}
  unmark joined
}

initialise_master() {
  mark initialising
  wipe initialising
  initialise
  start_alone
  { master_sql; cat /usr/local/lib/tododb/status.sql; seal_sql; } | sql_alone >/dev/null ||
    fail 'the initialisation failed: its reason is above, the next start does it again'
  wait "$server" || fail 'the server did not stop cleanly after its initialisation'
  trap - TERM INT
  unmark initialising
  note 'initialised: database, users, status function'
}

# Not written to the binary log: a replica copies the whole data directory anyway.
master_sql() {
  local pattern=${MYSQL_DATABASE//\\/\\\\}
  pattern=${pattern//_/\\_}
  pattern=${pattern//%/\\%}
  local user repl
  user="$(quote "$MYSQL_USER")@'%'"
  repl="$(quote "$MYSQL_REPL_USER")@'%'"
  cat <<SQL
SET SESSION sql_log_bin = OFF;
CREATE DATABASE $(quote_name "$MYSQL_DATABASE");
CREATE USER $user IDENTIFIED BY $(quote "$MYSQL_PASSWORD");
GRANT ALL ON $(quote_name "$pattern").* TO $user;
CREATE USER $repl IDENTIFIED BY $(quote "$MYSQL_REPL_PASSWORD");
GRANT REPLICATION SLAVE, REPLICATION CLIENT, BACKUP_ADMIN ON *.* TO $repl;
SQL
}

seal_sql() {
  cat <<SQL
ALTER USER root@localhost IDENTIFIED BY $(quote "$MYSQL_ROOT_PASSWORD");
SHUTDOWN;
SQL
}
