/** The query for the first page of the open list, as the API sends it to both databases. */
export const listStatement = `SELECT id, owner, title, content, status, created, updated, due, position, version, deleted, assignee, repeat_rule,
     priority, labels FROM todo
   WHERE owner = 0 AND deleted IS NULL AND status = 'TODO' ORDER BY updated DESC, id DESC LIMIT 20`;

/** A row of the list, with times as either database returns them. */
export interface Row {
  id: number;
  owner: number;
  title: string;
  content: string;
  status: string;
  due: string | null;
  position: number;
  version: number;
  assignee: number | null;
  repeat_rule: string | null;
  priority: number | null;
  labels: string | null;
}

/** The todo that the API returns for a row. */
export function toWire(row: Row, created: string, updated: string, origin: string): object {
  return {
    id: row.id,
    title: row.title,
    content: row.content,
    status: row.status,
    created,
    updated,
    completed: row.status === 'DONE',
    due: row.due,
    order: row.position,
    version: row.version,
    url: `${origin}/todo/${row.id}`,
    list: row.owner,
    assignee: row.assignee,
    repeat: row.repeat_rule,
    priority: row.priority,
    labels: row.labels?.split('\n') ?? [],
  };
}
