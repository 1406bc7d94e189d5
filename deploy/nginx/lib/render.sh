# Generates nginx's configuration from the checked settings.

render() {
  mkdir -p "$CONF"
  API_PATTERN="/(?:$(printf '%s' "$API_PREFIXES" | sed 's/\./\\./g; s/ /|/g'))(?:[/? ]|\$)"
  API_UPSTREAM='$backend'
  FORWARDED_PREVIEW_KEY='""'
  if [ "$ROLE" = front ]; then
    OTHER_AUDIENCE=page
    API_LOCATION="~ \"^$API_PATTERN\""
    API_UPSTREAM=api
    # The tier before the API may have colors too.
    FORWARDED_PREVIEW_KEY='$http_x_preview_key'
  else
    OTHER_AUDIENCE=problem
    API_LOCATION=/
  fi
  if [ "$BASIC_AUTH_FILE" ]; then BASIC_AUTH_FORWARDED='""'; else BASIC_AUTH_FORWARDED='$http_authorization'; fi

  # All clients of a proxy have one network address here, so the tier before the API leaves these limits to the front.
  LIMITS_OF_NETWORK=
  [ "$REQUESTS_PER_NETWORK" = 0 ] ||
    LIMITS_OF_NETWORK="limit_conn requests_of_network $REQUESTS_PER_NETWORK; limit_conn uploads_of_network 32;"
  LIMITS_OF_STREAMS=
  [ "$STREAMS_PER_NETWORK" = 0 ] || LIMITS_OF_STREAMS="limit_conn streams_of_network $STREAMS_PER_NETWORK;"

  # All in one folder: the files include each other by name.
  for template in nginx requests limits proxy stream api site static-headers status probe \
    errors/errors errors/own-errors errors/again errors/problems; do
    fill_in <"$TEMPLATES/$template.conf" >"$CONF/${template##*/}.conf"
  done
  error_log_conf >"$CONF/error-log.conf"
  access_log_conf >"$CONF/access-log.conf"
  trusted_conf >"$CONF/trusted.conf"
  upstreams_conf >"$CONF/upstreams.conf"
  servers_conf >"$CONF/servers.conf"
  color_conf >"$CONF/color.conf"
  : >"$CONF/active-color.conf"
  if [ "$COLORS" ]; then
    cp "$TEMPLATES/colors/active-color.conf" "$CONF"
    activate "$ACTIVE_COLOR"
  fi
}

# Replaces ${NAMES} by settings. Only \ and & are special in sed's replacement.
fill_in() {
  script=
  for name in WORKER_PROCESSES WORKER_CONNECTIONS WORKER_FILES LIMITS_OF_NETWORK LIMITS_OF_STREAMS \
    STREAMS CLIENT_MAX_BODY_SIZE KEEPALIVE_TIMEOUT GZIP READ_TIMEOUT \
    WRITE_TIMEOUT STATIC_DIR METRICS_PORT API_LOCATION API_PATTERN API_UPSTREAM OTHER_AUDIENCE \
    BASIC_AUTH_FORWARDED FORWARDED_PREVIEW_KEY; do
    eval "replacement=\$$name"
    replacement=$(printf '%s' "$replacement" | sed 's/[\\&]/\\&/g')
    script="${script}s#\${$name}#$replacement#g$newline"
  done
  sed "$script"
}

error_log_conf() {
  printf 'error_log stderr warn;\n'
  [ -z "$LOG_DIR" ] || printf 'error_log %s/%s-error.log warn;\n' "$LOG_DIR" "$LOG_NAME"
}

access_log_conf() {
  cat "$TEMPLATES/log-format.conf"
  if [ -z "$LOG_DIR" ] || [ "$LOG_STDOUT" ]; then printf 'access_log /dev/stdout json;\n'; fi
  if [ "$LOG_DIR" ]; then
    printf 'access_log %s/%s-access.log json buffer=64k flush=1s;\n' "$LOG_DIR" "$LOG_NAME"
  fi
}

# The proxies whose headers about the client are trusted.
trusted_conf() {
  printf 'real_ip_header X-Forwarded-For;\nreal_ip_recursive on;\n'
  for network in $TRUSTED_PROXIES; do printf 'set_real_ip_from %s;\n' "$network"; done
  printf 'geo $realip_remote_addr $from_trusted {\n  default 0;\n'
  for network in $TRUSTED_PROXIES; do printf '  %s 1;\n' "$network"; done
  printf '}\n'
}

