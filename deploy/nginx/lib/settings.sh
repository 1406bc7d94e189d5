# Reads the environment into checked variables. Accepted values contain no character that is special to nginx's
# configuration, sed or a shell.

RUN=/tmp/nginx
CONF=$RUN/conf
TEMPLATES=/etc/todo-nginx/conf
PRIVATE_NETWORKS='10.0.0.0/8 172.16.0.0/12 192.168.0.0/16'
IPV4='((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})'
IPV6='([0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7})'

faults=
fault_count=0
newline='
'

fault() {
  fault_count=$((fault_count + 1))
  faults="$faults  $*$newline"
}

# value NAME DEFAULT: the value of NAME; empty counts as not set.
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

# duration NAME DEFAULT: to nginx, 0 means "give up at once", or "never".
duration() {
  setting "$1" "$2" '[1-9][0-9]{0,5}(ms|s|m|h|d)?' "a time such as $2"
}

# list NAME DEFAULT PATTERN WHAT: items separated by spaces or commas; sets NAME to them, separated by single spaces.
list() {
  checked=$(value "$1" "$2" | tr -s ',\t ' ' ' | sed 's/^ //; s/ $//')
  if matches "$checked" "|($3)( ($3))*"; then eval "$1=\$checked"; else fault "$1 must be $4"; fi
}

# host NAME DEFAULT_PORT: host or host:port; sets NAME to host:port, or to nothing when it is not set.
host() {
  checked=$(value "$1" '')
  [ "$checked" ] || { eval "$1="; return; }
  if ! matches "$checked" '[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(:[0-9]{1,5})?'; then
    fault "$1 must be host or host:port"
    return
  fi
  case $checked in
    *:*) [ "${checked##*:}" -ge 1 ] && [ "${checked##*:}" -le 65535 ] || fault "$1 must have a port from 1 to 65535" ;;
  esac
  case $checked in *:*) ;; *) checked=$checked:$2 ;; esac
  eval "$1=\$checked"
}

# file NAME: a readable path, or nothing.
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
    api)
      read_timeout_default=6s write_timeout_default=15s backend_port=8080
      trusted_default=$PRIVATE_NETWORKS network_default=0 streams_default=0
      ;;
    *)
      read_timeout_default=10s write_timeout_default=20s backend_port=3000
      trusted_default='' network_default=256 streams_default=256
      ;;
  esac

  read_backends "$backend_port"
  setting BALANCE least_conn 'least_conn|round_robin|random|ip_hash|hash' \
    'least_conn, round_robin, random, ip_hash or hash'
  number BACKEND_MAX_FAILS 1 0 1000
  duration BACKEND_FAIL_TIMEOUT 2s
  duration READ_TIMEOUT "$read_timeout_default"
  duration WRITE_TIMEOUT "$write_timeout_default"
  setting RESOLVER 127.0.0.11 "$IPV4(:[0-9]{1,5})?|\\[$IPV6\\](:[0-9]{1,5})?" 'the address of a DNS server'
  list API_PREFIXES 'todo lists invites calendar docs openapi.json problems users sessions tokens hc' '[A-Za-z0-9._-]+' \
    'names separated by single spaces, such as: todo docs'

  number SERVER_PORT 80 1 65535
  number METRICS_PORT 8081 1 65535
  [ "${SERVER_PORT:-}" != "${METRICS_PORT:-}" ] || fault 'SERVER_PORT and METRICS_PORT must differ'
  list SERVER_NAME localhost '(\*\.)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(\.\*)?' \
    'names separated by single spaces, such as: todo.example.org'
  setting KEEPALIVE_TIMEOUT 75s '[0-9]{1,6}(ms|s|m|h|d)?' 'a time such as 75s, or 0'
  setting WORKER_PROCESSES auto 'auto|[1-9][0-9]{0,2}' 'auto or a number'
  read_capacity
  number REQUESTS_PER_NETWORK "$network_default" 0 100000
  number STREAMS_PER_NETWORK "$streams_default" 0 100000
  number STREAMS 1024 1 1000000
  setting CLIENT_MAX_BODY_SIZE 800k '[1-9][0-9]{0,6}[kKmM]?' 'a size such as 1m'
  switch GZIP on
  setting STATIC_DIR /srv/static '/[A-Za-z0-9._/-]+' 'the absolute path of a folder'
  list TRUSTED_PROXIES "$trusted_default" "$IPV4(/(3[0-2]|[12]?[0-9]))?|$IPV6(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?" \
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

