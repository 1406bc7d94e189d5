# Beside the server of a reader: lets it follow the group. Once it does, the server itself goes to another member when the
# one that it follows is lost, has no majority any more, or takes no writes any more.

# What the server has for its own way to another member, before it is shown one.
FAILOVER_S=15
lost_since=

tick_reader() {
  local line receiver applier error extra missing
  if ! line=$(as_group "$reader_sql" 15 2>&1); then
    # While it starts, there is no socket to connect to.
    [[ $line == *'(2)'* ]] || say "the server does not tell its state: $line"
    return
  fi
  read -r my_uuid receiver applier error my_gtids <<<"$line"
  if [[ $receiver == ON && $applier == ON ]]; then
    rm -f "$lonely"
    last_said=
    lost_since=
    pause=1
    return
  fi
  lost_since=${lost_since:-$SECONDS}
  look_around
  if (( ${#online[@]} == 0 )); then
    # The others need not find this one, but deploys wait for it: old data is better than none.
    : >"$lonely"
    say 'there is no group to follow'
    # A group that a person begins again may have less than what is here: that is compared before it is followed.
    [[ $receiver == OFF || $receiver == NONE ]] || stop_following
    return
  fi
  extra=$(gtid_lacks "$(group_gtids)" "$my_gtids") || return
  if [[ $extra && ( $extra != "$my_uuid":* || $extra == *,* ) ]]; then
    say "not following: the group lacks transactions that are here ($extra); nothing is thrown away, see the runbook"
    stop_following
    return
  fi
  missing_everywhere || return
  if [[ $missing || $error != 0 ]]; then
    note "this reader can not catch up (applier error $error, in no binary log: ${missing:-nothing}): ending, to copy a member"
    mark rejoin
    kill -TERM $$
    # The container ends by it, and this with it: nothing more is to be done until then.
    sleep 60
    return
  fi
  [[ $receiver == CONNECTING ]] && (( SECONDS - lost_since < FAILOVER_S )) || follow
}

# UUID, receiver, applier, the applier's error, all transactions that are here.
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

# follow: shows the server the member that takes writes, from which it learns of the others. What was received and not
# applied is fetched again: the group has it.
follow() {
  local uuid primary=
  for uuid in "${online[@]}"; do
    if [[ ${peer_role[$uuid]} == PRIMARY ]]; then primary=${peer_ip[$uuid]}; fi
  done
  [[ $primary ]] || return
  note "following the group: $primary takes writes"
  # Fails where there is nothing to stop and to forget.
  as_group "STOP REPLICA FOR CHANNEL ''; DO asynchronous_connection_failover_delete_managed('', '$TODODB_GROUP')" 60 &>/dev/null
  as_group "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '$primary', SOURCE_PORT = $group_port,
      SOURCE_USER = $(quote "$MYSQL_REPL_USER"), SOURCE_PASSWORD = $(quote "$MYSQL_REPL_PASSWORD"),
      GET_SOURCE_PUBLIC_KEY = 1, SOURCE_SSL = 1, SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 2,
      SOURCE_HEARTBEAT_PERIOD = 1, SOURCE_AUTO_POSITION = 1, SOURCE_CONNECTION_AUTO_FAILOVER = 1 FOR CHANNEL '';
    DO asynchronous_connection_failover_add_managed('', 'GroupReplication', '$TODODB_GROUP', '$primary', $group_port, '', 80, 60);
    START REPLICA FOR CHANNEL ''" 30 2>&1 | note_lines
  lost_since=$SECONDS
}
