# Which server has all transactions: the one to promote after the loss of a master.

# compare HOST...: asks every server behind these names, and prints address, host name, status and which transactions
# of another it lacks. False unless all answer and one has everything.
compare() {
  local -A gtids=()
  local address missing all='' complete=''
  for address in $(addresses "$@"); do
    gtids[$address]=$(ask_server "$address" 3306 'SELECT tododb_ops.gtids()' 2>&1) ||
      fail "$address does not answer, and may have more than the others: ${gtids[$address]##*$'\n'}"
    all+=${gtids[$address]:+,${gtids[$address]}}
  done
  for address in "${!gtids[@]}"; do
    missing=$(ask_server "$address" 3306 "SELECT REPLACE(GTID_SUBTRACT('${all#,}', tododb_ops.gtids()), '\\n', '')")
    if [[ $missing ]]; then missing="lacks $missing"; else complete=$address; fi
    ask_server "$address" 3306 "SELECT CONCAT_WS(' ', '$address', @@hostname,
      SUBSTRING_INDEX(tododb_ops.status(5), ' ', 1), '${missing:-has everything}')"
  done
  [[ $complete ]] || fail 'none has everything: each lacks (as listed) what another has'
}

# addresses HOST...: of every server behind these names.
addresses() {
  local host found
  for host; do
    found=$(getent ahostsv4 "$host") || fail "no server is known by the name $host"
    awk '{ print $1 }' <<<"$found"
  done | sort --unique
}
