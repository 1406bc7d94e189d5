# Turns a replica's data into a master's: only on request, and with every transaction that the replica has acknowledged.

# promote yes|lossy: lossy continues without transactions that were received and can't be applied. An interrupted
# promotion is started over: the marker is removed last.
promote() {
  note 'promoting this replica to master'
  start_alone --skip-grant-tables
  apply_received || {
    [[ $1 == lossy ]] ||
      fail 'the transactions that this replica received and cannot apply may exist nowhere else, so it stays a replica. Look' \
        'for another replica that has them; TODODB_PROMOTE=lossy (tododb promote --lossy) discards them'
    note 'continuing without the transactions that could not be applied'
  }
  sql_alone <<<$'STOP REPLICA;\nRESET REPLICA ALL;\nSHUTDOWN;'
  await_end || fail 'the server did not stop cleanly after its promotion: the next start does it again'
  unmark rejoin
  unmark joined
  note 'promoted: this is the data of a master now'
}

# apply_received: false when not everything could be applied, after printing the reason.
apply_received() {
  local channels state reported=
  channels=$(ask_alone "SELECT COUNT(*) FROM performance_schema.replication_connection_configuration
    WHERE channel_name = ''") || return 1
  # There is none if an interrupted promotion got this far.
  (( channels > 0 )) || return 0
  sql_alone <<<'START REPLICA SQL_THREAD;' || return 1
  while state=$(applier_state); do
    case $state in
      applied) return 0 ;;
      applying*) [[ $reported ]] || note "$state" ;;
      *) note "$state"; return 1 ;;
    esac
    reported=yes
    sleep 0.2
  done
  return 1
}

applier_state() {
  ask_alone "SELECT CASE
      WHEN GTID_SUBSET(receiver.received_transaction_set, @@global.gtid_executed) THEN 'applied'
      WHEN applier.service_state = 'OFF' THEN CONCAT('failed to apply what was received: ', IFNULL((
        SELECT MAX(last_error_message) FROM (
          SELECT last_error_message FROM performance_schema.replication_applier_status_by_coordinator
          UNION ALL SELECT last_error_message FROM performance_schema.replication_applier_status_by_worker
        ) AS errors), ''))
      ELSE CONCAT('applying what was received: ', REPLACE(
        GTID_SUBTRACT(receiver.received_transaction_set, @@global.gtid_executed), '\\n', ''))
    END
    FROM performance_schema.replication_connection_status AS receiver
    JOIN performance_schema.replication_applier_status AS applier USING (channel_name) WHERE channel_name = ''"
}
