# Free disk space. A member whose space is low is not the primary while another one has more. One whose disk is full leaves
# the group or, if no other member can take writes, refuses them: a server hangs on a full disk, without an error.

# The default of TODODB_LEAST_FREE_MB is a twentieth of the disk, at most this.
LEAST_FREE_MB=1024
# Election weights: MySQL's default, and that of a member whose disk space is low. The other members can query it.
WEIGHT=50
LOW_WEIGHT=0
refusing=

# A server needs this much to start; with less it hangs at an arbitrary step.
START_FREE_MB=16
# Time that running transactions have to end before a switchover fails, in seconds.
SWITCHOVER_S=5

# measure_disk: sets disk to ok, low or full, and free and least to MB. From low it returns to ok only with a quarter more
# than least, so that it does not flap.
measure_disk() {
  local size
  read -r free size < <(df --output=avail,size --block-size=1M "$datadir" | tail -1)
  least=$(( size / 20 < LEAST_FREE_MB ? size / 20 : LEAST_FREE_MB ))
  least=${TODODB_LEAST_FREE_MB:-$least}
  if (( free < least / 4 )); then
    disk=full
  elif (( free < least )) || { [[ ${disk-} =~ ^(low|full)$ ]] && (( free < least * 5 / 4 )); }; then
    disk=low
  else
    disk=ok
  fi
}

# react_to_disk WEIGHT: adapts the weight and the role of an online member to its disk space; WEIGHT is the present one.
react_to_disk() {
  local disk_before=${disk-} wanted=$WEIGHT
  measure_disk
  [[ $disk == ok ]] || wanted=$LOW_WEIGHT
  if [[ $1 != "$wanted" ]]; then as_group "SET GLOBAL group_replication_member_weight = $wanted" 30 2>&1 | note_lines; fi
  if [[ $disk != "${disk_before:-ok}" ]]; then
    note "disk space of $datadir: $disk ($free MB free, $least MB wanted)"
  fi
  [[ $my_role == PRIMARY ]] || refusing=
  if [[ $disk == ok ]]; then
    if [[ $refusing ]]; then accept_writes; fi
    return
  fi
  find_members_with_space
  if [[ $my_role == PRIMARY ]]; then
    if (( ${#with_space[@]} > 0 )); then switch_over_for_space; elif [[ $disk == full && ! $refusing ]]; then refuse_writes; fi
  elif [[ $disk == full ]] && (( ${#with_space[@]} >= 2 )); then
    note 'leaving the group until there is free disk space; enough other members remain'
    as_group 'STOP GROUP_REPLICATION' 30 2>&1 | note_lines
  fi
}

# find_members_with_space: sets with_space to the other online members whose disk space is not low.
find_members_with_space() {
  local uuid weight
  query_peers
  with_space=()
  for uuid in "${online[@]}"; do
    weight=$(query_peer "${peer_ip[$uuid]}" 'SELECT @@global.group_replication_member_weight') || continue
    if [[ $weight != "$LOW_WEIGHT" ]]; then with_space+=("$uuid"); fi
  done
}

# switch_over_for_space: commits that wait for disk space block the switchover too. Then the server is killed, so that the
# others elect a primary.
switch_over_for_space() {
  local output
  note "switching over to ${with_space[0]}, which has disk space"
  output=$(as_group "SELECT group_replication_set_as_primary('${with_space[0]}', $SWITCHOVER_S)" $(( SWITCHOVER_S + 1 )) 2>&1) && return
  note "switching over failed: ${output:-no response}"
  [[ $disk == full ]] || return
  note 'killing the server, which hangs on its full disk: the other members elect a primary'
  kill -KILL "$(<"$sockets/mysqld.pid")"
}

# await_disk: looks once a second. Without a deadline: an operator may take days to make space, and `stopping` ends it.
await_disk() {
  local noted=
  measure_disk
  while (( free < START_FREE_MB )) && [[ ! $stopping ]]; do
    [[ $noted ]] || note "not starting: $free MB are free on the disk of $datadir, and $START_FREE_MB MB are needed"
    noted=yes
    sleep 1
    measure_disk
  done
}

refuse_writes() {
  note 'refusing writes: the disk is full, and no other member has disk space'
  if as_group 'SET GLOBAL super_read_only = ON' 15 2>&1 | note_lines; then refusing=yes; fi
}

accept_writes() {
  note 'accepting writes again'
  if as_group 'SET GLOBAL read_only = OFF' 15 2>&1 | note_lines; then refusing=; fi
}
