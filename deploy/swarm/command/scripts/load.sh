# Tables that a later release has made would be in the way of its migrations: nothing of the old database stays.
{
  printf 'DROP DATABASE IF EXISTS `%s`;\n' "$MYSQL_DATABASE"
  gunzip
} | as_root mysql --default-character-set=utf8mb4
