# Clones the data of the master (by the clone plugin of MySQL) beside the existing data, which is kept until the copy is complete.

# These names must not begin with a dot, since InnoDB ignores files below such a folder. The recipient is a temporary server
# that runs only to clone.
copy=$datadir/tododb-copy
# Both servers must have the same plugins.
copy_options=()
recipient=$datadir/tododb-recipient

# copy_master [CHECK...]: CHECK runs after each failed attempt. If CHECK fails, the present data must be kept: then this
# returns false and has changed nothing.
copy_master() {
  require_space
  as_mysql mkdir "$recipient"
  initialise "$recipient"
  start_alone --datadir="$recipient" --skip-log-bin "${copy_options[@]}"
  until clone; do
    # A donor serves one clone at a time: random delays keep waiting servers from retrying at the same moment.
    sleep "$(( 1 + SRANDOM % 3 )).$(( SRANDOM % 10 ))"
    "${@:-true}" || {
      stop_alone
      return 1
    }
  done
  # Killed, because nobody needs its data, and a clean shutdown would take seconds.
  kill -KILL "$server"
  await_end || true
  forget_killed_servers
  as_mysql cp "$recipient/mysql_upgrade_history" "$copy"
  mark copied
  note 'copied the master'
}

# copy_replica DIRECTORY: copies the volume of a stopped replica.
copy_replica() {
  [[ -e $1/.tododb-joined ]] || fail "$1 is not the volume of a replica"
  empty || fail "$datadir holds data already, which is not replaced: use an empty volume for the copy. To continue an" \
    'interrupted promotion, leave out DIRECTORY'
  note "copying $1"
  cp --archive "$1/." "$copy"
  # The copy gets an identity of its own, so that both servers can run.
  rm -rf "$copy"/{auto.cnf,lost+found} "$copy"/.tododb-*
  sync --file-system "$copy"
  mark copied
  finish_adoption
}

require_space() {
  local used free
  empty && return
  used=$(du --summarize --block-size=1M --exclude='binlog.*' --exclude='relay.*' "$datadir")
  free=$(df --output=avail --block-size=1M "$datadir" | tail -1)
  (( free > ${used%%[!0-9]*} )) ||
    fail "a copy beside the existing data needs about ${used%%[!0-9]*} MB, and$free MB are free: enlarge the volume," \
      "or give this replica an empty one (see the runbook)"
}

# clone: true if the copy is complete.
clone() {
  local source="$(quote "$MYSQL_MASTER_HOST"):$MYSQL_MASTER_PORT" answer
  rm -rf "$copy"
  if ! answer=$(
    sql_alone 2>&1 <<SQL
SET GLOBAL clone_valid_donor_list = $(quote "$MYSQL_MASTER_HOST:$MYSQL_MASTER_PORT");
CLONE INSTANCE FROM $(quote "$MYSQL_REPL_USER")@$source IDENTIFIED BY $(quote "$MYSQL_REPL_PASSWORD")
  DATA DIRECTORY = $(quote "$copy");
SQL
  ); then
    kill -0 "$server" 2>/dev/null || fail "the server exited while copying the master: ${answer##*$'\n'}"
    note "copying failed, trying again: ${answer##*$'\n'}"
    return 1
  fi
}

# finish_adoption: replaces the data by a complete copy, and continues an interrupted replacement; deletes a partial copy.
finish_adoption() {
  if marked copied; then
    wipe
    mark adopting
    unmark copied
  fi
  rm -rf "$recipient"
  if ! marked adopting; then
    rm -rf "$copy"
    return
  fi
  shopt -s dotglob nullglob
  local entries=("$copy"/*)
  shopt -u dotglob nullglob
  (( ${#entries[@]} == 0 )) || mv -- "${entries[@]}" "$datadir"
  [[ ! -d $copy ]] || rmdir "$copy"
  mark joined
  unmark rejoin
  unmark adopting
}
