#!/bin/sh
# Checks the whole configuration, generates nginx's from it, and becomes nginx.
set -eu
umask 077
. /usr/local/lib/todo-nginx/settings.sh
. /usr/local/lib/todo-nginx/render.sh

read_settings
if [ "$faults" ]; then
  printf 'The configuration has %s fault(s):\n%s' "$fault_count" "$faults" >&2
  exit 1
fi
render
rm -f "$RUN/ready"
nginx -c "$CONF/nginx.conf" -t -q
exec "$@"
