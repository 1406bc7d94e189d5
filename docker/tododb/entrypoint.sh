#!/usr/bin/env bash
# One image, two roles: MYSQL_MASTER=true makes the master, MYSQL_MASTER_HOST a replica of it.
set -Eeuo pipefail

for part in settings server master replica; do
  # shellcheck source=/dev/null
  source "/usr/local/lib/tododb/$part.sh"
done

main() {
  if [[ ${1-} == -* ]]; then set -- mysqld "$@"; fi
  if [[ ${1-mysqld} != mysqld ]]; then exec "$@"; fi
  shift || true

  read_settings
  report_faults
  own_directories
  "start_$role" "$@"
}

main "$@"
