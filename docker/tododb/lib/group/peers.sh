# Queries about the state of the other members.

# own_address: members identify each other by address, because DNS can lag. If there are several, the one that the names in
# TODODB_GROUP_HOSTS resolve to.
own_address() {
  local own
  own=$(getent ahostsv4 "$HOSTNAME" | awk '!seen[$1]++ { print $1 }')
  grep --fixed-strings --line-regexp --max-count=1 "$own" <<<"$(group_addresses)" || head -1 <<<"$own"
}

# query_peers: queries each server behind TODODB_GROUP_HOSTS. Sets peer_ip, peer_state, peer_role, peer_members and
# peer_gtids by the UUID of each that responds, and online to the UUIDs of those that are online with a majority.
query_peers() {
  local ip line uuid state member_role members gtids
  declare -gA peer_ip=() peer_state=() peer_role=() peer_members=() peer_gtids=()
  declare -ga online=()
  while read -r ip line; do
    [[ $line ]] || continue
    read -r uuid state member_role members gtids <<<"$line"
    peer_ip[$uuid]=$ip
    peer_state[$uuid]=$state
    peer_role[$uuid]=$member_role
    peer_members[$uuid]=$members
    peer_gtids[$uuid]=$gtids
    if [[ $state == ONLINE ]]; then online+=("$uuid"); fi
  done < <(
    # In parallel, because a query to a machine that is down takes until its timeout.
    for ip in $(group_addresses); do
      [[ $ip == "$address" ]] || { echo "$ip $(query_member "$ip")" & }
    done
    wait
  )
}

# group_addresses: resolves all names in parallel, because a name without a server can take until the resolver's timeout.
group_addresses() {
  local host
  {
    for host in $TODODB_GROUP_HOSTS; do RES_OPTIONS='timeout:2 attempts:1' getent ahostsv4 "$host" & done
    wait
  } | awk '{ print $1 }' | sort --unique
}

# query_peer ADDRESS SQL: with a long time limit, because on an overloaded machine the client alone takes seconds to start.
query_peer() {
  timeout 15 mysql --no-defaults --host="$1" --port="$group_port" --user=tododb_check --connect-timeout=2 --batch \
    --skip-column-names --raw --execute="$2" 2>/dev/null
}

# query_member ADDRESS: UUID, state, role, members, transactions, on one line.
query_member() { query_peer "$1" 'SELECT tododb_ops.member(), tododb_ops.gtids()'; }

# gtid_lacks A B: prints which transactions of B are not in A.
gtid_lacks() { query_peer 127.0.0.1 "SELECT REPLACE(GTID_SUBTRACT('$2', '$1'), '\\n', '')"; }

# group_gtids: the union of the transactions of all online members, since one of them can be a moment behind.
group_gtids() {
  local uuid all=
  for uuid in "${online[@]}"; do all+=${peer_gtids[$uuid]:+,${peer_gtids[$uuid]}}; done
  echo "${all#,}"
}
