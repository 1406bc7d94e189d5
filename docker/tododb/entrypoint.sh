#!/usr/bin/env bash
# One image for every role: MYSQL_MASTER=true starts the master, MYSQL_MASTER_HOST a replica of it. With TODODB_GROUP either
# is a member of that group, and with TODODB_READER=yes as well, a replica that follows the group.
set -Eeuo pipefail
source /usr/local/lib/tododb/all.sh

main() {
  if [[ ${1-} == -* ]]; then set -- mysqld "$@"; fi
  if [[ ${1-mysqld} != mysqld ]]; then exec "$@"; fi
  shift || true

  # PID 1 of a container ends on a signal only if it handles it.
  trap 'exit 143' TERM INT
  read_settings
  report_faults
  own_directories
  forget_killed_servers
  refuse_newer_data
  if [[ $reader ]]; then
    start_reader "$@"
  elif [[ ${TODODB_GROUP-} ]]; then
    start_member "$@"
  else
    "start_$role" "$@"
  fi
}

main "$@"
