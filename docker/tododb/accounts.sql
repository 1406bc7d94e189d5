-- Of the load balancer and the health check. The functions that they ask run as one that is locked and sees
-- performance_schema only.
CREATE DATABASE tododb_ops;
CREATE USER tododb_ops@localhost IDENTIFIED WITH caching_sha2_password BY RANDOM PASSWORD ACCOUNT LOCK;
GRANT SELECT ON performance_schema.* TO tododb_ops@localhost;
GRANT EXECUTE ON tododb_ops.* TO tododb_ops@localhost;
-- Without a password on purpose: it can do nothing but ask.
CREATE USER tododb_check@'%' IDENTIFIED WITH caching_sha2_password BY '';
