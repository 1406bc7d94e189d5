# Runs beside the server of a member: joins the group whenever it is not in it, and after an outage of all members decides
# which one bootstraps it. For the server of a reader see `follow.sh`.

# The last view of the group in which this member was, as UUIDs.
view_file=$datadir/.tododb-view
# Exists while there is no group that this server can join: it counts as healthy all the same.
without_group=$runtime/tododb-without-group
bootstrap_requested=$runtime/tododb-begin

# watch_group TICK: calls TICK until the container stops, in a subshell, which is started again if it fails.
watch_group() {
  trap - TERM INT
  while :; do
    (
      set +e
      last_note=
      while [[ ! -e $runtime/tododb-stopping ]]; do
        pause=0.5
        "$1"
        sleep "$pause"
      done
    )
    [[ ! -e $runtime/tododb-stopping ]] || return 0
    sleep 1
  done
}

# note_once: logs a state when it begins, not at each tick.
note_once() {
  [[ $* == "$last_note" ]] || note "$*"
  last_note=$*
}

tick_member() {
  local line weight
  if ! line=$(as_group 'SELECT tododb_ops.member(), @@global.group_replication_member_weight, tododb_ops.gtids()' 15 2>&1); then
    # Error 2: the server is still starting, and there is no socket yet.
    [[ $line == *'(2)'* ]] || note_once "the state of the server cannot be queried: $line"
    return
  fi
  read -r my_uuid my_state my_role my_members weight my_gtids <<<"$line"
  case $my_state in
    ONLINE)
      pause=1
      save_view
      react_to_disk "$weight"
      return
      ;;
    RECOVERING | CUT) return ;;
    ERROR)
      note_once 'group replication stopped by an error or the loss of the majority: stopping it completely, to join again'
      as_group 'STOP GROUP_REPLICATION' 2>&1 | note_lines
      return
      ;;
  esac
  measure_disk
  if [[ $disk == full ]]; then
    # Healthy all the same: the others must find this member, and it serves reads.
    : >"$without_group"
    note_once "staying out of the group: $free MB are free on the disk of $datadir, and $least MB are wanted"
    return
  fi
  apply_relay_log || return
  query_peers
  if address_changed; then return; fi
  if (( ${#online[@]} > 0 )); then
    rm -f "$without_group" "$bootstrap_requested"
    join_group
    return
  fi
  # There is no group to join. Healthy all the same, because the others must find this member.
  : >"$without_group"
  if [[ -e $bootstrap_requested ]]; then
    note 'bootstrapping on request, without the members that do not respond'
    bootstrap_under_locks
    rm -f "$bootstrap_requested"
  else
    bootstrap_if_complete
  fi
}

# address_changed: true without an address too. After a network was disconnected and connected again the address can be
# another one, which the server accepts only at its start.
address_changed() {
  local now
  now=$(own_address)
  if [[ ! $now ]]; then
    note_once 'no network'
    return
  fi
  [[ $now != "$address" ]] || return
  note "the address changed from $address to $now: restarting with it"
  kill -TERM $$
  # The signal ends the container and this process: nothing else may run until then.
  sleep 60
}

# save_view: stores the members in the majority's view. After an outage of all members, these must respond before one of
# them bootstraps the group.
save_view() {
  local view=${my_members//,/ }
  rm -f "$without_group"
  last_note=
  if [[ ! -s $view_file || $(<"$view_file") != "$view" ]]; then
    write_view "$view"
    note "members of the group: $view"
  fi
  if marked founding; then unmark founding; fi
}

write_view() {
  printf '%s' "$1" >"$view_file.new"
  sync "$view_file.new"
  mv "$view_file.new" "$view_file"
  sync "$datadir"
}

# apply_relay_log: applies the transactions that were received before the last stop, before any are compared. False until
# that is done.
apply_relay_log() {
  local state
  state=$(as_group "SELECT IF(GTID_SUBSET(receiver.received_transaction_set, @@global.gtid_executed), 'applied',
      applier.service_state)
    FROM performance_schema.replication_connection_status AS receiver
    JOIN performance_schema.replication_applier_status AS applier USING (channel_name)
    WHERE channel_name = 'group_replication_applier'" 15) || return
  case $state in
    '' | applied)
      as_group "STOP REPLICA SQL_THREAD FOR CHANNEL 'group_replication_applier'" 30 &>/dev/null
      return 0
      ;;
  esac
  note_once 'applying the transactions that were received before the last stop'
  as_group "START REPLICA SQL_THREAD FOR CHANNEL 'group_replication_applier'" 30 2>&1 | note_lines
  return 1
}

# note_lines: logs standard input line by line.
note_lines() {
  local line
  while IFS= read -r line; do note "$line"; done
}
