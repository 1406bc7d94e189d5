# Reads the environment into checked variables. Values that pass hold no character that nginx's configuration, sed or
# a shell would take for more than a letter.

RUN=/tmp/nginx
CONF=$RUN/conf
TEMPLATES=/etc/todo-nginx/conf
PRIVATE_NETWORKS='10.0.0.0/8 172.16.0.0/12 192.168.0.0/16'

faults=
fault_count=0
newline='
'

fault() {
  fault_count=$((fault_count + 1))
  faults="$faults  $*$newline"
}

# value NAME DEFAULT: what NAME is set to; empty counts as not set.
value() {
  eval "printf '%s' \"\${$1:-\$2}\""
}

# matches VALUE PATTERN: the whole value, on one line.
matches() {
  case $1 in *"$newline"*) return 1 ;; esac
  printf '%s\n' "$1" | grep -Eqxe "$2"
}

# setting NAME DEFAULT PATTERN WHAT: sets NAME to the checked value.
setting() {
  checked=$(value "$1" "$2")
  if matches "$checked" "$3"; then eval "$1=\$checked"; else fault "$1 must be $4"; fi
}

# switch NAME DEFAULT: on or off.
switch() {
  setting "$1" "$2" 'on|off' 'on or off'
}

# number NAME DEFAULT MIN MAX
number() {
  checked=$(value "$1" "$2")
  if matches "$checked" '[0-9]{1,9}' && [ "$checked" -ge "$3" ] && [ "$checked" -le "$4" ]; then
    eval "$1=\$checked"
  else
    fault "$1 must be a whole number from $3 to $4"
  fi
}

duration() {
  setting "$1" "$2" '[0-9]{1,6}(ms|s|m|h|d)?' "a time such as $2"
}

# host NAME DEFAULT_PORT: host or host:port; sets NAME to host:port, or to nothing when it is not set.
host() {
  checked=$(value "$1" '')
  [ "$checked" ] || { eval "$1="; return; }
  if ! matches "$checked" '[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(:[0-9]{1,5})?'; then
    fault "$1 must be host or host:port"
    return
  fi
  case $checked in *:*) ;; *) checked=$checked:$2 ;; esac
  eval "$1=\$checked"
}

# file NAME: a path that can be read, or nothing.
file() {
  checked=$(value "$1" '')
  eval "$1=\$checked"
  [ "$checked" ] || return 0
  if ! matches "$checked" '/[A-Za-z0-9._/-]+'; then
    fault "$1 must be the absolute path of a file"
  elif [ ! -f "$checked" ] || [ ! -r "$checked" ]; then
    fault "$1 names $checked, which cannot be read"
  fi
}

read_settings() {
  setting ROLE '' 'front|api' 'front (before the site) or api (before the API)'
  case ${ROLE:-} in
    api) read_timeout_default=6s write_timeout_default=15s backend_port=8080 trusted_default=$PRIVATE_NETWORKS ;;
    *) read_timeout_default=10s write_timeout_default=20s backend_port=3000 trusted_default= ;;
  esac

  read_backends "$backend_port"
  setting BALANCE least_conn 'least_conn|round_robin|random|ip_hash|hash' \
    'least_conn, round_robin, random, ip_hash or hash'
  number BACKEND_MAX_FAILS 1 0 1000
  duration BACKEND_FAIL_TIMEOUT 2s
  duration READ_TIMEOUT "$read_timeout_default"
  duration WRITE_TIMEOUT "$write_timeout_default"
  setting RESOLVER 127.0.0.11 '[0-9.]+(:[0-9]+)?|\[[0-9A-Fa-f:]+\](:[0-9]+)?' 'the address of a DNS server'
  setting API_PREFIXES 'todo docs openapi.json problems users sessions tokens hc' '[A-Za-z0-9._-]+( [A-Za-z0-9._-]+)*' \
    'names separated by single spaces, such as: todo docs'

  number SERVER_PORT 80 1 65535
  number METRICS_PORT 8081 1 65535
  [ "${SERVER_PORT:-}" != "${METRICS_PORT:-}" ] || fault 'SERVER_PORT and METRICS_PORT must differ'
  setting SERVER_NAME localhost '[A-Za-z0-9._*-]+( [A-Za-z0-9._*-]+)*' 'names separated by single spaces'
  duration KEEPALIVE_TIMEOUT 75s
  setting WORKER_PROCESSES auto 'auto|[1-9][0-9]{0,2}' 'auto or a number'
  number WORKER_CONNECTIONS 4096 64 1000000
  setting CLIENT_MAX_BODY_SIZE 1m '[0-9]{1,6}[kKmM]?' 'a size such as 1m'
  switch GZIP on
  setting STATIC_DIR /srv/static '/[A-Za-z0-9._/-]+' 'the absolute path of a folder'
  setting TRUSTED_PROXIES "$trusted_default" '|[0-9A-Fa-f.:/]+( [0-9A-Fa-f.:/]+)*' \
    'addresses or networks separated by single spaces, such as: 10.0.0.0/8'
  file BASIC_AUTH_FILE
  read_tls
  read_logs
  [ -z "${BACKEND_MAX_FAILES:-}" ] || fault 'BACKEND_MAX_FAILES is not known: did you mean BACKEND_MAX_FAILS?'
}

