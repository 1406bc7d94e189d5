# Runs beside the server of a reader, and makes it replicate from the group. From then on the server itself switches to
# another source (asynchronous connection failover) when its source is lost, loses its majority or is no longer the primary.

# Time that the server has to switch by itself, in seconds, before this script sets its source.
FAILOVER_S=15
lost_since=

tick_reader() {
  local line receiver applier error extra missing
  if ! line=$(as_group "$reader_sql" 15 2>&1); then
    # Error 2: the server is still starting, and there is no socket yet.
    [[ $line == *'(2)'* ]] || note_once "the state of the server cannot be queried: $line"
    return
  fi
  read -r my_uuid receiver applier error my_gtids <<<"$line"
  if [[ $receiver == ON && $applier == ON ]]; then
    rm -f "$without_group"
    last_note=
    lost_since=
    pause=1
    return
  fi
  lost_since=${lost_since:-$SECONDS}
  query_peers
  if (( ${#online[@]} == 0 )); then
    # Healthy all the same, because deploys wait for that: stale data is better than none.
    : >"$without_group"
    note_once 'there is no group to follow'
    # A group that an operator bootstraps again may lack transactions of this reader: they are compared before it follows.
    [[ $receiver == OFF || $receiver == NONE ]] || stop_following
    return
  fi
  extra=$(gtid_lacks "$(group_gtids)" "$my_gtids") || return
  if [[ $extra && ( $extra != "$my_uuid":* || $extra == *,* ) ]]; then
    note_once "not following: the group lacks transactions of this reader ($extra); its data is kept, see the runbook"
    stop_following
    return
  fi
  missing_everywhere || return
  if [[ $missing || $error != 0 ]]; then
    note "this reader cannot catch up (applier error $error, purged from all binary logs: ${missing:-nothing}): restarting to copy a member"
    mark rejoin
    kill -TERM $$
    # The signal ends the container and this process: nothing else may run until then.
    sleep 60
    return
  fi
  [[ $receiver == CONNECTING ]] && (( SECONDS - lost_since < FAILOVER_S )) || follow
}

# UUID, states of receiver and applier, the error number of the applier, all transactions of this server.
reader_sql="SELECT CONCAT_WS(' ', @@global.server_uuid, IFNULL(receiver.service_state, 'NONE'),
    IFNULL(applier.service_state, 'NONE'), (
      SELECT IFNULL(MAX(last_error_number), 0) FROM (
        SELECT last_error_number FROM performance_schema.replication_applier_status_by_coordinator WHERE channel_name = ''
        UNION ALL
        SELECT last_error_number FROM performance_schema.replication_applier_status_by_worker WHERE channel_name = ''
      ) AS errors), tododb_ops.gtids())
  FROM (SELECT '' AS channel_name) AS followed
  LEFT JOIN performance_schema.replication_connection_status AS receiver USING (channel_name)
  LEFT JOIN performance_schema.replication_applier_status AS applier USING (channel_name)"

stop_following() { as_group "STOP REPLICA IO_THREAD FOR CHANNEL ''" 30 &>/dev/null; }

# follow: sets the primary as source, from which the server learns the other members. Transactions that were received but
# not applied are fetched again, since the group has them.
follow() {
  local uuid primary=
  for uuid in "${online[@]}"; do
    if [[ ${peer_role[$uuid]} == PRIMARY ]]; then primary=${peer_ip[$uuid]}; fi
  done
  [[ $primary ]] || return
  note "following the group: its primary is $primary"
  # Fails, as it should, if there is no channel yet.
  as_group "STOP REPLICA FOR CHANNEL ''; DO asynchronous_connection_failover_delete_managed('', '$TODODB_GROUP')" 60 &>/dev/null
  as_group "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '$primary', SOURCE_PORT = $group_port,
      SOURCE_USER = $(quote "$MYSQL_REPL_USER"), SOURCE_PASSWORD = $(quote "$MYSQL_REPL_PASSWORD"),
      GET_SOURCE_PUBLIC_KEY = 1, SOURCE_SSL = 1, SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 2,
      SOURCE_HEARTBEAT_PERIOD = 1, SOURCE_AUTO_POSITION = 1, SOURCE_CONNECTION_AUTO_FAILOVER = 1 FOR CHANNEL '';
    DO asynchronous_connection_failover_add_managed('', 'GroupReplication', '$TODODB_GROUP', '$primary', $group_port, '', 80, 60);
    START REPLICA FOR CHANNEL ''" 30 2>&1 | note_lines
  lost_since=$SECONDS
}
