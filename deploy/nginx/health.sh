#!/bin/sh
# Healthy is an nginx that serves. A new one first waits for an answer of its backend, so that it gets no request
# before it knows an address to send it to; not for long, because without any backend it still answers clearly.
set -eu
RUN=/tmp/nginx
WAIT_S=10
CHECK_S=2
port=${METRICS_PORT:-8081}

# get PATH: the status of the answer.
get() {
  curl --silent --output /dev/null --max-time 2.5 --write-out '%{http_code}' "http://127.0.0.1:$port$1" || true
}

# answered: whether a backend did, with whatever.
answered() {
  case $(get /backend/current) in
    000 | 502 | 504) return 1 ;;
  esac
}

if [ ! -e "$RUN/ready" ]; then
  started=$(stat -c %Y "$RUN/nginx.pid")
  asked=$(date +%s)
  until answered; do
    now=$(date +%s)
    [ $((now - started)) -le "$WAIT_S" ] || break
    # Asked once per check only, a start would last until the next check.
    [ $((now - asked)) -lt "$CHECK_S" ] || { echo 'no backend answered yet'; exit 1; }
    sleep 0.2
  done
  : >"$RUN/ready"
fi
status=$(get /healthz)
[ "$status" = 200 ] || { echo "/healthz answered $status"; exit 1; }