# One backend, or a blue and a green one.
read_backends() {
  host BACKEND_HOST "$1"
  host BACKEND_HOST_BLUE "$1"
  host BACKEND_HOST_GREEN "$1"
  host API_HOST 80
  setting ACTIVE_COLOR blue 'blue|green' 'blue or green'
  file PREVIEW_KEY_FILE
  PREVIEW_KEY=
  if [ "${BACKEND_HOST_BLUE:-}${BACKEND_HOST_GREEN:-}" ]; then
    COLORS='blue green'
    [ -z "${BACKEND_HOST:-}" ] || fault 'BACKEND_HOST is set beside BACKEND_HOST_BLUE or BACKEND_HOST_GREEN: keep one or the two'
    { [ "${BACKEND_HOST_BLUE:-}" ] && [ "${BACKEND_HOST_GREEN:-}" ]; } ||
      fault 'BACKEND_HOST_BLUE and BACKEND_HOST_GREEN belong together: set both'
  else
    COLORS=
    [ "${BACKEND_HOST:-}" ] || fault 'BACKEND_HOST (or BACKEND_HOST_BLUE and BACKEND_HOST_GREEN) is not set'
    [ -z "${PREVIEW_KEY_FILE:-}" ] || fault 'PREVIEW_KEY_FILE needs BACKEND_HOST_BLUE and BACKEND_HOST_GREEN'
  fi
  if [ "${PREVIEW_KEY_FILE:-}" ] && [ -r "$PREVIEW_KEY_FILE" ]; then
    PREVIEW_KEY=$(cat "$PREVIEW_KEY_FILE")
    matches "$PREVIEW_KEY" '[A-Za-z0-9_-]{16,200}' || fault 'PREVIEW_KEY_FILE must hold 16 to 200 of A-Z, a-z, 0-9, _ and -'
  fi
  if [ "${ROLE:-}" = api ] && [ "${API_HOST:-}" ]; then
    fault 'API_HOST is for ROLE=front: in front of the API, BACKEND_HOST is the API'
  fi
}

read_tls() {
  file TLS_CERT_FILE
  file TLS_KEY_FILE
  number TLS_PORT 443 1 65535
  number HSTS_MAX_AGE 31536000 0 100000000
  if [ "$TLS_CERT_FILE" ] && [ -z "$TLS_KEY_FILE" ]; then fault 'TLS_CERT_FILE needs TLS_KEY_FILE'; fi
  if [ "$TLS_KEY_FILE" ] && [ -z "$TLS_CERT_FILE" ]; then fault 'TLS_KEY_FILE needs TLS_CERT_FILE'; fi
}

# To stdout, unless there is a folder; with LOG_STDOUT to both.
read_logs() {
  LOG_DIR=${LOG_DIR:-}
  LOG_STDOUT=${LOG_STDOUT:-}
  LOG_NAME=$(cat /proc/sys/kernel/hostname)
  [ "$LOG_DIR" ] || return 0
  if ! matches "$LOG_DIR" '/[A-Za-z0-9._/-]+'; then
    fault 'LOG_DIR must be the absolute path of a folder'
  elif [ ! -d "$LOG_DIR" ] || [ ! -w "$LOG_DIR" ]; then
    fault "LOG_DIR names $LOG_DIR, where the user $(id -u) cannot write"
  fi
}
