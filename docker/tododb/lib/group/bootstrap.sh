# Bootstrapping the group: the first time, and after an outage of all members.

# bootstrap_if_complete: of the members in the last view, the one that has all transactions bootstraps the group. It waits
# until all of them respond, because one that is missing may have more.
bootstrap_if_complete() {
  local uuid missing= more less
  if [[ -s $view_file ]]; then
    for uuid in $(<"$view_file"); do
      [[ $uuid == "$my_uuid" || ${peer_state[$uuid]-} == OFFLINE ]] || missing+=" $uuid"
    done
  elif ! marked founding; then
    note_once 'this data was never in a group, and there is none to join: waiting. See "tododb found" in the runbook'
    return
  fi
  if [[ $missing ]]; then
    note_once "no member is online; the group is bootstrapped once these members respond too, or by 'tododb begin':$missing"
    return
  fi
  for uuid in "${!peer_ip[@]}"; do
    more=$(gtid_lacks "$my_gtids" "${peer_gtids[$uuid]}") && less=$(gtid_lacks "${peer_gtids[$uuid]}" "$my_gtids") || return
    if [[ $more && $less ]]; then
      note_once "waiting for an operator: $uuid and this member both have transactions that the other lacks; see the runbook"
      return
    elif [[ $more || ( ! $less && $uuid < $my_uuid ) ]]; then
      note_once "waiting for $uuid to bootstrap the group: it has ${more:+transactions that this member lacks, }${more:-the same transactions}"
      return
    fi
  done
  bootstrap_under_locks
}

# bootstrap_under_locks: takes a lock on every server that responds, this one included, so that no two bootstrap at the same
# time; then it queries all of them again, since another one may have done so meanwhile.
bootstrap_under_locks() {
  local uuid fd got holders=() fds=()
  for uuid in $(printf '%s\n' "$my_uuid" "${!peer_ip[@]}" | sort); do
    exec {fd}< <(hold_lock "${peer_ip[$uuid]-127.0.0.1}")
    holders+=("$!")
    fds+=("$fd")
    got=
    read -r -t 15 got <&"$fd"
    if [[ $got != 1 ]]; then
      note_once 'another member is about to bootstrap the group'
      drop_locks
      return
    fi
  done
  query_peers
  if no_peer_in_group; then bootstrap; fi
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

no_peer_in_group() {
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
  note 'bootstrapping the group'
  out=$(as_group "SET GLOBAL group_replication_bootstrap_group = ON; START GROUP_REPLICATION $(credentials)" 2>&1) ||
    note "bootstrapping failed: $out"
  as_group 'SET GLOBAL group_replication_bootstrap_group = OFF' 2>&1 | note_lines
}
