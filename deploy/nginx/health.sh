#!/bin/sh
# An nginx that serves is healthy. A new one first waits for a response of its backend, so that it gets no request until
# it has resolved an address; not for long, because without any backend it still sends clear errors.
set -eu
RUN=/tmp/nginx
WAIT_S=10
CHECK_S=2
port=${METRICS_PORT:-8081}

# get PATH: the status of the response.
get() {
  curl --silent --output /dev/null --max-time 2.5 --write-out '%{http_code}' "http://127.0.0.1:$port$1" || true
}

# answered: whether a backend responded, with any status.
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
    # Checked only once per health check, a start would last until the next check.
    [ $((now - asked)) -lt "$CHECK_S" ] || { echo 'no backend answered yet'; exit 1; }
    sleep 0.2
  done
  : >"$RUN/ready"
fi
status=$(get /healthz)
[ "$status" = 200 ] || { echo "/healthz answered $status"; exit 1; }
