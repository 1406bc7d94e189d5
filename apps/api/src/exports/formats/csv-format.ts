import type { Todo } from '@todo/shared/todos/todo';
import { stringify } from 'csv-stringify/sync';
import { csvColumns } from './csv-columns.js';
import type { ExportFormat } from './export-format.js';
import { withGuard } from './formula-guard.js';

/** Excel takes a file without it for one in the code page of the machine. */
const byteOrderMark = '\uFEFF';

type Cells = Record<(typeof csvColumns)[number], string | number | null>;

/** RFC 4180, with names of columns, for spreadsheets. */
export const csvFormat: ExportFormat = {
  type: 'text/csv; charset=utf-8; header=present',
  async *write({ members }, parts) {
    const names = new Map(members.map(({ id, name }) => [id, name]));
    yield byteOrderMark + toCsv([[...csvColumns]]);
    for await (const todos of parts) {
      if (todos.length > 0) yield toCsv(todos.map((todo) => toRow(cellsOf(todo, names))));
    }
  },
};

function toCsv(rows: (string | number | null)[][]): string {
  return stringify(rows, { record_delimiter: 'windows' });
}

function toRow(cells: Cells): (string | number | null)[] {
  return csvColumns.map((column) => {
    const value = cells[column];
    return typeof value === 'string' ? withGuard(value) : value;
  });
}

function cellsOf(todo: Todo, names: ReadonlyMap<number, string>): Cells {
  const { assignee } = todo;
  return {
    id: todo.id,
    title: todo.title,
    notes: todo.content,
    status: todo.status,
    due: todo.due,
    repeat: todo.repeat ?? null,
    'repeat from': todo.repeatFrom ?? null,
    priority: todo.priority ?? null,
    labels: todo.labels?.join(', ') ?? null,
    assignee: assignee ? (names.get(assignee) ?? null) : null,
    order: todo.order,
    created: todo.created,
    updated: todo.updated,
  };
}
