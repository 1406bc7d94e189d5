# Beside the server of a member: lets it join, again and again, and decides after an outage of all who begins.
# `follow.sh` has what is done beside that of a reader.

view_file=$datadir/.tododb-view
lonely=$runtime/tododb-lonely
told_to_begin=$runtime/tododb-begin

# watch_group TICK
watch_group() {
  trap - TERM INT
  while :; do
    (
      set +e
      last_said=
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

# say: each state once, not at each look.
say() {
  [[ $* == "$last_said" ]] || note "$*"
  last_said=$*
}

tick() {
  local line weight
  if ! line=$(as_group 'SELECT tododb_ops.member(), @@global.group_replication_member_weight, tododb_ops.gtids()' 15 2>&1); then
    # While it starts, there is no socket to connect to.
    [[ $line == *'(2)'* ]] || say "the server does not tell its state: $line"
    return
  fi
  read -r my_uuid my_state my_role my_members weight my_gtids <<<"$line"
  case $my_state in
    ONLINE)
      pause=1
      remember_view
      keep_room "$weight"
      return
      ;;
    RECOVERING | CUT) return ;;
    ERROR)
      say 'left the group because of an error or without a majority: leaving it properly, to join again'
      as_group 'STOP GROUP_REPLICATION' 2>&1 | note_lines
      return
      ;;
  esac
  measure_room
  if [[ $room == full ]]; then
    # The others have to find this one, and reads go on.
    : >"$lonely"
    say "taking no part: $free MB are free on the disk of $datadir, and $least MB are wanted"
    return
  fi
  apply_what_was_received || return
  look_around
  if moved; then return; fi
  if (( ${#online[@]} > 0 )); then
    rm -f "$lonely" "$told_to_begin"
    join_group
    return
  fi
  # Nobody to join: the others have to find this one, so it counts as healthy.
  : >"$lonely"
  if [[ -e $told_to_begin ]]; then
    note 'told to begin without those that do not answer'
    begin_group
    rm -f "$told_to_begin"
  else
    begin_again
  fi
}

# moved: a network that was taken away and came back can bring another address, which a server takes at its start only.
moved() {
  local now
  now=$(own_address)
  if [[ ! $now ]]; then
    say 'no network'
    return
  fi
  [[ $now != "$address" ]] || return
  note "the address is $now now, and was $address: ending, to start with it"
  kill -TERM $$
  # The container ends by it, and this with it: nothing more is to be done until then.
  sleep 60
}

# remember_view: who a majority counts as members. After an outage of all, these have to answer before one begins.
remember_view() {
  local view=${my_members//,/ }
  rm -f "$lonely"
  last_said=
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

# apply_what_was_received: what other members sent before the last stop is applied before anything is compared.
apply_what_was_received() {
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
  say 'applying what was received before the last stop'
  as_group "START REPLICA SQL_THREAD FOR CHANNEL 'group_replication_applier'" 30 2>&1 | note_lines
  return 1
}

note_lines() {
  local line
  while IFS= read -r line; do note "$line"; done
}
