# A replica: copies the master once, then follows it.

start_replica() {
  finish_adoption
  if marked joining; then
    note 'an older image left an incomplete copy: copying again'
    wipe
    unmark joining
  fi
  if empty; then
    note "empty data directory: copying $MYSQL_MASTER_HOST"
    await_source
    copy_master
  elif ! marked joined; then
    fail "$datadir holds data that does not belong to a replica: give this replica an empty volume, or set MYSQL_MASTER=true"
  elif marked rejoin; then
    rejoin
  fi
  finish_adoption
  serve "$(follow_sql)" --super-read-only=ON --skip-replica-start --loose-rpl-semi-sync-replica-enabled=ON "$@"
}

# rejoin: compares the present transactions of both sides, since the request for the copy may be old, and the master may be
# a different one by now.
rejoin() {
  note 'this replica cannot recover by itself: copying the master again'
  read_kept
  await_source
  if may_replace && copy_master may_replace; then return; fi
  unmark rejoin
}

# read_kept [CHANNEL]: sets kept to all transactions of this server, applied or only received, and kept_by to its UUID.
read_kept() {
  start_alone --skip-grant-tables
  read -r kept_by kept < <(ask_alone "SELECT @@server_uuid, REPLACE(GTID_SUBTRACT(
    CONCAT(@@global.gtid_executed, ',', received_transaction_set), ''), '\n', '')
    FROM performance_schema.replication_connection_status WHERE channel_name = '${1-}'")
  stop_alone
  [[ $kept ]] || fail 'the transactions of this server could not be read, so its data is not replaced'
}

may_replace() {
  local missing
  missing=$(only_here "$kept" "$kept_by") && return
  note "not copying the master again: ${missing:+it lacks transactions that are here: }${missing:-no response}"
  return 1
}

# follow_sql: run at each start, so that a restart applies a changed host or password. If there are relay logs, the
# applier is started first: otherwise what was received before the source was lost would be deleted with them.
follow_sql() {
  local position=', SOURCE_AUTO_POSITION = 1'
  if [[ -e $datadir/relay.index ]]; then
    echo 'START REPLICA SQL_THREAD;'
    position=
  fi
  cat <<SQL
CHANGE REPLICATION SOURCE TO SOURCE_HOST = $(quote "$MYSQL_MASTER_HOST"), SOURCE_PORT = $MYSQL_MASTER_PORT, SOURCE_USER = $(quote "$MYSQL_REPL_USER"), SOURCE_PASSWORD = $(quote "$MYSQL_REPL_PASSWORD"), GET_SOURCE_PUBLIC_KEY = 1, SOURCE_SSL = 1, SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 0, SOURCE_HEARTBEAT_PERIOD = 1$position;
START REPLICA;
SQL
}
