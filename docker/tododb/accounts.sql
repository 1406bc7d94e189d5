-- For the load balancer and the health check. The functions that they call run as a locked account, which sees only
-- performance_schema.
CREATE DATABASE tododb_ops;
CREATE USER tododb_ops@localhost IDENTIFIED WITH caching_sha2_password BY RANDOM PASSWORD ACCOUNT LOCK;
GRANT SELECT ON performance_schema.* TO tododb_ops@localhost;
GRANT EXECUTE ON tododb_ops.* TO tododb_ops@localhost;
-- Without a password on purpose: all it can do is call these functions.
CREATE USER tododb_check@'%' IDENTIFIED WITH caching_sha2_password BY '';
