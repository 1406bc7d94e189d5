as_root mysql --default-character-set=utf8mb4 --batch --skip-column-names
