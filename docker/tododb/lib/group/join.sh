# Joining a group that is there.

# join_group: nothing is thrown away here. A member with transactions that the group lacks stays out.
join_group() {
  local uuid seeds= extra out
  # While the group counts what this member was before it stopped, joining would only delay an election.
  for uuid in "${online[@]}"; do
    if [[ ${peer_members[$uuid]} == *"$my_uuid"* ]]; then
      say 'the group still counts what this member was before it stopped: waiting'
      return
    fi
    seeds+=${seeds:+,}${peer_ip[$uuid]}:$group_port
  done
  extra=$(gtid_lacks "$(group_gtids)" "$my_gtids") || return
  if [[ $extra ]]; then
    say "not joining: the group lacks transactions that are here ($extra); nothing is thrown away, see the runbook"
    return
  fi
  if too_far_behind; then
    note 'no member keeps the binary logs that are missing here: ending in order to copy one'
    mark rejoin
    kill -TERM $$
    sleep 60
    return
  fi
  note "joining through $seeds"
  if ! out=$(as_group "SET GLOBAL group_replication_group_seeds = '$seeds'; START GROUP_REPLICATION $(credentials)" 2>&1); then
    note "joining failed: $out"
    # Two that try at the same time hinder each other.
    sleep 0.$(( SRANDOM % 9 ))
  fi
}

# too_far_behind: no member that is online has the binary logs of all that is missing here.
too_far_behind() {
  local uuid purged
  for uuid in "${online[@]}"; do
    purged=$(ask_server "${peer_ip[$uuid]}" "$group_port" "SELECT REPLACE(@@global.gtid_purged, '\\n', '')" 2>/dev/null) || return 1
    [[ $(gtid_lacks "$my_gtids" "${purged//\\n/}") ]] || return 1
  done
}
