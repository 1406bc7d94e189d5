import { withoutGuard } from '../../../exports/formats/formula-guard.js';
import { readDay } from '../../reading/days.js';
import type { Draft, Drafts, NoticeCode, ReadingChoices } from '../../reading/draft.js';
import { unreadable } from '../../reading/unreadable.js';
import { priorityOf, statusOf } from '../../reading/words.js';
import type { SourceFile } from '../source-file.js';
import { type Field, fieldsOf } from './columns.js';
import { type Row, rowsOf } from './rows.js';

type Cells = Partial<Record<Field, string>>;

/** What tells the tables apart that are read here. */
export interface TableKind {
  /** Its cells are guarded against formulas, and its ids are those of todos. */
  isOurs?: boolean;
  /** What separates several labels of one cell. */
  labelMarks: RegExp;
}

export const tables = {
  todo: { isOurs: true, labelMarks: /,/ },
  csv: { labelMarks: /[,;|、]/ },
  outlook: { labelMarks: /[;,]/ },
} satisfies Record<string, TableKind>;

/** Reads a table with a column of titles; columns that nobody knows are left out. */
export async function* readTable(file: SourceFile, choices: ReadingChoices, kind: TableKind): Drafts {
  let columns: (Field | undefined)[] | undefined;
  for await (const row of rowsOf(file)) {
    if (columns) {
      if (row.cells.some((cell) => cell.trim() !== '')) yield toDraft(row.line, cellsOf(row, columns), choices, kind);
      continue;
    }
    columns = fieldsOf(row.cells, choices.columns);
    if (!columns.includes('title')) throw noTitles(row.cells);
    // A file of lines has no header.
    if (row.cells.length === 1 && fieldsOf([...row.cells, ''], new Map())[0] === undefined) {
      yield toDraft(row.line, cellsOf(row, columns), choices, kind);
    }
  }
}

function cellsOf({ cells }: Row, columns: readonly (Field | undefined)[]): Cells {
  return Object.fromEntries(columns.flatMap((field, n) => (field ? [[field, cells[n] ?? '']] : [])));
}

function toDraft(line: number, given: Cells, choices: ReadingChoices, { isOurs, labelMarks }: TableKind): Draft {
  const cells = isOurs ? unguarded(given) : given;
  const notices: NoticeCode[] = [];
  const day = readDay(cells.due ?? '', choices);
  notices.push(...day.notices);
  const { status, isUnknown } = statusIn(cells);
  if (isUnknown) notices.push('status_unknown');
  const priority = priorityOf(cells.priority ?? '');
  if (priority === undefined) notices.push('priority_unknown');
  const lost = [
    isUnknown && `${cells.status}`.trim(),
    day.notices.includes('day_unreadable') && cells.due?.trim(),
    priority === undefined && cells.priority?.trim(),
  ].filter(Boolean);
  const { id, created } = cells;
  return {
    line,
    title: cells.title ?? '',
    content: [cells.notes, ...lost].filter(Boolean).join('\n\n'),
    status,
    due: day.due,
    repeat: cells.repeat?.trim() || day.repeat,
    repeatFrom: cells['repeat from'] === 'COMPLETION' ? 'COMPLETION' : undefined,
    priority,
    labels: (cells.labels ?? '').split(labelMarks),
    assignee: cells.assignee?.trim() || undefined,
    created: created?.trim() || undefined,
    key: id?.trim() ? `${id} ${created ?? ''}` : undefined,
    self: isOurs && Number.isSafeInteger(Number(id)) && id && created ? { id: Number(id), created } : undefined,
    notices,
  };
}

/** The status that a line says, or how far it is. */
function statusIn({ status = '', completed = '' }: Cells) {
  const done = statusOf(completed) === 'DONE';
  const found = statusOf(status);
  if (done) return { status: 'DONE' as const, isUnknown: false };
  return { status: found ?? ('TODO' as const), isUnknown: found === undefined };
}

function unguarded(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, withoutGuard(text)]));
}

function noTitles(header: readonly string[]) {
  const names = header.map((name) => `"${name.trim().slice(0, 40)}"`).join(', ');
  return unreadable(
    `no column is called "title": name the one of titles so, or say which it is with columns=title:NAME. There are ${names}`,
    'no_titles',
  );
}
