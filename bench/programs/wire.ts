/** The query for the first page of the open list, as the API sends it to both databases. */
export const listStatement = `SELECT id, title, content, status, created, updated, due, position, version, deleted FROM todo
   WHERE owner = 0 AND deleted IS NULL AND status = 'TODO' ORDER BY updated DESC, id DESC LIMIT 20`;

/** A row of the list, with times as either database returns them. */
export interface Row {
  id: number;
  title: string;
  content: string;
  status: string;
  due: string | null;
  position: number;
  version: number;
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
  };
}
