# What the load balancer, the health check and people ask a server: functions in the database.

# functions_sql: made anew at each start of the master, so that data from an older image has those that this one asks
# for; replicas get them as they get everything. A server that starts takes
# one statement a line.
functions_sql() {
  local name
  for name in status gtids member; do
    echo "DROP FUNCTION IF EXISTS tododb_ops.$name;"
    sed '/^ *--/d' "/usr/local/lib/tododb/functions/$name.sql" | tr '\n' ' '
    echo ';'
    echo "GRANT EXECUTE ON FUNCTION tododb_ops.$name TO tododb_check@'%';"
  done
  # Lets the health check in at the administrative port while all connections are taken. That port is local.
  echo "GRANT SERVICE_CONNECTION_ADMIN ON *.* TO tododb_check@'%';"
}
