#!/usr/bin/env bash
# Healthy means: was ready once, and is alive. Lag does not count: an orchestrator would kill the very replica that has to
# catch up, and the load balancer already sends no reads to it.
set -uo pipefail
source /usr/local/lib/tododb/server.sh
source /usr/local/lib/tododb/source.sh

ready=$runtime/tododb-ready
target=$runtime/tododb-target
SOURCE_PATIENCE_S=10
CHECK_S=8
ADMIN_PORT=33062

# here SQL: works while all connections are in use. Data from an older image does not admit the account to that port.
here() {
  local answer code=0
  answer=$(ask_server 127.0.0.1 "$ADMIN_PORT" "$1" 2>/dev/null || ask_server 127.0.0.1 3306 "$1" 2>&1) || code=$?
  printf '%s' "$answer"
  return "$code"
}

# caught_up: this server has all transactions that its source had when it was first queried. If no source responds there is
# nothing to catch up with, and stale data is better than none.
caught_up() {
  if [[ ! -s $target ]]; then
    local executed
    if executed=$(ask_source 'SELECT @@global.gtid_executed' 2>/dev/null); then
      printf '%s' "${executed//\\n/}" >"$target"
    else
      (( $(here "SELECT variable_value FROM performance_schema.global_status WHERE variable_name = 'Uptime'") > SOURCE_PATIENCE_S ))
      return
    fi
  fi
  [[ $(here "SELECT GTID_SUBSET('$(<"$target")', @@global.gtid_executed)") == 1 ]]
}

# copy_again: only if the source has all transactions that this server has received. Otherwise this may be the last copy of
# data that a new, empty master does not have, and an operator must decide.
copy_again() {
  local gtids uuid missing
  gtids=$(here 'SELECT tododb_ops.gtids()') && uuid=$(here 'SELECT @@global.server_uuid') || return 1
  if ! missing=$(only_here "$gtids" "$uuid" 2>/dev/null); then
    [[ -z $missing ]] ||
      echo "not copying the master again: it lacks transactions that are here ($missing); see the runbook"
    return 1
  fi
  mark rejoin
  echo 'copying the master again after a restart'
  kill -TERM 1
}

# healthy: was ready once, or is so now; `status` has the details.
healthy() {
  # Cheaper than starting a client several times a second on a busy machine before the server listens.
  if [[ ! -S $server_socket ]]; then
    status='the server has not started yet'
    return 1
  fi
  status=$(here 'SELECT tododb_ops.status(5)') || return 1
  if [[ ${TODODB_GROUP-} ]]; then
    member_healthy
    return
  fi
  case $status in
    BROKEN*) copy_again; return 1 ;;
    MASTER*) : >"$ready" ;;
    *) [[ -e $ready ]] || { caught_up && : >"$ready"; } ;;
  esac
  [[ -e $ready ]]
}

# member_healthy: was online in the group once, or has none to join: Swarm's DNS lists only healthy tasks, and the other
# members must find this one.
member_healthy() {
  case $status in MASTER* | REPLICA* | LAGGING*) : >"$ready" ;; esac
  [[ -e $ready || -e $runtime/tododb-without-group ]]
}

# Checked only once per health check, a start would last until the next check.
until healthy; do
  if [[ -e $ready || $status == BROKEN* ]] || (( SECONDS >= CHECK_S )); then
    echo "$status"
    exit 1
  fi
  sleep 0.3
done
echo "$status"
