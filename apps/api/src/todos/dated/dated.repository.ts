import { Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { Status } from '@todo/shared/todos/todo';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import { batches } from '../../database/sql/placeholders.js';
import type { TodoRow } from '../todo.entity.js';
import { todoColumns } from '../todo.repository.js';

/** Where a row is in the order of days, latest first. */
interface Dated {
  id: number;
  due: string;
}

/** One character beyond tells whether the content goes on. */
const beginning = todoColumns.replace(' content', ` SUBSTR(content, 1, ${limits.feedNotesCodePoints + 1}) AS content`);

/** Rows of `todo` that have a due day. */
@Injectable()
export class DatedRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** The rows of these lists that are due last, latest first, from the index of each list and status alone. */
  async latest(reader: Reader, lists: readonly number[], most: number): Promise<Dated[]> {
    let found: Dated[] = [];
    for (const list of lists) {
      for (const status of Status.options) {
        const sql = `SELECT id, due FROM todo WHERE ${this.dialect.inList} AND deleted IS NULL AND status = '${status}'
          AND due IS NOT NULL ORDER BY due DESC, id DESC LIMIT ${most}`;
        const rows = await reader.query<Dated>(sql, [list]);
        // At once, so that many lists take no more memory than one.
        if (rows.length > 0) found = [...found, ...rows].sort(byDay).slice(0, most);
      }
    }
    return found;
  }

  /** Those of these rows that still are in these lists, not in the trash and due some day, with the beginning of their contents. */
  async among(reader: Reader, lists: readonly number[], ids: readonly number[]): Promise<TodoRow[]> {
    const rows: TodoRow[] = [];
    for (const { list, ids: part } of batches(ids)) {
      const inLists = lists.map(() => '?').join(', ');
      const sql = `SELECT ${beginning} FROM todo WHERE id IN (${list}) AND owner IN (${inLists})
        AND deleted IS NULL AND due IS NOT NULL`;
      rows.push(...(await reader.query<TodoRow>(sql, [...part, ...lists])));
    }
    const places = new Map(ids.map((id, n) => [id, n]));
    return rows.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  }
}

function byDay(a: Dated, b: Dated): number {
  if (a.due === b.due) return b.id - a.id;
  return a.due < b.due ? 1 : -1;
}
