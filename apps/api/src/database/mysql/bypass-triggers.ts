import type { QueryRunner } from 'typeorm';

/** Session variable of connections that write the journal themselves. */
export const journalingSession = '@todo_journal = 1';

/** From this id on, lists are unknown to the previous release. */
const firstNamedList = 2_147_483_648;

const time = (column: string) => `LEFT(DATE_FORMAT(${column}, '%Y-%m-%d %H:%i:%s.%f'), 23)`;

/** A row as the journal keeps it (`TodoJournal`), from the columns of `NEW` or `OLD`. */
const members = (row: 'NEW' | 'OLD'): [name: string, sql: string][] => [
  ['id', `${row}.id`],
  ['list', `${row}.owner`],
  ['title', `${row}.title`],
  ['content', `${row}.content`],
  ['status', `${row}.status`],
  ['created', time(`${row}.created`)],
  ['updated', time(`${row}.updated`)],
  ['due', `DATE_FORMAT(${row}.due, '%Y-%m-%d')`],
  ['position', `${row}.position`],
  ['version', `${row}.version`],
  ['deleted', time(`${row}.deleted`)],
  ['assignee', `${row}.assignee`],
  ['repeat', `${row}.repeat_rule`],
  ['repeatFrom', `${row}.repeat_from`],
  ['next', `${row}.repeat_next`],
  ['priority', `${row}.priority`],
  ['labels', `${row}.labels`],
];

const state = (row: 'NEW' | 'OLD') =>
  `JSON_OBJECT(${members(row)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`;

/** What differs of `OLD`: all of it, without the members that are the same byte by byte. */
const former = `JSON_REMOVE(${state('OLD')}, ${members('OLD')
  .map(([name, sql], n) => `IF(BINARY ${sql} <=> BINARY ${members('NEW')[n]?.[1]}, '$.${name}', '$.none')`)
  .join(', ')})`;

/** Statements that write one change, as `JournalRepository` does. */
function record(list: string, todo: string, kind: string, after: string, before: string): string {
  const bytes = `200 + COALESCE(OCTET_LENGTH(${after}), 0) + OCTET_LENGTH(${before})`;
  const count = `UPDATE list SET seq = seq + 1, journal_bytes = journal_bytes + ${bytes}, changed = UTC_TIMESTAMP(3)
    WHERE id = ${list};`;
  return `${count}
  IF ROW_COUNT() = 0 AND ${list} > 0 THEN
    INSERT IGNORE INTO list (id, name, created) VALUES (${list}, '', UTC_TIMESTAMP(3));
    ${count}
  END IF;
  INSERT INTO journal (list, seq, at, todo, kind, state, former)
    SELECT id, seq, UTC_TIMESTAMP(3), ${todo}, ${kind}, ${after}, ${before} FROM list WHERE id = ${list};`;
}

const triggers: Record<string, string> = {
  todo_bypass_insert: `AFTER INSERT ON todo FOR EACH ROW
IF @todo_journal IS NULL THEN
  SET @todo_after = CAST(${state('NEW')} AS CHAR);
  ${record('NEW.owner', 'NEW.id', "'created'", '@todo_after', "'{}'")}
END IF`,
  todo_bypass_update: `AFTER UPDATE ON todo FOR EACH ROW
IF @todo_journal IS NULL THEN
  SET @todo_after = CAST(${state('NEW')} AS CHAR), @todo_before = CAST(${former} AS CHAR);
  IF NEW.owner <> OLD.owner THEN
    ${record('OLD.owner', 'OLD.id', "'left'", 'NULL', "'{}'")}
    ${record('NEW.owner', 'NEW.id', "'arrived'", '@todo_after', '@todo_before')}
  ELSEIF @todo_before <> '{}' THEN
    SET @todo_kind = CASE
      WHEN OLD.deleted IS NULL AND NEW.deleted IS NOT NULL THEN 'trashed'
      WHEN OLD.deleted IS NOT NULL AND NEW.deleted IS NULL THEN 'restored'
      WHEN JSON_LENGTH(JSON_REMOVE(@todo_before, '$.position', '$.version', '$.updated')) = 0
        AND NEW.position <> OLD.position THEN 'moved'
      ELSE 'changed' END;
    ${record('NEW.owner', 'NEW.id', '@todo_kind', '@todo_after', '@todo_before')}
  END IF;
END IF`,
  todo_bypass_delete: `AFTER DELETE ON todo FOR EACH ROW
IF @todo_journal IS NULL THEN
  IF OLD.owner >= ${firstNamedList} THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this todo is in a list that the release before does not know';
  END IF;
  UPDATE journal SET state = NULL, former = NULL WHERE list = OLD.owner AND todo = OLD.id;
  ${record('OLD.owner', 'OLD.id', "'purged'", 'NULL', "'{}'")}
END IF`,
};

/** The server does not let this account create triggers. */
const refusals = new Set([
  'ER_BINLOG_CREATE_ROUTINE_NEED_SUPER',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_SPECIFIC_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
]);

/**
 * Makes the database itself journal the writes of whoever does not, such as the release before while an update rolls:
 * its numbers would be missing, and who keeps a copy of a list would miss the change. Such writers may not remove todos
 * of named lists either, which the release before takes for those of deleted accounts.
 * @returns whether the triggers exist; false if the server refuses them
 */
export async function guardJournal(runner: QueryRunner, warn: (message: string) => void): Promise<boolean> {
  const found = (await runner.query(
    `SELECT trigger_name AS name, action_statement AS body FROM information_schema.triggers
    WHERE trigger_schema = DATABASE() AND event_object_table = 'todo'`,
  )) as { name: string; body: string }[];
  const lacking = Object.entries(triggers).filter(
    ([name, body]) => !found.some((known) => known.name === name && body.endsWith(known.body)),
  );
  if (lacking.length === 0) return true;
  try {
    // An older one does not know all columns; nothing is written between its end and the next one's beginning.
    await runner.query('LOCK TABLES todo WRITE');
    for (const [name, body] of lacking) {
      await runner.query(`DROP TRIGGER IF EXISTS ${name}`);
      await runner.query(`CREATE TRIGGER ${name} ${body}`);
    }
    return true;
  } catch (error) {
    if (!refusals.has((error as { code?: string }).code ?? '')) throw error;
    warn(
      `the database lets no triggers be made (${(error as Error).message}): stop the release before completely before ` +
        'this one starts, and lists are answered from their rows alone. To allow them, set ' +
        'log_bin_trust_function_creators=ON and start this service again',
    );
    return false;
  } finally {
    await runner.query('UNLOCK TABLES');
  }
}
