# Finds the server that has all transactions: the one to promote after the loss of a master.

# compare HOST...: prints, for every server behind these names, its address, host name, status and which transactions of
# the others it lacks. False unless all respond and one has everything.
compare() {
  local -A gtids=()
  local address missing all='' complete=''
  for address in $(addresses "$@"); do
    gtids[$address]=$(ask_server "$address" 3306 'SELECT tododb_ops.gtids()' 2>&1) ||
      fail "$address does not respond, and may have more than the others: ${gtids[$address]##*$'\n'}"
    all+=${gtids[$address]:+,${gtids[$address]}}
  done
  for address in "${!gtids[@]}"; do
    missing=$(ask_server "$address" 3306 "SELECT REPLACE(GTID_SUBTRACT('${all#,}', tododb_ops.gtids()), '\\n', '')")
    if [[ $missing ]]; then missing="lacks $missing"; else complete=$address; fi
    ask_server "$address" 3306 "SELECT CONCAT_WS(' ', '$address', @@hostname,
      SUBSTRING_INDEX(tododb_ops.status(5), ' ', 1), '${missing:-has everything}')"
  done
  [[ $complete ]] || fail 'no server has all transactions: each lacks those listed, which another one has'
}

# addresses HOST...: prints the addresses of all servers behind these names.
addresses() {
  local host found
  for host; do
    found=$(getent ahostsv4 "$host") || fail "no server is known by the name $host"
    awk '{ print $1 }' <<<"$found"
  done | sort --unique
}
