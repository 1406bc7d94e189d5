# Drops everything first: tables that a later release has created would break its migrations.
{
  printf 'DROP DATABASE IF EXISTS `%s`;\n' "$MYSQL_DATABASE"
  gunzip
} | as_root mysql --default-character-set=utf8mb4
