# Joining a group that is there.

# join_group: nothing is thrown away here. A member with transactions that the group lacks stays out.
join_group() {
  local uuid seeds= extra missing out
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
  missing_everywhere || return
  if [[ $missing ]]; then
    note 'no member keeps the binary logs that are missing here: ending in order to copy one'
    mark rejoin
    kill -TERM $$
    # The container ends by it, and this with it: nothing more is to be done until then.
    sleep 60
    return
  fi
  expect_view
  note "joining through $seeds"
  if ! out=$(as_group "SET GLOBAL group_replication_group_seeds = '$seeds'; START GROUP_REPLICATION $(credentials)" 2>&1); then
    note "joining failed: $out"
    # Two that try at the same time hinder each other.
    sleep 0.$(( SRANDOM % 9 ))
  fi
}

# expect_view: the group counts this member a moment before it can read so. If the power fails in that moment, it must
# know whom to wait for: those who are in the group, and those whom it waited for until now, should the joining fail.
expect_view() {
  local known=
  [[ ! -s $view_file ]] || known=$(<"$view_file")
  write_view "$(printf '%s\n' $known "${online[@]}" "$my_uuid" | sort --unique | paste --serial --delimiters=' ')"
}

# missing_everywhere: sets missing to transactions that are missing here and that no member that is online has binary
# logs of; to nothing where one has all. False where one does not answer: joined too far behind, the server would empty
# its data directory before it has the copy.
missing_everywhere() {
  local uuid purged
  for uuid in "${online[@]}"; do
    purged=$(ask_peer "${peer_ip[$uuid]}" "SELECT REPLACE(@@global.gtid_purged, '\\n', '')") || return 1
    missing=$(gtid_lacks "$my_gtids" "$purged") || return 1
    [[ $missing ]] || return 0
  done
}
