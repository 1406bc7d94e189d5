# A member of a group: every member runs the same server, and the group elects the one that takes writes.
# MYSQL_MASTER=true only tells whose volume `tododb initialise` makes the first database in.

start_member() {
  address=$(own_address)
  [[ $address ]] || fail "the address of $HOSTNAME is not known: a member needs one in the network of its group"
  finish_adoption
  if marked initialising; then
    initialise_master
  elif empty; then
    fill_member
  elif marked rejoin; then
    copy_again_as_member
  elif marked joined; then
    # From the time before the group. What it received counts, though it never joins with what the group lacks.
    promote yes
  fi
  require_database
  group_options
  supervise tick "$@"
}

# fill_member: a database is made only on purpose, and never beside a group that is there.
fill_member() {
  look_around
  if [[ $role == master && ${TODODB_INITIALISE-} == yes ]] && (( ${#peer_ip[@]} == 0 )); then
    initialise_master
    return
  fi
  note 'empty data directory: copying a member of the group'
  copy_member
}

copy_member() {
  copy_of_member "$@" || return
  unmark joined
}

copy_of_member() {
  copy_options=(--plugin-load-add=group_replication.so --loose-group-replication-start-on-boot=OFF)
  await_donor
  copy_master "${1-await_donor}" || return
  finish_adoption
}

# await_donor: sets the master to copy to a member that is online, a secondary where there is one.
await_donor() {
  local uuid said=
  while :; do
    look_around
    for uuid in "${online[@]}"; do
      MYSQL_MASTER_HOST=${peer_ip[$uuid]}
      if [[ ${peer_role[$uuid]} == SECONDARY ]]; then break; fi
    done
    (( ${#online[@]} == 0 )) || return 0
    [[ $said ]] || note "waiting for a member of the group behind: $TODODB_GROUP_HOSTS (${#peer_ip[@]} answer, none is online)"
    said=yes
    sleep 1
  done
}

# copy_again_as_member: too far behind to catch up. Judged by what is here now, and what the group has now.
copy_again_as_member() {
  note 'this member can not catch up: copying another one'
  read_kept group_replication_applier
  await_donor
  if group_has_kept && copy_member donor_has_kept; then return; fi
  unmark rejoin
}

donor_has_kept() { await_donor && group_has_kept; }

group_has_kept() {
  local missing
  missing=$(ask_source "SELECT REPLACE(GTID_SUBTRACT('$kept', tododb_ops.gtids()), '\\n', '')") && [[ -z $missing ]] && return
  note "not copying another member: ${missing:+the group lacks transactions that are here ($missing)}${missing:-no answer}"
  return 1
}

# supervise TICK [OPTION...]: runs the server with the `options` until it is told to end, and TICK beside it, again and
# again. One that crashed is started again here: its address answers at once, where the others would go on trying to reach
# one that is gone.
supervise() {
  local code stopping= begun tick=$1
  shift
  new_group_password
  rm -f "$runtime"/tododb-{lonely,begin,stopping}
  trap 'stopping=yes; end_member' TERM INT
  watch_group "$tick" &
  while :; do
    await_room
    [[ ! $stopping ]] || exit 143
    begun=$SECONDS
    serve "$(group_sql)" "${options[@]}" "$@" &
    server=$!
    while :; do
      code=0
      wait "$server" || code=$?
      kill -0 "$server" 2>/dev/null || break
    done
    [[ ! $stopping ]] && (( code != 0 && SECONDS - begun > 20 )) || break
    note "the server ended with code $code: starting it again"
    forget_killed_servers
  done
  note "the server ended with code $code"
  exit "$code"
}

# end_member: a primary lets another one take over first.
end_member() {
  local next
  : >"$runtime/tododb-stopping"
  next=$(as_group "SELECT other.member_id FROM performance_schema.replication_group_members AS other
    JOIN performance_schema.replication_group_members AS me ON me.member_id = @@server_uuid
      AND me.member_role = 'PRIMARY' AND me.member_state = 'ONLINE'
    WHERE other.member_state = 'ONLINE' AND other.member_role = 'SECONDARY' ORDER BY other.member_id LIMIT 1" 5 2>/dev/null) || true
  if [[ $next ]]; then
    note "handing over to $next: $(as_group "SELECT group_replication_set_as_primary('$next', 5)" 15 2>&1)"
  fi
  kill -TERM "${server-}" 2>/dev/null || true
}
