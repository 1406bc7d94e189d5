#!/usr/bin/env bash
# Creates the data directory of a new server while the image is built: at a start this takes seconds, and longest when a
# machine was lost and the others are busy. The server's identity and its keys are generated at each first start.
set -Eeuo pipefail
source /usr/local/lib/tododb/server.sh

install -d -o mysql -g mysql "$prepared"
mysqld --defaults-file=/etc/tododb/my.cnf --initialize-insecure --datadir="$prepared" --innodb-redo-log-capacity=8M
rm "$prepared"/auto.cnf "$prepared"/*.pem
# Readable by every user that a container may run as.
chmod -R a+rX "$prepared"
gzip --recursive "$prepared"
