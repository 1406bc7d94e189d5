#!/usr/bin/env bash
# Healthy means: was ready once, and is alive. Lag never counts here: an orchestrator would kill the very replica that
# needs peace to catch up, and the load balancer already keeps readers away from it.
set -uo pipefail
source /usr/local/lib/tododb/server.sh

ready=$runtime/tododb-ready
target=$runtime/tododb-target
SOURCE_PATIENCE_S=10
CHECK_S=8

ask() {
  timeout 4 mysql --no-defaults --user=tododb_check --connect-timeout=2 --batch --skip-column-names "$@" 2>&1
}
here() { ask --host=127.0.0.1 --execute="$1"; }
source_of() { ask --host="$MYSQL_MASTER_HOST" --port="${MYSQL_MASTER_PORT:-3306}" --execute="$1"; }

# caught_up: this server has what its source had when it was first asked. While no source answers there is nothing
# to catch up with, and old data is better than none.
caught_up() {
  if [[ ! -s $target ]]; then
    local executed
    if executed=$(source_of 'SELECT @@global.gtid_executed'); then
      printf '%s' "${executed//\\n/}" >"$target"
    else
      (( $(here "SELECT variable_value FROM performance_schema.global_status WHERE variable_name = 'Uptime'") > SOURCE_PATIENCE_S ))
      return
    fi
  fi
  [[ $(here "SELECT GTID_SUBSET('$(<"$target")', @@global.gtid_executed)") == 1 ]]
}

# copy_again: only when the source has all that this server ever got from it; else this may be the last copy of data
# that a new, empty master does not have, and a person has to decide.
copy_again() {
  local executed missing uuid
  executed=$(source_of 'SELECT @@global.gtid_executed') || return 1
  uuid=$(here 'SELECT @@global.server_uuid')
  missing=$(here "SELECT REPLACE(GTID_SUBTRACT(@@global.gtid_executed, '${executed//\\n/}'), '\\n', '')") || return 1
  if [[ $missing && ( $missing != "$uuid":* || $missing == *,* ) ]]; then
    echo "not copying the master again: it lacks transactions that are here ($missing); see the runbook"
    return 1
  fi
  mark rejoin
  echo 'copying the master again after a restart'
  kill -TERM 1
}

# healthy: was ready once, or is so now; `status` tells more.
healthy() {
  status=$(here 'SELECT tododb_ops.status(5)') || return 1
  case $status in
    BROKEN*) copy_again; return 1 ;;
    MASTER*) : >"$ready" ;;
    *) [[ -e $ready ]] || { caught_up && : >"$ready"; } ;;
  esac
  [[ -e $ready ]]
}

# Asked once per check only, a start would last until the next check.
until healthy; do
  if [[ -e $ready || $status == BROKEN* ]] || (( SECONDS >= CHECK_S )); then
    echo "$status"
    exit 1
  fi
  sleep 0.3
done
echo "$status"
