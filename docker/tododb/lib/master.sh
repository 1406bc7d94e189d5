# The master: initialized once, on request (again if that was interrupted), and then just started.

start_master() {
  finish_adoption
  if marked initialising; then
    initialise_master
  elif empty; then
    [[ ${TODODB_INITIALISE-} == yes ]] || refuse_empty
    initialise_master
  elif marked joined; then
    [[ ${TODODB_PROMOTE-} ]] ||
      fail "$datadir belongs to a replica; set TODODB_PROMOTE=yes to make it the master (see the runbook)"
    promote "$TODODB_PROMOTE"
  fi
  require_database
  serve "$(functions_sql)" --loose-rpl-semi-sync-source-enabled=ON "$@"
}

refuse_empty() {
  fail "$datadir is empty, and nothing was started: the data may be on another node, or its disk is lost or not" \
    "mounted. With an empty database the application looks new: whoever comes first creates the first account, and" \
    "replicas break. If this installation is new, set TODODB_INITIALISE=yes, or run 'tododb initialise' of" \
    "this image once on this volume. If it is not, see 'The master's disk is lost' in the runbook"
}

require_database() {
  ! marked joining || fail "$datadir holds an incomplete copy of a replica: it cannot become the master's"
  [[ -d $datadir/mysql ]] || fail "$datadir holds files that are not MySQL data: give the master an empty volume"
}

initialise_master() {
  if marked initialising; then
    note 'the first initialization did not finish: doing it again'
  else
    mark initialising
    note 'empty data directory: initializing the master'
  fi
  wipe
  initialise "$datadir"
  start_alone
  { master_sql; cat /usr/local/lib/tododb/accounts.sql; seal_sql; } | sql_alone >/dev/null ||
    fail 'the initialization failed: its reason is above, the next start does it again'
  await_end || fail 'the server did not stop cleanly after its initialization'
  if [[ ${TODODB_GROUP-} ]]; then mark founding; fi
  unmark initialising
  note 'initialized: database and users'
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
