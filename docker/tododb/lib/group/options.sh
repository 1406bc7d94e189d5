# How the server of a member is started, and how this script talks to it.

group_port=3306
# Made anew at each start and known to this process only.
group_password=

# group_options: each server a member alike. Which one takes writes, they elect.
group_options() {
  options=(
    --plugin-load-add=group_replication.so
    # This script lets it join, when what is here was compared with what the group has.
    --loose-group-replication-start-on-boot=OFF
    --loose-group-replication-autorejoin-tries=0
    --super-read-only=ON
    --skip-replica-start
    --report-host="$address"
    --loose-group-replication-group-name="$TODODB_GROUP"
    --loose-group-replication-local-address="$address:$group_port"
    # By the server's own port, with its certificates and accounts.
    --loose-group-replication-communication-stack=MYSQL
    --loose-group-replication-ssl-mode=REQUIRED
    --loose-group-replication-recovery-use-ssl=ON
    --loose-group-replication-recovery-get-public-key=ON
    # Detection takes five seconds; each second more of doubt was seen to cost three to five.
    --loose-group-replication-member-expel-timeout=0
    # In a minority: what waits for the others fails after this, and the server stops waiting for them.
    --loose-group-replication-unreachable-majority-timeout=5
    # OFFLINE_MODE would shut out the health check and readers too.
    --loose-group-replication-exit-state-action=READ_ONLY
    # A new primary shows nothing before it has applied what the old one acknowledged.
    --loose-group-replication-consistency=BEFORE_ON_PRIMARY_FAILOVER
    # The smallest that there is: by default the messages kept for a member that comes back take up to 1 GB.
    --loose-group-replication-message-cache-size=134217728
    # Numbers without gaps: a consistency token asks for all up to one.
    --loose-group-replication-gtid-assignment-block-size=1
  )
}

# reader_options: of a server that follows the group and has no vote. Without the plugin it is in no group at all.
reader_options() {
  options=(--super-read-only=ON --skip-replica-start)
}

# group_sql: run at each start before anybody can connect, and not replicated: each member brings what its image asks for.
group_sql() {
  local repl
  repl="$(quote "$MYSQL_REPL_USER")@'%'"
  cat <<SQL
SET GLOBAL super_read_only = OFF;
SET SESSION sql_log_bin = OFF;
CREATE USER IF NOT EXISTS tododb_group@localhost;
ALTER USER tododb_group@localhost IDENTIFIED BY $(quote "$group_password");
GRANT GROUP_REPLICATION_ADMIN, SYSTEM_VARIABLES_ADMIN, REPLICATION_SLAVE_ADMIN, CONNECTION_ADMIN ON *.* TO tododb_group@localhost;
GRANT SELECT ON performance_schema.* TO tododb_group@localhost;
GRANT EXECUTE ON tododb_ops.* TO tododb_group@localhost;
GRANT GROUP_REPLICATION_STREAM, CONNECTION_ADMIN ON *.* TO $repl;
GRANT SELECT ON performance_schema.* TO $repl;
SQL
  functions_sql
  echo 'SET GLOBAL super_read_only = ON;'
}

new_group_password() {
  group_password=$(od --address-radix=n --format=x1 --read-bytes=24 /dev/urandom | tr -d ' \n')
}

# as_group SQL [SECONDS]: statements by the standard input, because they can hold passwords.
as_group() {
  MYSQL_PWD=$group_password timeout "${2-120}" mysql --no-defaults --socket="$server_socket" \
    --user=tododb_group --batch --skip-column-names --raw <<<"$1"
}

credentials() { printf 'USER = %s, PASSWORD = %s' "$(quote "$MYSQL_REPL_USER")" "$(quote "$MYSQL_REPL_PASSWORD")"; }