# Each connection of a worker takes a descriptor, and possibly another for a file. An explicit setting must fit; the
# default is reduced to what is available.
read_capacity() {
  asked=${WORKER_CONNECTIONS:-}
  number WORKER_CONNECTIONS 4096 64 1000000
  matches "${WORKER_CONNECTIONS:-}" '[0-9]+' || return 0
  WORKER_FILES=$((WORKER_CONNECTIONS * 2 + 64))
  hard_limit=$(ulimit -H -n)
  [ "$hard_limit" != unlimited ] && [ "$hard_limit" -lt "$WORKER_FILES" ] || return 0
  WORKER_FILES=$hard_limit
  fitting=$(((hard_limit - 64) / 2))
  if [ "$asked" ] || [ "$fitting" -lt 64 ]; then
    fault "WORKER_CONNECTIONS of $WORKER_CONNECTIONS need $((WORKER_CONNECTIONS * 2 + 64)) open files, and this container" \
      "may open $hard_limit: raise its limit (ulimits: nofile)"
    return
  fi
  echo "WORKER_CONNECTIONS is $fitting: this container may open $hard_limit files; raise its limit (ulimits: nofile)" >&2
  WORKER_CONNECTIONS=$fitting
}

read_tls() {
  file TLS_CERT_FILE
  file TLS_KEY_FILE
  number TLS_PORT 443 1 65535
  number PUBLIC_HTTPS_PORT 443 1 65535
  number HSTS_MAX_AGE 31536000 0 100000000
  for port in "${SERVER_PORT:-}" "${METRICS_PORT:-}"; do
    [ -z "$TLS_CERT_FILE" ] || [ "$port" != "${TLS_PORT:-}" ] ||
      fault 'TLS_PORT must differ from SERVER_PORT and METRICS_PORT'
  done
  if [ "$TLS_CERT_FILE" ] && [ -z "$TLS_KEY_FILE" ]; then fault 'TLS_CERT_FILE needs TLS_KEY_FILE'; fi
  if [ "$TLS_KEY_FILE" ] && [ -z "$TLS_CERT_FILE" ]; then fault 'TLS_KEY_FILE needs TLS_CERT_FILE'; fi
  [ -z "$TLS_CERT_FILE" ] || read_names
}

# NAMES are those of SERVER_NAME and of the certificate, except localhost; MAIN_NAME is the first that is no pattern.
read_names() {
  if ! openssl x509 -in "$TLS_CERT_FILE" -noout 2>/dev/null; then
    fault "TLS_CERT_FILE names $TLS_CERT_FILE, which holds no certificate"
    return
  fi
  set -f
  certified=$(openssl x509 -in "$TLS_CERT_FILE" -noout -ext subjectAltName 2>/dev/null |
    tr ',' '\n' | sed -n 's/^ *\(DNS\|IP Address\):\([A-Za-z0-9.*-]*\)$/\2/p')
  [ "$certified" ] || certified=$(openssl x509 -in "$TLS_CERT_FILE" -noout -subject -nameopt multiline |
    sed -n 's/^ *commonName *= \([A-Za-z0-9.*-]*\)$/\1/p')
  NAMES=$(printf '%s\n' ${SERVER_NAME:-} $certified | tr A-Z a-z | sed '/^localhost$/d; /^_$/d')
  set +f
  MAIN_NAME=$(printf '%s\n' "$NAMES" | sed -n '/[*]/d; p; q')
  NAMES=$(printf '%s\n' "$NAMES" | sort -u)
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
