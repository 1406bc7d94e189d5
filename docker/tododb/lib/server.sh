# Runs the server, and queries it while only this script can connect. Its files and markers.

datadir=/var/lib/mysql
# A data directory as the server creates it, each file compressed.
prepared=/usr/local/lib/tododb/prepared
# For files that must not outlive the container: each start begins without them.
runtime=/dev/shm
sockets=/var/run/mysqld
server_socket=$sockets/mysqld.sock
init_socket=$sockets/init.sock

note() { printf '%(%FT%TZ)T tododb: %s\n' -1 "$*" >&2; }

fail() {
  note "$*"
  exit 1
}

as_mysql() {
  if (( EUID == 0 )); then gosu mysql "$@"; else "$@"; fi
}

own_directories() {
  mkdir -p "$datadir" "$sockets"
  (( EUID != 0 )) || chown mysql:mysql "$datadir" "$sockets"
  as_mysql test -w "$datadir" || fail "the user $(as_mysql id -un) can't write in $datadir: check the volume's owner"
}

# forget_killed_servers: a killed server leaves a socket and a lock with its PID, which may by now belong to a process
# or thread of the next server: every start would fail. Only to be called while no server runs.
forget_killed_servers() {
  rm -rf "$sockets"/*
}

# mark NAME / unmark NAME / marked NAME: markers beside the data, which say in what state it is.
mark() {
  as_mysql touch "$datadir/.tododb-$1"
  sync "$datadir"
}
unmark() {
  rm -f "$datadir/.tododb-$1"
  sync "$datadir"
}
marked() { [[ -e $datadir/.tododb-$1 ]]; }

# data_entries: sets entries to the server's own files. An ext4 volume also has a lost+found.
data_entries() {
  local entry
  entries=()
  shopt -s dotglob nullglob
  for entry in "$datadir"/*; do
    case $entry in
      */.tododb-* | */tododb-copy | */tododb-recipient | */lost+found) ;;
      *) entries+=("$entry") ;;
    esac
  done
  shopt -u dotglob nullglob
}

empty() {
  data_entries
  (( ${#entries[@]} == 0 ))
}

# wipe: empties the data directory except for the markers, so that an interruption is noticed.
wipe() {
  data_entries
  (( ${#entries[@]} == 0 )) || rm -rf -- "${entries[@]}"
}

# server_id: random, because replicas come and go; below 2^31, because logs print it as a signed number.
server_id() {
  local file=$datadir/.tododb-server-id
  [[ -s $file ]] || as_mysql tee "$file" >/dev/null <<<$(( (SRANDOM & 0x7ffffffe) + 1 ))
  echo "$(<"$file")"
}

# initialise DIRECTORY: a new server whose root has no password yet.
initialise() (
  umask 027
  as_mysql cp --recursive --no-preserve=mode "$prepared/." "$1"
  local files=(find "$1" -name lost+found -prune -o -type f)
  as_mysql "${files[@]}" -name '*.gz' -exec gzip --decompress {} +
  # The server never writes most of these files again, and so never syncs them.
  "${files[@]}" -exec sync {} +
)

# start_alone [OPTION...]: a server that only this script can reach; sets $server.
start_alone() {
  as_mysql_child mysqld --defaults-file=/etc/tododb/my.cnf --skip-networking \
    --socket="$init_socket" --server-id="$(server_id)" --skip-replica-start "$@" &
  server=$!
  trap 'kill "$server" 2>/dev/null; wait "$server"' EXIT
  local deadline=$(( SECONDS + 120 ))
  until [[ -S $init_socket ]] && mysqladmin --no-defaults --user=root --socket="$init_socket" ping &>/dev/null; do
    kill -0 "$server" 2>/dev/null || fail 'the server exited while it was being set up: its reason is above'
    (( SECONDS < deadline )) || fail 'the server did not respond within 120 s while it was being set up'
    sleep 0.1
  done
}

# await_end: waits for the server that start_alone started. Returns its exit code.
await_end() {
  local code=0
  wait "$server" || code=$?
  trap - EXIT
  return "$code"
}

stop_alone() {
  kill "$server"
  await_end
}

# as_mysql_child: replaces the background shell, so that its PID is the server's.
as_mysql_child() {
  if (( EUID == 0 )); then exec gosu mysql "$@"; else exec "$@"; fi
}

sql_alone() {
  mysql --no-defaults --user=root --socket="$init_socket" --default-character-set=utf8mb4 "$@"
}

ask_alone() { sql_alone --batch --skip-column-names --execute="$1"; }

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
