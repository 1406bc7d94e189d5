-- All transactions of this server, applied or only received: a replica acknowledges what it has received.
CREATE DEFINER = tododb_ops@localhost FUNCTION tododb_ops.gtids()
RETURNS LONGTEXT CHARSET ascii READS SQL DATA SQL SECURITY DEFINER
RETURN REPLACE(GTID_SUBTRACT(CONCAT(@@global.gtid_executed,
  ',', IFNULL((SELECT received_transaction_set FROM performance_schema.replication_connection_status
               WHERE channel_name = ''), ''),
  ',', IFNULL((SELECT received_transaction_set FROM performance_schema.replication_connection_status
               WHERE channel_name = 'group_replication_applier'), '')), ''), '\n', '')
