-- What members of a group query from each other: UUID, state, role, and the UUIDs of all members in this member's view.
-- The state CUT means that this member cannot reach the majority of its view.
CREATE DEFINER = tododb_ops@localhost FUNCTION tododb_ops.member()
RETURNS TEXT CHARSET ascii READS SQL DATA SQL SECURITY DEFINER
RETURN (
  SELECT CONCAT_WS(' ', @@global.server_uuid,
    CASE WHEN IFNULL(MAX(IF(mine, state, NULL)), 'OFFLINE') IN ('OFFLINE', 'ERROR') THEN IFNULL(MAX(IF(mine, state, NULL)), 'OFFLINE')
         WHEN SUM(state IN ('ONLINE', 'RECOVERING')) * 2 <= COUNT(*) THEN 'CUT'
         ELSE MAX(IF(mine, state, NULL)) END,
    IFNULL(MAX(IF(mine, role, NULL)), '-'),
    IFNULL(GROUP_CONCAT(id ORDER BY id SEPARATOR ','), '-'))
  FROM (
    SELECT NULLIF(member_id, '') AS id, member_id IN (@@global.server_uuid, '') AS mine, member_state AS state,
           NULLIF(member_role, '') AS role
    FROM performance_schema.replication_group_members
  ) AS members
)
