# The options of a member's server, and the account by which this script sends statements to it.

group_port=3306
# Generated at each start, and known only to this process.
group_password=

# group_options: the same for all members, since any of them can be elected.
group_options() {
  options=(
    --plugin-load-add=group_replication.so
    # This script starts group replication, after it has compared the transactions of this member with those of the group.
    --loose-group-replication-start-on-boot=OFF
    --loose-group-replication-autorejoin-tries=0
    --super-read-only=ON
    --skip-replica-start
    --report-host="$address"
    --loose-group-replication-group-name="$TODODB_GROUP"
    --loose-group-replication-local-address="$address:$group_port"
    # Uses the server's own port, certificates and accounts.
    --loose-group-replication-communication-stack=MYSQL
    --loose-group-replication-ssl-mode=REQUIRED
    --loose-group-replication-recovery-use-ssl=ON
    --loose-group-replication-recovery-get-public-key=ON
    # An unresponsive member is suspected after five seconds. Each second more until it is expelled delayed the failover by
    # three to five seconds when measured.
    --loose-group-replication-member-expel-timeout=0
    # In a minority, pending transactions fail after these seconds, and the member leaves the group.
    --loose-group-replication-unreachable-majority-timeout=5
    # OFFLINE_MODE would also disconnect the health check and clients that read.
    --loose-group-replication-exit-state-action=READ_ONLY
    # A new primary serves no reads before it has applied all transactions that the old one acknowledged.
    --loose-group-replication-consistency=BEFORE_ON_PRIMARY_FAILOVER
    # The minimum, in bytes: by default, messages cached for members that reconnect take up to 1 GB.
    --loose-group-replication-message-cache-size=134217728
    # GTIDs without gaps: a consistency token stands for all transactions up to a number.
    --loose-group-replication-gtid-assignment-block-size=1
  )
}

# reader_options: for a replica that follows the group. Without the plugin it cannot be a member.
reader_options() {
  options=(--super-read-only=ON --skip-replica-start)
}

# group_sql: run at each start before anybody can connect, and not replicated: each member has the functions and accounts
# that its own image needs, so members of two releases can run at the same time.
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

# as_group SQL [SECONDS]: runs statements with a time limit. They are passed by standard input, because they can contain
# passwords.
as_group() {
  MYSQL_PWD=$group_password timeout "${2-120}" mysql --no-defaults --socket="$server_socket" \
    --user=tododb_group --batch --skip-column-names --raw <<<"$1"
}

credentials() { printf 'USER = %s, PASSWORD = %s' "$(quote "$MYSQL_REPL_USER")" "$(quote "$MYSQL_REPL_PASSWORD")"; }