upstreams_conf() {
  # Swarm removes a task from its DNS two seconds before it stops it; a longer cache would send requests to stopped tasks.
  printf 'resolver %s valid=1s ipv6=off;\nresolver_timeout 2s;\n' "$RESOLVER"
  if [ "$COLORS" ]; then
    upstream backend_blue "$BACKEND_HOST_BLUE"
    upstream backend_green "$BACKEND_HOST_GREEN"
  else
    upstream backend "$BACKEND_HOST"
  fi
  [ -z "${API_HOST:-}" ] || upstream api "$API_HOST"
  printf 'proxy_cache_path /tmp/nginx/cache levels=1:2 keys_zone=static:1m max_size=32m inactive=7d use_temp_path=off;\n'
}

# upstream NAME HOST:PORT
upstream() {
  case $BALANCE in
    round_robin) method= ;;
    random) method='random two least_conn;' ;;
    hash) method='hash $remote_addr consistent;' ;;
    *) method="$BALANCE;" ;;
  esac
  cat <<EOF
upstream $1 {
  zone $1 128k;
  $method
  server $2 resolve max_fails=$BACKEND_MAX_FAILS fail_timeout=$BACKEND_FAIL_TIMEOUT;
  keepalive 64;
  # Shorter than the 75 s of the backends, so that they never close a connection first.
  keepalive_timeout 55s;
  keepalive_requests 100000;
}
EOF
}

# Which backend serves a request; the preview key selects the other one.
color_conf() {
  if [ -z "$COLORS" ]; then
    printf 'map $host $color { default ""; }\nmap $host $backend { default backend; }\nmap $host $preview_color { default ""; }\n'
    return
  fi
  printf 'map $http_x_preview_key $previews {\n  default "";\n'
  [ -z "$PREVIEW_KEY" ] || printf '  "~^%s$" 1;\n' "$PREVIEW_KEY"
  printf '}\n'
  cat "$TEMPLATES/colors/colors.conf"
}

# activate COLOR: from here on it gets all requests.
activate() {
  if [ "$1" = green ]; then : >"$RUN/green"; else rm -f "$RUN/green"; fi
}

servers_conf() {
  printf 'include %s/problems.conf;\n' "$CONF"
  if [ -z "$TLS_CERT_FILE" ]; then
    printf 'server {\n'
    listen "$SERVER_PORT"
    server_body
    return
  fi
  redirect_conf
  printf 'server {\n'
  listen "$TLS_PORT" ssl
  cat <<EOF
  http2 on;
  ssl_certificate $TLS_CERT_FILE;
  ssl_certificate_key $TLS_KEY_FILE;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
  ssl_session_cache shared:tls:10m;
  ssl_session_tickets off;
  add_header Strict-Transport-Security "max-age=$HSTS_MAX_AGE" always;
EOF
  server_body
}

# listen PORT [ssl]: at all addresses of this container, IPv4 and IPv6.
listen() {
  printf '  listen %s default_server backlog=4096;\n' "$*"
  if grep -q . /proc/net/if_inet6 2>/dev/null; then printf '  listen [::]:%s default_server backlog=4096;\n' "$*"; fi
}

# Plain HTTP redirects to HTTPS at the public port, and to known names only: a redirect that repeats any Host could be
# cached for others. Without a configured name, the client's Host is used.
redirect_conf() {
  port=
  [ "$PUBLIC_HTTPS_PORT" = 443 ] || port=:$PUBLIC_HTTPS_PORT
  printf 'map $host $https_host {\n  hostnames;\n'
  printf '%s\n' "$NAMES" | sed -n 's/..*/  & $host;/p'
  if [ "$NAMES" ]; then printf '  default "%s";\n}\n' "$MAIN_NAME"; else printf '  default $host;\n}\n'; fi
  printf 'server {\n'
  listen "$SERVER_PORT"
  printf '  include %s/errors.conf;\n' "$CONF"
  printf '  if ($https_host = "") {\n    return 400;\n  }\n  return 301 https://$https_host%s$request_uri;\n}\n' "$port"
}

server_body() {
  printf '  server_name %s;\n  include %s/active-color.conf;\n' "$SERVER_NAME" "$CONF"
  printf '  add_header X-Request-Id $safe_request_id always;\n  add_header X-Preview-Color $preview_color always;\n'
  if [ "$BASIC_AUTH_FILE" ]; then
    printf '  auth_basic "todo";\n  auth_basic_user_file %s;\n' "$BASIC_AUTH_FILE"
  fi
  printf '  include %s/errors.conf;\n' "$CONF"
  if [ "$ROLE" = api ] || [ "$API_HOST" ]; then printf '  include %s/api.conf;\n' "$CONF"; fi
  if [ "$ROLE" = front ]; then printf '  include %s/site.conf;\n' "$CONF"; fi
  printf '}\n'
}
