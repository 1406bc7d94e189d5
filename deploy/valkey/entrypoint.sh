#!/bin/sh
# Valkey with its data on disk and a password from a file. The password travels by standard input: it is in no process
# list and in no environment.
set -eu
: "${VALKEY_PASSWORD_FILE:?is not set: the file with the password}"
password=$(cat "$VALKEY_PASSWORD_FILE")
case $password in
  '' | *[!A-Za-z0-9_-]*)
    echo 'valkey: the password must consist of A-Z, a-z, 0-9, _ and -' >&2
    exit 64
    ;;
esac
exec valkey-server - <<CONFIG
bind * -::*
dir /data
appendonly yes
appendfsync everysec
save ""
maxmemory ${VALKEY_MAXMEMORY:-128mb}
maxmemory-policy volatile-lru
timeout 0
tcp-keepalive 30
requirepass $password
CONFIG
