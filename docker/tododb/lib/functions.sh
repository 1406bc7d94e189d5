# SQL functions for the load balancer, the health check and operators.

# functions_sql: recreates them at each start of the master, so that data from an older image has the functions that
# this image calls; replicas get them by replication. An init file holds one statement per line.
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
