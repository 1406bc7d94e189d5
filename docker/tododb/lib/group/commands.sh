# The commands of `tododb` that concern a group.

BOOTSTRAP_S=90

# found_once: for the volume of a stopped master.
found_once() {
  open_stopped
  if empty; then fail "$datadir is empty: there is no data to bootstrap a group with. See 'tododb initialise'"; fi
  require_database
  ! marked joined || fail "$datadir belongs to a replica: a group is bootstrapped with the data of the master"
  if [[ -s $view_file ]]; then
    note 'this data was in a group already: nothing to do'
    return
  fi
  refuse_without_primary_keys
  mark founding
  note 'the next start with TODODB_GROUP bootstraps the group'
}

# refuse_without_primary_keys: a group refuses writes to such tables, which would otherwise be noticed at the first write.
refuse_without_primary_keys() {
  local tables
  start_alone --skip-grant-tables
  tables=$(ask_alone "SELECT GROUP_CONCAT(CONCAT(table_schema, '.', table_name) SEPARATOR ' ')
    FROM information_schema.tables LEFT JOIN information_schema.table_constraints AS \`key\`
      USING (table_schema, table_name)
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema')
      AND (table_schema, table_name) NOT IN (SELECT table_schema, table_name FROM information_schema.table_constraints
        WHERE constraint_type = 'PRIMARY KEY')")
  stop_alone
  [[ $tables == NULL ]] || fail "a group takes no writes to tables without a primary key, and these have none: $tables"
}

# require_lost_group: fails unless this member is in no group, and no other one is either. Sets own_* and, by query_peers, the
# state of the others.
require_lost_group() {
  local line
  read_settings
  [[ -s $view_file ]] || fail 'the data of this member was never in a group: there is none to bootstrap again'
  line=$(query_member 127.0.0.1) || fail 'the server in this container does not respond'
  read -r own_uuid own_state _ _ own_gtids <<<"$line"
  address=$(own_address)
  query_peers
  (( ${#online[@]} == 0 )) || fail "a group is running: ${peer_ip[${online[0]}]} is a member of it. This member joins it by itself"
  case $own_state in
    OFFLINE) ;;
    ERROR | CUT) fail 'this member has just lost its group, and may reach it again: try again in ten seconds' ;;
    *) fail "a group is running: this member is in it ($own_state)" ;;
  esac
}

# bootstrap_here [--check]: fails if a member that responds has transactions which this one lacks.
bootstrap_here() {
  local uuid more own_uuid own_state own_gtids address
  [[ ${1---check} == --check ]] || usage
  require_lost_group
  for uuid in "${!peer_ip[@]}"; do
    more=$(gtid_lacks "$own_gtids" "${peer_gtids[$uuid]}") || fail 'the comparison failed'
    [[ -z $more ]] || fail "${peer_ip[$uuid]} has transactions that this member lacks ($more): run the command there"
  done
  for uuid in $(<"$view_file"); do
    [[ $uuid == "$own_uuid" || ${peer_ip[$uuid]-} ]] ||
      note "$uuid does not respond: writes that only it has are lost if the group is bootstrapped without it"
  done
  if [[ ${1-} ]]; then return; fi
  : >"$bootstrap_requested"
  local deadline=$(( SECONDS + BOOTSTRAP_S )) status=
  until [[ $status == MASTER* ]]; do
    (( SECONDS < deadline )) || fail "the group was not bootstrapped within $BOOTSTRAP_S s: ${status:-no response}. See the log for the reason"
    sleep 0.5
    status=$(ask_server 127.0.0.1 "$group_port" 'SELECT tododb_ops.status(5)' 2>/dev/null) || status=
  done
  note "the group was bootstrapped: $status"
}
