#!/usr/bin/env bash
# Health of a container: ready once, then alive. A process that lost its database after the start must not be killed:
# it still answers reads, and reports what is wrong.
# Usage: health.sh <port>. Shell only: it runs every two seconds, and a Node process would cost twenty times the CPU.
set -u
readonly PORT=$1 START_WAIT_S=2

fail() {
  echo "$1" >&2
  exit 1
}

# A restarted container may find its old /tmp; the start time of its first process, in ticks since boot, is new.
read -r stat < /proc/1/stat
read -ra fields <<< "${stat##*) }"
readonly MARKER="/tmp/ready-${fields[19]}"

# ask PATH SECONDS: returns 0 for a 200 within that time; otherwise sets `fault`.
ask() {
  local status
  { exec 3<> "/dev/tcp/127.0.0.1/$PORT"; } 2> /dev/null || { fault="$1: nobody listens on port $PORT"; return 1; }
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
  read -r -t "$2" _ status _ <&3 || { fault="$1: no answer in $2 s"; return 1; }
  [[ $status == 200 ]] || { fault="$1 answered $status"; return 1; }
}

if [[ -e $MARKER ]]; then
  ask /livez 3.5 || fail "$fault"
else
  # Checked only once per health check, a start would last until the next check.
  until ask /readyz 1.5; do
    (( SECONDS < START_WAIT_S )) || fail "$fault"
    sleep 0.2
  done
  # Where /tmp is not writable, readiness is checked each time.
  : > "$MARKER" || exit 0
fi
