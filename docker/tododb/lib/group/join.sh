# Joining a running group.

# join_group: never discards data. A member with transactions that the group lacks does not join.
join_group() {
  local uuid seeds= extra missing out
  # While this member's previous incarnation is still in the view, joining would only delay an election.
  for uuid in "${online[@]}"; do
    if [[ ${peer_members[$uuid]} == *"$my_uuid"* ]]; then
      note_once 'waiting until the group has expelled the previous incarnation of this member'
      return
    fi
    seeds+=${seeds:+,}${peer_ip[$uuid]}:$group_port
  done
  extra=$(gtid_lacks "$(group_gtids)" "$my_gtids") || return
  if [[ $extra ]]; then
    note_once "not joining: the group lacks transactions of this member ($extra); its data is kept, see the runbook"
    return
  fi
  missing_everywhere || return
  if [[ $missing ]]; then
    note 'this member cannot catch up: no member has the binary logs that it needs; restarting to copy a member'
    mark rejoin
    kill -TERM $$
    # The signal ends the container and this process: nothing else may run until then.
    sleep 60
    return
  fi
  save_expected_view
  note "joining through $seeds"
  if ! out=$(as_group "SET GLOBAL group_replication_group_seeds = '$seeds'; START GROUP_REPLICATION $(credentials)" 2>&1); then
    note "joining failed: $out"
    # Two members that join at the same time hinder each other: a random delay separates them.
    sleep 0.$(( SRANDOM % 9 ))
  fi
}

# save_expected_view: the group adds this member to its view a moment before this member can read that. If the power fails
# in that moment, it must know which members to wait for: those that are online now and, in case joining fails, those of
# the view so far.
save_expected_view() {
  local known=
  [[ ! -s $view_file ]] || known=$(<"$view_file")
  write_view "$(printf '%s\n' $known "${online[@]}" "$my_uuid" | sort --unique | paste --serial --delimiters=' ')"
}

# missing_everywhere: sets missing to the transactions that this member lacks and that are purged from the binary logs of
# every online member; empty if one member still has all. Fails if a member does not respond: a member that joins too far
# behind clones the data in place, which empties its data directory before the copy is complete.
missing_everywhere() {
  local uuid purged
  for uuid in "${online[@]}"; do
    purged=$(query_peer "${peer_ip[$uuid]}" "SELECT REPLACE(@@global.gtid_purged, '\\n', '')") || return 1
    missing=$(gtid_lacks "$my_gtids" "$purged") || return 1
    [[ $missing ]] || return 0
  done
}
