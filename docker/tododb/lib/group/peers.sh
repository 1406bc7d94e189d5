# What the other members say about themselves.

# own_address: members know each other by address, because a name can be late in DNS. Of several, the one by which others
# find this member.
own_address() {
  local own
  own=$(getent ahostsv4 "$HOSTNAME" | awk '!seen[$1]++ { print $1 }')
  grep --fixed-strings --line-regexp --max-count=1 "$own" <<<"$(group_addresses)" || head -1 <<<"$own"
}

# look_around: asks each server behind TODODB_GROUP_HOSTS. Sets peer_ip, peer_state, peer_role, peer_members and
# peer_gtids by the UUID of who answers, and online to the UUIDs of those that a majority counts as members.
look_around() {
  local ip line uuid state duty members gtids
  declare -gA peer_ip=() peer_state=() peer_role=() peer_members=() peer_gtids=()
  declare -ga online=()
  while read -r ip line; do
    [[ $line ]] || continue
    read -r uuid state duty members gtids <<<"$line"
    peer_ip[$uuid]=$ip
    peer_state[$uuid]=$state
    peer_role[$uuid]=$duty
    peer_members[$uuid]=$members
    peer_gtids[$uuid]=$gtids
    if [[ $state == ONLINE ]]; then online+=("$uuid"); fi
  done < <(
    # All at once: one whose machine is gone takes its time.
    for ip in $(group_addresses); do
      [[ $ip == "$address" ]] || { echo "$ip $(ask_member "$ip")" & }
    done
    wait
  )
}

# group_addresses: a name without a server takes the resolver up to its timeout; all are asked at once.
group_addresses() {
  local host
  {
    for host in $TODODB_GROUP_HOSTS; do RES_OPTIONS='timeout:2 attempts:1' getent ahostsv4 "$host" & done
    wait
  } | awk '{ print $1 }' | sort --unique
}

# ask_member ADDRESS: UUID, state, role, members, transactions, on one line. On a machine that is overloaded the client
# alone takes seconds to start.
ask_member() {
  timeout 15 mysql --no-defaults --host="$1" --port="$group_port" --user=tododb_check --connect-timeout=2 --batch \
    --skip-column-names --raw --execute='SELECT tododb_ops.member(), tododb_ops.gtids()' 2>/dev/null
}

# gtid_lacks A B: prints which transactions of B are not in A.
gtid_lacks() {
  timeout 15 mysql --no-defaults --host=127.0.0.1 --port="$group_port" --user=tododb_check --batch --skip-column-names \
    --raw <<<"SELECT REPLACE(GTID_SUBTRACT('$2', '$1'), '\\n', '')"
}

# group_gtids: what all members that are online have together: one can be a moment behind.
group_gtids() {
  local uuid all=
  for uuid in "${online[@]}"; do all+=${peer_gtids[$uuid]:+,${peer_gtids[$uuid]}}; done
  echo "${all#,}"
}
