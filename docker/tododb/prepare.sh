#!/usr/bin/env bash
# Makes the data directory of a new server while the image is built: at a start this takes seconds, and longest just
# when a machine was lost and the others are busy. What tells servers apart, and their keys, each start makes anew.
set -Eeuo pipefail
source /usr/local/lib/tododb/server.sh

install -d -o mysql -g mysql "$prepared"
mysqld --defaults-file=/etc/tododb/my.cnf --initialize-insecure --datadir="$prepared" --innodb-redo-log-capacity=8M
rm "$prepared"/auto.cnf "$prepared"/*.pem
# Readable for every user that a container may run as.
chmod -R a+rX "$prepared"
gzip --recursive "$prepared"
