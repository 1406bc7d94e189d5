# A member of a group: all members run the same server, and the group elects its primary.
# MYSQL_MASTER=true only means that the first database is created in the volume of this member.

start_member() {
  address=$(own_address)
  [[ $address ]] || fail "the address of $HOSTNAME is unknown: a member needs one in the network of its group"
  finish_adoption
  if marked initialising; then
    initialise_master
  elif empty; then
    initialise_or_copy
  elif marked rejoin; then
    copy_again_as_member
  elif marked joined; then
    # The data of a replica from before the group. Transactions that it has received are applied first; if the group
    # lacks one of them, this member does not join.
    promote yes
  fi
  require_database
  group_options
  supervise tick_member "$@"
}

# initialise_or_copy: a database is created only on request, and never if another member responds.
initialise_or_copy() {
  query_peers
  if [[ $role == master && ${TODODB_INITIALISE-} == yes ]] && (( ${#peer_ip[@]} == 0 )); then
    initialise_master
    return
  fi
  note 'empty data directory: copying the data of a member'
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

# await_donor: waits until a member is online, and sets MYSQL_MASTER_HOST to it; to a secondary if there is one, since
# serving a copy slows a server down.
await_donor() {
  local uuid noted=
  while :; do
    query_peers
    for uuid in "${online[@]}"; do
      MYSQL_MASTER_HOST=${peer_ip[$uuid]}
      if [[ ${peer_role[$uuid]} == SECONDARY ]]; then break; fi
    done
    (( ${#online[@]} == 0 )) || return 0
    [[ $noted ]] || note "waiting for a member of the group behind: $TODODB_GROUP_HOSTS (${#peer_ip[@]} respond, none is online)"
    noted=yes
    sleep 1
  done
}

# copy_again_as_member: for a member too far behind to catch up. Compares the present transactions of both sides, since the
# request for the copy may be old.
copy_again_as_member() {
  note 'this member cannot catch up: copying the data of another one'
  read_kept group_replication_applier
  await_donor
  if group_has_kept && copy_member donor_has_kept; then return; fi
  unmark rejoin
}

donor_has_kept() { await_donor && group_has_kept; }

group_has_kept() {
  local missing
  missing=$(ask_source "SELECT REPLACE(GTID_SUBTRACT('$kept', tododb_ops.gtids()), '\\n', '')") && [[ -z $missing ]] && return
  note "not copying another member: ${missing:+the group lacks transactions of this member: }${missing:-no response}"
  return 1
}

# supervise TICK [OPTION...]: runs the server with the `options` until the container is stopped, and calls TICK periodically
# beside it. A server that crashed is started again here: its address still responds then, while the other members would
# keep trying to reach the address of a container that is gone.
supervise() {
  local code stopping= started tick=$1
  shift
  new_group_password
  rm -f "$runtime"/tododb-{without-group,begin,stopping}
  trap 'stopping=yes; stop_member' TERM INT
  watch_group "$tick" &
  while :; do
    await_disk
    [[ ! $stopping ]] || exit 143
    started=$SECONDS
    serve "$(group_sql)" "${options[@]}" "$@" &
    server=$!
    while :; do
      code=0
      wait "$server" || code=$?
      kill -0 "$server" 2>/dev/null || break
    done
    [[ ! $stopping ]] && (( code != 0 && SECONDS - started > 20 )) || break
    note "the server exited with code $code: starting it again"
    forget_killed_servers
  done
  note "the server exited with code $code"
  exit "$code"
}

# stop_member: a primary first switches over to another member.
stop_member() {
  local next
  : >"$runtime/tododb-stopping"
  next=$(as_group "SELECT other.member_id FROM performance_schema.replication_group_members AS other
    JOIN performance_schema.replication_group_members AS me ON me.member_id = @@server_uuid
      AND me.member_role = 'PRIMARY' AND me.member_state = 'ONLINE'
    WHERE other.member_state = 'ONLINE' AND other.member_role = 'SECONDARY' ORDER BY other.member_id LIMIT 1" 5 2>/dev/null) || true
  if [[ $next ]]; then
    note "switching over to $next: $(as_group "SELECT group_replication_set_as_primary('$next', 5)" 15 2>&1)"
  fi
  kill -TERM "${server-}" 2>/dev/null || true
}
