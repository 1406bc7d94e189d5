# What a person does about a group, by the command `tododb`.

BEGIN_S=90

# found_once: on the volume of a master that does not run.
found_once() {
  begin
  if empty; then fail "$datadir is empty: there is nothing to found a group with. See 'tododb initialise'"; fi
  require_database
  ! marked joined || fail "$datadir is a replica's: a group is founded with the master's data"
  if [[ -s $view_file ]]; then
    note 'this data was in a group already: left as it is'
    return
  fi
  refuse_without_primary_keys
  mark founding
  note 'the next start with TODODB_GROUP founds the group'
}

# refuse_without_primary_keys: a group takes no writes to such tables, which would show when somebody writes.
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

# in_lost_group: sets own_* and what the others say. Fails where there is a group, or may be one.
in_lost_group() {
  local line
  read_settings
  [[ -s $view_file ]] || fail 'the data here was never in a group: there is none to begin again'
  line=$(ask_member 127.0.0.1) || fail 'the server here does not answer'
  read -r own_uuid own_state _ _ own_gtids <<<"$line"
  address=$(own_address)
  look_around
  (( ${#online[@]} == 0 )) || fail "a group is there: ${peer_ip[${online[0]}]} is a member of it. This one joins by itself"
  case $own_state in
    OFFLINE) ;;
    ERROR | CUT) fail 'this member has just lost its group, and may find it again: try again in ten seconds' ;;
    *) fail "this member is in a group ($own_state): there is nothing to begin" ;;
  esac
}

# begin_here [--check]: never beside a member that answers and has more.
begin_here() {
  local uuid more own_uuid own_state own_gtids address
  [[ ${1---check} == --check ]] || usage
  in_lost_group
  for uuid in "${!peer_ip[@]}"; do
    more=$(gtid_lacks "$own_gtids" "${peer_gtids[$uuid]}") || fail 'the comparison failed'
    [[ -z $more ]] || fail "${peer_ip[$uuid]} has transactions that this member lacks ($more): begin there"
  done
  for uuid in $(<"$view_file"); do
    [[ $uuid == "$own_uuid" || ${peer_ip[$uuid]-} ]] ||
      note "$uuid does not answer: writes that only it has are lost when the group begins without it"
  done
  if [[ ${1-} ]]; then return; fi
  : >"$told_to_begin"
  local deadline=$(( SECONDS + BEGIN_S )) status=
  until [[ $status == MASTER* ]]; do
    (( SECONDS < deadline )) || fail "the group did not begin within $BEGIN_S s: ${status:-no answer}. The log has the reason"
    sleep 0.5
    status=$(ask_server 127.0.0.1 "$group_port" 'SELECT tododb_ops.status(5)' 2>/dev/null) || status=
  done
  note "the group has begun: $status"
}
