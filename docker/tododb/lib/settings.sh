# Reads the configuration from the environment, and reports all its errors at once.

faults=()
role=
reader=

# read_setting NAME: takes NAME, or the content of the file that NAME_FILE names, and hides it from child processes.
read_setting() {
  local name=$1 file_name=$1_FILE
  local file=${!file_name-}
  if [[ $file && ${!name-} ]]; then
    faults+=("$name and $file_name are both set: keep one of them")
  elif [[ $file && ! -r $file ]]; then
    faults+=("$file_name names $file, which cannot be read")
  elif [[ $file ]]; then
    printf -v "$name" %s "$(<"$file")"
  fi
  export -n "${name?}" "${file_name?}"
}

require_setting() {
  local name=$1 why=$2 file_name=$1_FILE
  [[ ${!name-} || ${!file_name-} ]] || faults+=("$name (or $file_name) is not set: $why")
}

# limit_setting NAME LENGTH [bytes]: MySQL truncates or rejects longer values, and a line break would end the line of a
# statement.
limit_setting() {
  local name=$1 limit=$2 unit=${3-characters} LC_ALL=C.UTF-8
  if [[ $unit == bytes ]]; then LC_ALL=C; fi
  local value=${!name-}
  (( ${#value} <= limit )) || faults+=("$name has ${#value} $unit: MySQL takes at most $limit")
  [[ $value != *[[:cntrl:]]* ]] || faults+=("$name contains a line break or another control character")
}

# The server logs in to its master with three-byte UTF-8: a longer character would arrive as another one.
limit_replication_characters() {
  local name=$1 LC_ALL=C
  local value=${!name-}
  [[ $value != *[$'\xf0'-$'\xf4']* ]] ||
    faults+=("$name contains an emoji or another character beyond U+FFFF: MySQL cannot replicate with it")
}

report_faults() {
  (( ${#faults[@]} )) || return 0
  printf 'tododb: %s\n' "${faults[@]}" >&2
  echo "tododb: ${#faults[@]} fault(s) in the configuration, nothing was started" >&2
  exit 64
}

read_settings() {
  local name
  shopt -s nocasematch
  case ${MYSQL_MASTER-} in
    '' | false | no | 0) role=replica ;;
    true | yes | 1) role=master ;;
    *) faults+=("MYSQL_MASTER is '$MYSQL_MASTER': set true for the master, or leave it out for a replica") ;;
  esac
  shopt -u nocasematch
  case ${TODODB_INITIALISE-} in
    '' | yes) ;;
    *) faults+=("TODODB_INITIALISE is '$TODODB_INITIALISE': set yes to create a database in an empty volume, or leave it out") ;;
  esac
  case ${TODODB_PROMOTE-} in
    '' | yes | lossy) ;;
    *) faults+=("TODODB_PROMOTE is '$TODODB_PROMOTE': set yes to turn a replica's volume into the master's, or leave it out") ;;
  esac
  TODODB_GROUP_HOSTS=${TODODB_GROUP_HOSTS:-mysql_master mysql_slave}
  [[ -z ${TODODB_GROUP-} || $TODODB_GROUP =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ]] ||
    faults+=("TODODB_GROUP is '$TODODB_GROUP': it must be the name of the group: a lowercase UUID, the same for all members")
  [[ $TODODB_GROUP_HOSTS =~ ^[A-Za-z0-9._-]+( [A-Za-z0-9._-]+)*$ ]] ||
    faults+=("TODODB_GROUP_HOSTS is '$TODODB_GROUP_HOSTS': it must be a list of host names separated by spaces")
  [[ -z ${TODODB_LEAST_FREE_MB-} || $TODODB_LEAST_FREE_MB =~ ^[1-9][0-9]{0,8}$ ]] ||
    faults+=("TODODB_LEAST_FREE_MB is '$TODODB_LEAST_FREE_MB': it must be a number of megabytes, 1 or more")
  case ${TODODB_READER-} in
    '') ;;
    yes)
      reader=yes
      [[ ${TODODB_GROUP-} ]] || faults+=('TODODB_READER is set without TODODB_GROUP: a reader follows a group')
      [[ $role != master ]] || faults+=('TODODB_READER and MYSQL_MASTER are both set: a reader never becomes the primary')
      ;;
    *) faults+=("TODODB_READER is '$TODODB_READER': set yes for a replica that follows the group without being a member, or leave it out") ;;
  esac
  for name in MYSQL_ROOT_PASSWORD MYSQL_DATABASE MYSQL_USER MYSQL_PASSWORD MYSQL_REPL_USER MYSQL_REPL_PASSWORD; do
    read_setting "$name"
  done
  MYSQL_MASTER_PORT=${MYSQL_MASTER_PORT:-3306}
  [[ $MYSQL_MASTER_PORT =~ ^[0-9]{1,5}$ ]] && (( 10#$MYSQL_MASTER_PORT >= 1 && 10#$MYSQL_MASTER_PORT <= 65535 )) ||
    faults+=("MYSQL_MASTER_PORT is '$MYSQL_MASTER_PORT': it must be a port number")
  require_setting MYSQL_REPL_USER 'replicas log in to the master with it'
  require_setting MYSQL_REPL_PASSWORD 'replicas log in to the master with it'
  case $role in
    master)
      require_setting MYSQL_ROOT_PASSWORD 'the password of root@localhost on the master'
      require_setting MYSQL_DATABASE 'the database to create'
      require_setting MYSQL_USER 'the application logs in with it'
      require_setting MYSQL_PASSWORD 'the application logs in with it'
      ;;
    replica)
      [[ ${MYSQL_MASTER_HOST-}${TODODB_GROUP-} ]] || faults+=('MYSQL_MASTER_HOST is not set: a replica needs it (or set MYSQL_MASTER=true)')
      ;;
  esac
  limit_setting MYSQL_DATABASE 64
  limit_setting MYSQL_USER 32
  limit_setting MYSQL_REPL_USER 32
  limit_setting MYSQL_PASSWORD 128
  limit_setting MYSQL_ROOT_PASSWORD 128
  limit_setting MYSQL_REPL_PASSWORD 32 bytes
  limit_replication_characters MYSQL_REPL_USER
  limit_replication_characters MYSQL_REPL_PASSWORD
  for name in MYSQL_USER MYSQL_REPL_USER; do
    case ${!name-} in
      root | mysql.* | tododb_check | tododb_ops | tododb_group) faults+=("$name is '${!name}', which is reserved for the server itself") ;;
    esac
  done
  case ${MYSQL_DATABASE-} in
    mysql | sys | information_schema | performance_schema | tododb_ops)
      faults+=("MYSQL_DATABASE is '$MYSQL_DATABASE', which is reserved for the server itself") ;;
  esac
  if [[ ${MYSQL_USER-} && ${MYSQL_USER-} == "${MYSQL_REPL_USER-}" ]]; then
    faults+=('MYSQL_USER and MYSQL_REPL_USER are the same: the application must not have the privilege to copy all data')
  fi
}
