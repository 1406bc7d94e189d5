# Room on the disk. A member that has little takes no writes while another one has more; one that has next to none takes
# no part, or refuses writes where nobody else can take them: a server whose disk is full stands still, and says nothing.

# Where TODODB_LEAST_FREE_MB does not say it: a twentieth of the disk, at most this.
LEAST_FREE_MB=1024
# How likely a member is elected: MySQL's default, and of one with little room. The others can ask for it.
WEIGHT=50
LOW_WEIGHT=0
refusing=

# A server needs this to start: without it, it stands still at a random place.
START_FREE_MB=16
# How long commits under way may hold a hand-over up, in seconds.
HAND_OVER_S=5

# measure_room: sets room to ok, low or full, and free and least to MB. It is ok again only with a quarter more.
measure_room() {
  local size
  read -r free size < <(df --output=avail,size --block-size=1M "$datadir" | tail -1)
  least=$(( size / 20 < LEAST_FREE_MB ? size / 20 : LEAST_FREE_MB ))
  least=${TODODB_LEAST_FREE_MB:-$least}
  if (( free < least / 4 )); then
    room=full
  elif (( free < least )) || { [[ ${room-} =~ ^(low|full)$ ]] && (( free < least * 5 / 4 )); }; then
    room=low
  else
    room=ok
  fi
}

# keep_room WEIGHT: for a member that is in the group and has this weight now.
keep_room() {
  local room_before=${room-} wanted=$WEIGHT
  measure_room
  [[ $room == ok ]] || wanted=$LOW_WEIGHT
  if [[ $1 != "$wanted" ]]; then as_group "SET GLOBAL group_replication_member_weight = $wanted" 30 2>&1 | note_lines; fi
  if [[ $room != "${room_before:-ok}" ]]; then
    note "room on the disk of $datadir: $room ($free MB are free, $least MB are wanted)"
  fi
  [[ $my_role == PRIMARY ]] || refusing=
  if [[ $room == ok ]]; then
    if [[ $refusing ]]; then take_writes; fi
    return
  fi
  find_roomy
  if [[ $my_role == PRIMARY ]]; then
    if (( ${#roomy[@]} > 0 )); then hand_over_for_room; elif [[ $room == full && ! $refusing ]]; then refuse_writes; fi
  elif [[ $room == full ]] && (( ${#roomy[@]} >= 2 )); then
    note 'leaving the group, which has enough members without this one, until there is room'
    as_group 'STOP GROUP_REPLICATION' 30 2>&1 | note_lines
  fi
}

# find_roomy: sets roomy to the other members that are online and have room.
find_roomy() {
  local uuid weight
  look_around
  roomy=()
  for uuid in "${online[@]}"; do
    weight=$(ask_peer "${peer_ip[$uuid]}" 'SELECT @@global.group_replication_member_weight') || continue
    if [[ $weight != "$LOW_WEIGHT" ]]; then roomy+=("$uuid"); fi
  done
}

# hand_over_for_room: commits that wait for room hold the hand-over up too. Then the others have to elect.
hand_over_for_room() {
  local said
  note "handing over to ${roomy[0]}, which has room"
  said=$(as_group "SELECT group_replication_set_as_primary('${roomy[0]}', $HAND_OVER_S)" $(( HAND_OVER_S + 1 )) 2>&1) && return
  note "handing over failed: ${said:-no answer}"
  [[ $room == full ]] || return
  note 'ending the server, which stands still: another member takes over'
  kill -KILL "$(<"$sockets/mysqld.pid")"
}

await_room() {
  local said=
  measure_room
  while (( free < START_FREE_MB )) && [[ ! $stopping ]]; do
    [[ $said ]] || note "not starting: $free MB are free on the disk of $datadir, and $START_FREE_MB MB are needed"
    said=yes
    sleep 1
    measure_room
  done
}

refuse_writes() {
  note 'refusing writes: the disk is full, and no other member has room'
  if as_group 'SET GLOBAL super_read_only = ON' 15 2>&1 | note_lines; then refusing=yes; fi
}

take_writes() {
  note 'taking writes again'
  if as_group 'SET GLOBAL read_only = OFF' 15 2>&1 | note_lines; then refusing=; fi
}
