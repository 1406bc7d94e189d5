# The server's programs, its files and how to talk to it while only this script does.

datadir=/var/lib/mysql
# A data directory as the server makes it, each file compressed.
prepared=/usr/local/lib/tododb/prepared
# Names that never outlive the container: a fresh start begins without them.
runtime=/dev/shm
init_socket=/var/run/mysqld/init.sock

note() { printf '%(%FT%TZ)T tododb: %s\n' -1 "$*" >&2; }

fail() {
  note "$*"
  exit 1
}

as_mysql() {
  if (( EUID == 0 )); then gosu mysql "$@"; else "$@"; fi
}

own_directories() {
  mkdir -p "$datadir" /var/run/mysqld
  (( EUID != 0 )) || chown mysql:mysql "$datadir" /var/run/mysqld
  as_mysql test -w "$datadir" || fail "the user $(as_mysql id -un) can't write in $datadir: check the volume's owner"
}

# mark NAME / unmark NAME / marked NAME: what happened to the data is kept beside the data.
mark() {
  as_mysql touch "$datadir/.tododb-$1"
  sync "$datadir"
}
unmark() { rm -f "$datadir/.tododb-$1"; }
marked() { [[ -e $datadir/.tododb-$1 ]]; }

# empty: an ext4 volume has a lost+found of its own.
empty() {
  local entry
  shopt -s dotglob nullglob
  for entry in "$datadir"/*; do
    [[ $entry == */lost+found ]] || { shopt -u dotglob nullglob; return 1; }
  done
  shopt -u dotglob nullglob
}

# wipe KEPT: empties the data directory but for one marker, so that an interruption is noticed.
wipe() {
  local entry
  shopt -s dotglob nullglob
  for entry in "$datadir"/*; do
    [[ $entry == */.tododb-$1 || $entry == */lost+found ]] || rm -rf -- "$entry"
  done
  shopt -u dotglob nullglob
}

# server_id: random, because replicas come and go; below 2^31, because logs print it signed.
server_id() {
  local file=$datadir/.tododb-server-id
  [[ -s $file ]] || as_mysql tee "$file" >/dev/null <<<$(( (SRANDOM & 0x7ffffffe) + 1 ))
  echo "$(<"$file")"
}

# initialise: a new server whose root has no password yet.
initialise() (
  umask 027
  as_mysql cp --recursive --no-preserve=mode "$prepared/." "$datadir"
  local files=(find "$datadir" -name lost+found -prune -o -type f)
  as_mysql "${files[@]}" -name '*.gz' -exec gzip --decompress {} +
  # The server writes most of these files never again, and so never syncs them.
  "${files[@]}" -exec sync {} +
)

# start_alone [OPTION...]: a server that only this script reaches; sets $server. The clone plugin restarts a server
# only under a supervisor, and takes one to be there when MYSQLD_PARENT_PID is its parent.
start_alone() {
  MYSQLD_PARENT_PID=$$ as_mysql_child mysqld --defaults-file=/etc/tododb/my.cnf --skip-networking \
    --socket="$init_socket" --server-id="$(server_id)" --skip-replica-start "$@" &
  server=$!
  trap 'kill "$server" 2>/dev/null; wait "$server"; exit 143' TERM INT
  local deadline=$(( SECONDS + 120 ))
  until mysqladmin --no-defaults --user=root --socket="$init_socket" ping &>/dev/null; do
    kill -0 "$server" 2>/dev/null || fail 'the server ended while it was being set up: its reason is above'
    (( SECONDS < deadline )) || fail 'the server did not answer within 120 s while it was being set up'
    sleep 0.1
  done
}

# as_mysql_child: replaces the background shell, so that the server's parent is this script.
as_mysql_child() {
  if (( EUID == 0 )); then exec gosu mysql "$@"; else exec "$@"; fi
}

sql_alone() {
  mysql --no-defaults --user=root --socket="$init_socket" --default-character-set=utf8mb4 "$@"
}

# quote VALUE: as an SQL string.
quote() {
  local value=${1//\\/\\\\}
  printf "'%s'" "${value//\'/\'\'}"
}

# quote_name NAME: as an SQL identifier.
quote_name() { printf '`%s`' "${1//\`/\`\`}"; }

# serve SQL [OPTION...]: becomes the server. SQL runs before anybody can connect, from a file that is already
# deleted: only this process can still read it, through its descriptor.
serve() {
  local sql=$1 file
  shift
  local options=(--defaults-file=/etc/tododb/my.cnf --server-id="$(server_id)" --report-host="$HOSTNAME")
  if [[ $sql ]]; then
    file=$(mktemp "$runtime/tododb.XXXXXX")
    (( EUID != 0 )) || chown mysql:mysql "$file"
    printf '%s\n' "$sql" >"$file"
    exec 9<"$file"
    rm -f "$file"
    options+=(--init-file=/proc/self/fd/9)
  fi
  as_mysql_child mysqld "${options[@]}" "$@"
}
