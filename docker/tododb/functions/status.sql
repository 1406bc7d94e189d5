-- Role and fitness of this server, as one line:
--   MASTER semisync=ON replicas=2   takes writes
--   REPLICA lag=0                   fit for reads: at most max_lag_s seconds behind
--   LAGGING lag=9                   is too far behind: it applies the received transactions too late
--   CUT silence=9                   has not heard from its source for longer than max_lag_s seconds
--   STOPPED                         somebody stopped replication on purpose
--   BROKEN receiver=13114 applier=0 replication failed with these error numbers and will not recover
-- A member of a group, with how many of the members in its view it can reach:
--   MASTER group=ONLINE members=3/3 takes writes
--   REPLICA lag=0 members=3/3       fit for reads, or LAGGING
--   CUT members=1/3                 cannot reach the majority: takes no writes, and its data may be stale
--   PROMOTING, JOINING members=3/3  is becoming a MASTER, or a REPLICA
--   FULL members=3/3                is the primary, but refuses writes, because no member has free disk space
--   OFFLINE group=ERROR             is in no group
-- ` disk=low` at the end: free disk space is low, so this member becomes the primary only if no other one can.
-- `clock=-8` after a lag: the newest transaction arrived 8 s before the time at which its source says it was committed,
-- so the clocks differ. `delay=8` is the opposite: the clocks differ, or the transaction was fetched late.
-- The source sends a heartbeat each second, so its silence bounds the age of what this server may be missing.
-- Times of two machines are never compared: the applier's lag is the time between two commits of the source, plus the
-- time since the later of them arrived, by the local clock.
-- A silence counts in both directions: after the local clock was set back, an earlier time is in the future.
-- It is a single expression, because a server cannot run compound statements while it starts.
CREATE DEFINER = tododb_ops@localhost FUNCTION tododb_ops.status(max_lag_s INT)
RETURNS VARCHAR(64) CHARSET ascii READS SQL DATA SQL SECURITY DEFINER
RETURN (
  SELECT CASE
    WHEN member_state IN ('OFFLINE', 'ERROR') THEN CONCAT('OFFLINE group=', member_state)
    WHEN reachable * 2 <= members THEN CONCAT('CUT members=', reachable, '/', members)
    WHEN member_state = 'RECOVERING' THEN CONCAT('JOINING members=', reachable, '/', members)
    WHEN member_role = 'PRIMARY' AND @@global.super_read_only THEN CONCAT(IF(disk = '', 'PROMOTING', 'FULL'), ' members=', reachable, '/', members, disk)
    WHEN member_role = 'PRIMARY' THEN CONCAT('MASTER group=', member_state, ' members=', reachable, '/', members, disk)
    WHEN member_role = 'SECONDARY'
      THEN CONCAT(IF(lag_s > max_lag_s, 'LAGGING', 'REPLICA'), ' lag=', lag_s, ' members=', reachable, '/', members, disk)
    WHEN NOT @@global.read_only THEN CONCAT('MASTER semisync=', IFNULL(semisync, 'OFF'), ' replicas=', IFNULL(replicas, '0'))
    WHEN (receiver = 'OFF' AND receiver_error <> 0) OR (applier = 'OFF' AND applier_error <> 0)
      THEN CONCAT('BROKEN receiver=', receiver_error, ' applier=', applier_error)
    WHEN IFNULL(receiver, 'OFF') = 'OFF' OR IFNULL(applier, 'OFF') = 'OFF' THEN 'STOPPED'
    WHEN silence_s IS NULL THEN 'CUT silence=unknown'
    WHEN silence_s > max_lag_s THEN CONCAT('CUT silence=', silence_s)
    ELSE CONCAT(IF(lag_s > max_lag_s, 'LAGGING', 'REPLICA'), ' lag=', lag_s,
                CASE WHEN delay_s < -max_lag_s THEN CONCAT(' clock=', delay_s)
                     WHEN delay_s > max_lag_s THEN CONCAT(' delay=', delay_s) ELSE '' END)
  END
  FROM (
    SELECT receiver, applier, receiver_error, applier_error, semisync, replicas,
           member_state, member_role, members, reachable, IF(weight = 0, ' disk=low', '') AS disk,
           LEAST(ABS(TIMESTAMPDIFF(SECOND, IFNULL(heartbeat, queued_at), NOW(6))),
                 ABS(TIMESTAMPDIFF(SECOND, IFNULL(queued_at, heartbeat), NOW(6)))) AS silence_s,
           IF(GTID_SUBSET(received, @@global.gtid_executed), 0,
              IFNULL(GREATEST(0, TIMESTAMPDIFF(SECOND, queued_at, NOW(6))
                                 + GREATEST(0, IFNULL(TIMESTAMPDIFF(SECOND, applying_commit, queued_commit), 0))), 0)) AS lag_s,
           IFNULL(TIMESTAMPDIFF(SECOND, queued_commit, queued_at), 0) AS delay_s
    FROM (
      SELECT member_state, member_role, members, reachable,
             IFNULL((SELECT variable_value FROM performance_schema.global_variables
                     WHERE variable_name = 'group_replication_member_weight'), 1) AS weight,
             receiver.service_state AS receiver,
             applier.service_state AS applier,
             receiver.last_error_number AS receiver_error,
             receiver.received_transaction_set AS received,
             NULLIF(receiver.last_heartbeat_timestamp, 0) AS heartbeat,
             NULLIF(receiver.last_queued_transaction_start_queue_timestamp, 0) AS queued_at,
             NULLIF(receiver.last_queued_transaction_immediate_commit_timestamp, 0) AS queued_commit,
             (SELECT IFNULL(MAX(last_error_number), 0)
              FROM (SELECT last_error_number FROM performance_schema.replication_applier_status_by_coordinator
                    UNION ALL SELECT last_error_number FROM performance_schema.replication_applier_status_by_worker
                   ) AS errors) AS applier_error,
             (SELECT MIN(started)
              FROM (SELECT NULLIF(applying_transaction_immediate_commit_timestamp, 0) AS started
                    FROM performance_schema.replication_applier_status_by_worker WHERE applying_transaction <> ''
                    UNION ALL
                    SELECT NULLIF(processing_transaction_immediate_commit_timestamp, 0)
                    FROM performance_schema.replication_applier_status_by_coordinator WHERE processing_transaction <> ''
                   ) AS oldest) AS applying_commit,
             (SELECT variable_value FROM performance_schema.global_status
              WHERE variable_name = 'Rpl_semi_sync_source_status') AS semisync,
             (SELECT variable_value FROM performance_schema.global_status
              WHERE variable_name = 'Rpl_semi_sync_source_clients') AS replicas
      FROM (SELECT COUNT(*) AS members, SUM(member_state IN ('ONLINE', 'RECOVERING')) AS reachable,
                   MAX(IF(member_id IN (@@global.server_uuid, ''), member_state, NULL)) AS member_state,
                   MAX(IF(member_id = @@global.server_uuid, member_role, NULL)) AS member_role
            FROM performance_schema.replication_group_members) AS member
      LEFT JOIN performance_schema.replication_connection_status AS receiver
        ON receiver.channel_name = IF(member_state IS NULL, '', 'group_replication_applier')
      LEFT JOIN performance_schema.replication_applier_status AS applier
        ON applier.channel_name = IF(member_state IS NULL, '', 'group_replication_applier')
    ) AS facts
  ) AS judged
)
