-- What the load balancer and the health check ask. Its definer is locked and sees performance_schema only.
CREATE DATABASE tododb_ops;
CREATE USER tododb_ops@localhost IDENTIFIED WITH caching_sha2_password BY RANDOM PASSWORD ACCOUNT LOCK;
GRANT SELECT ON performance_schema.* TO tododb_ops@localhost;
GRANT EXECUTE ON tododb_ops.* TO tododb_ops@localhost;

DELIMITER //
-- Role and fitness of this server, as one line:
--   MASTER semisync=ON replicas=2   takes writes
--   REPLICA lag=0                   fit for reads: at most max_lag_s seconds behind
--   LAGGING lag=9                   applies what it received too late
--   CUT silence=9                   has not heard from its source for longer than max_lag_s seconds
--   STOPPED                         somebody stopped replication on purpose
--   BROKEN receiver=13114 applier=0 replication failed with these error numbers and will not recover
-- The source sends a heartbeat each second, so its silence bounds what this server cannot know of.
CREATE DEFINER = tododb_ops@localhost FUNCTION tododb_ops.status(max_lag_s INT)
RETURNS VARCHAR(64) CHARSET ascii READS SQL DATA SQL SECURITY DEFINER
BEGIN
  DECLARE receiver, applier, semisync, replicas VARCHAR(16);
  DECLARE received LONGTEXT;
  DECLARE heard, applying, queued TIMESTAMP(6);
  DECLARE receiver_error, applier_error, lag_s INT DEFAULT 0;

  IF NOT @@global.read_only THEN
    SELECT MAX(IF(variable_name = 'Rpl_semi_sync_source_status', variable_value, NULL)),
           MAX(IF(variable_name = 'Rpl_semi_sync_source_clients', variable_value, NULL))
      INTO semisync, replicas FROM performance_schema.global_status;
    RETURN CONCAT('MASTER semisync=', IFNULL(semisync, 'OFF'), ' replicas=', IFNULL(replicas, '0'));
  END IF;

  SELECT service_state, received_transaction_set, last_error_number,
         NULLIF(GREATEST(last_heartbeat_timestamp, last_queued_transaction_end_queue_timestamp), 0),
         NULLIF(last_queued_transaction_original_commit_timestamp, 0)
    INTO receiver, received, receiver_error, heard, queued
    FROM performance_schema.replication_connection_status WHERE channel_name = '';
  SELECT service_state INTO applier FROM performance_schema.replication_applier_status WHERE channel_name = '';
  SELECT IFNULL(MAX(last_error_number), 0) INTO applier_error
    FROM (SELECT last_error_number FROM performance_schema.replication_applier_status_by_coordinator
          UNION ALL SELECT last_error_number FROM performance_schema.replication_applier_status_by_worker) AS errors;

  IF (receiver = 'OFF' AND receiver_error <> 0) OR (applier = 'OFF' AND applier_error <> 0) THEN
    RETURN CONCAT('BROKEN receiver=', receiver_error, ' applier=', applier_error);
  END IF;
  IF receiver IS NULL OR receiver = 'OFF' OR applier IS NULL OR applier = 'OFF' THEN
    RETURN 'STOPPED';
  END IF;
  IF heard IS NULL THEN
    RETURN 'CUT silence=unknown';
  END IF;
  IF TIMESTAMPDIFF(SECOND, heard, NOW(6)) > max_lag_s THEN
    RETURN CONCAT('CUT silence=', TIMESTAMPDIFF(SECOND, heard, NOW(6)));
  END IF;

  IF NOT GTID_SUBSET(received, @@global.gtid_executed) THEN
    SELECT MIN(started) INTO applying
      FROM (SELECT NULLIF(applying_transaction_original_commit_timestamp, 0) AS started
              FROM performance_schema.replication_applier_status_by_worker WHERE applying_transaction <> ''
            UNION ALL
            SELECT NULLIF(processing_transaction_original_commit_timestamp, 0)
              FROM performance_schema.replication_applier_status_by_coordinator WHERE processing_transaction <> '') AS oldest;
    SET lag_s = IFNULL(GREATEST(0, TIMESTAMPDIFF(SECOND, LEAST(IFNULL(applying, queued), IFNULL(queued, applying)), NOW(6))), 0);
  END IF;
  RETURN CONCAT(IF(lag_s > max_lag_s, 'LAGGING', 'REPLICA'), ' lag=', lag_s);
END//
DELIMITER ;

-- Without a password on purpose: it can do nothing but ask for the line above.
CREATE USER tododb_check@'%' IDENTIFIED WITH caching_sha2_password BY '';
GRANT EXECUTE ON FUNCTION tododb_ops.status TO tododb_check@'%';
