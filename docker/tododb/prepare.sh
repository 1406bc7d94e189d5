#!/usr/bin/env bash
# Creates the data directory of a new server while the image is built: at a start this takes seconds, and even longer on
# a machine that is busy after the loss of another. The server's identity and keys are generated at each first start.
set -Eeuo pipefail
source /usr/local/lib/tododb/server.sh

install -d -o mysql -g mysql "$prepared"
mysqld --defaults-file=/etc/tododb/my.cnf --initialize-insecure --datadir="$prepared" --innodb-redo-log-capacity=8M
rm "$prepared"/auto.cnf "$prepared"/*.pem
# Readable by every user that a container may run as.
chmod -R a+rX "$prepared"
gzip --recursive "$prepared"
