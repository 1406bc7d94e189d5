-- Eight steps of building a system like this one.
INSERT INTO todo (title, content, status, created, updated, position, version)
SELECT sample.title, sample.content, sample.status, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3),
       (SELECT IFNULL(MAX(position), 0) FROM todo AS existing) + 1024 * sample.step, 1
FROM (
  SELECT 1 AS step, 'Package the application' AS title, 'Write its Dockerfile and run it once.' AS content, 'DONE' AS status
  UNION ALL SELECT 2, 'Start a swarm', 'One manager is enough to begin with.', 'DONE'
  UNION ALL SELECT 3, 'Run the MySQL master', 'Give it a volume of its own.', 'PROGRESS'
  UNION ALL SELECT 4, 'Add MySQL replicas', 'They copy the master by themselves.', 'PROGRESS'
  UNION ALL SELECT 5, 'Build the REST API', 'Writes to the master, reads from the replicas.', 'PROGRESS'
  UNION ALL SELECT 6, 'Put nginx in front of the API', 'One access log, one place for limits.', 'PROGRESS'
  UNION ALL SELECT 7, 'Render the board on the server', 'It works without JavaScript too.', 'PROGRESS'
  UNION ALL SELECT 8, 'Open the front door', 'Publish one port and try it from outside.', 'TODO'
) AS sample
WHERE NOT EXISTS (SELECT 1 FROM todo AS existing WHERE existing.title = sample.title);
