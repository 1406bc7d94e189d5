#!/bin/sh
set -eu
export MYSQL_MASTER_HOST="${MYSQL_MASTER_HOST:-mysql_master}" MYSQL_SLAVE_HOST="${MYSQL_SLAVE_HOST:-mysql_slave}"
envsubst '$MYSQL_MASTER_HOST $MYSQL_SLAVE_HOST' </etc/nginx/nginx.conf.template >/tmp/nginx.conf
exec nginx -c /tmp/nginx.conf -g 'daemon off;'
