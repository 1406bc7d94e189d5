# Runs inside the master's container. The root password goes from the secret's file to a client through a pipe: it is
# in no process list and in no environment.
set -euo pipefail
password=$(<"$MYSQL_ROOT_PASSWORD_FILE")
password=${password//\\/\\\\}
password=${password//\"/\\\"}

as_root() {
  local program=$1
  shift
  "$program" --defaults-file=<(printf '[client]\npassword="%s"\n' "$password") --user=root \
    --socket=/var/run/mysqld/mysqld.sock "$@"
}
