as_root mysqldump --single-transaction --set-gtid-purged=OFF --routines --databases "$MYSQL_DATABASE" | gzip
