# An older server fails on newer data with errors that suggest no fix, and an orchestrator restarts it forever.

refuse_newer_data() {
  local history=$datadir/mysql_upgrade_history data server
  [[ -r $history ]] || return 0
  data=$(grep --only-matching '"version":"[0-9]*\.[0-9]*' "$history" | tail -1)
  data=${data##*\"}
  server=$(mysqld --version)
  [[ $server =~ ([0-9]+\.[0-9]+)\. ]]
  server=${BASH_REMATCH[1]}
  (( $(series "${data:-0.0}") <= $(series "$server") )) ||
    fail "$datadir was written by MySQL $data, and this image has $server, which cannot read it; nothing was" \
      "changed. Use an image with MySQL $data or later. To go back to $server, restore a backup into an empty volume"
}

# series MAJOR.MINOR: as one number. MySQL can be upgraded and downgraded within a series.
series() { echo $(( 10#${1%.*} * 1000 + 10#${1#*.} )); }
