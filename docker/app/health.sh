#!/usr/bin/env bash
# Health of a container: ready once, then alive. A process that began to serve and lost its database must not be killed
# for it: it answers reads, and says what is wrong.
# Usage: health.sh <port>. Shell only: it runs every two seconds, and a Node of its own would cost twenty times the CPU.
set -u
readonly PORT=$1 TIMEOUT_S=3.5

fail() {
  echo "$1" >&2
  exit 1
}

# A restarted container may find its old /tmp; the time its first process started, in ticks since boot, is new.
read -r stat < /proc/1/stat
read -ra fields <<< "${stat##*) }"
readonly MARKER="/tmp/ready-${fields[19]}"

[[ -e $MARKER ]] && path=/livez || path=/readyz
{ exec 3<> "/dev/tcp/127.0.0.1/$PORT"; } 2> /dev/null || fail "$path: nobody listens on port $PORT"
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$path" >&3
read -r -t "$TIMEOUT_S" _ status _ <&3 || fail "$path: no answer in $TIMEOUT_S s"
[[ $status == 200 ]] || fail "$path answered $status"
# Where /tmp can't be written, readiness is asked each time.
[[ -e $MARKER ]] || : > "$MARKER"
