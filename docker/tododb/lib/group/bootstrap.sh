# Beginning a group: the first time, and after an outage of all.

# begin_again: the member that has everything begins, once all that were in the last group it knows of answer: one that
# is missing may have more.
begin_again() {
  local uuid missing= more less
  if [[ -s $view_file ]]; then
    for uuid in $(<"$view_file"); do
      [[ $uuid == "$my_uuid" || ${peer_state[$uuid]-} == OFFLINE ]] || missing+=" $uuid"
    done
  elif ! marked founding; then
    say 'this data was never in a group, and none is there to join: waiting. See "tododb found" in the runbook'
    return
  fi
  if [[ $missing ]]; then
    say "the group is gone; it begins again when these answer as well, or with 'tododb begin':$missing"
    return
  fi
  for uuid in "${!peer_ip[@]}"; do
    more=$(gtid_lacks "$my_gtids" "${peer_gtids[$uuid]}") && less=$(gtid_lacks "${peer_gtids[$uuid]}" "$my_gtids") || return
    if [[ $more && $less ]]; then
      say "waiting for a person: $uuid and this member both have transactions that the other lacks; see the runbook"
      return
    elif [[ $more || ( ! $less && $uuid < $my_uuid ) ]]; then
      say "waiting for $uuid to begin the group, which has ${more:+more}${more:-the same}"
      return
    fi
  done
  begin_group
}

# begin_group: with a lock on every server that answers, this one included, so that no two begin; then all is looked at again.
begin_group() {
  local uuid fd got holders=() fds=()
  for uuid in $(printf '%s\n' "$my_uuid" "${!peer_ip[@]}" | sort); do
    exec {fd}< <(hold_lock "${peer_ip[$uuid]-127.0.0.1}")
    holders+=("$!")
    fds+=("$fd")
    got=
    read -r -t 15 got <&"$fd"
    if [[ $got != 1 ]]; then
      say 'another member is about to begin'
      drop_locks
      return
    fi
  done
  look_around
  if in_no_group; then bootstrap; fi
  drop_locks
}

hold_lock() {
  exec timeout 120 mysql --no-defaults --host="$1" --port="$group_port" --user=tododb_check --connect-timeout=2 --batch \
    --skip-column-names --unbuffered --execute="SELECT GET_LOCK('tododb_begin', 0); DO SLEEP(110)" 2>/dev/null
}

drop_locks() {
  local fd
  kill "${holders[@]}" 2>/dev/null
  for fd in "${fds[@]}"; do exec {fd}<&-; done
}

in_no_group() {
  local uuid
  for uuid in "${!peer_ip[@]}"; do
    case ${peer_state[$uuid]} in
      OFFLINE | ERROR) ;;
      *) return 1 ;;
    esac
  done
}

bootstrap() {
  local out
  note 'beginning the group'
  out=$(as_group "SET GLOBAL group_replication_bootstrap_group = ON; START GROUP_REPLICATION $(credentials)" 2>&1) ||
    note "beginning failed: $out"
  as_group 'SET GLOBAL group_replication_bootstrap_group = OFF' 2>&1 | note_lines
}
