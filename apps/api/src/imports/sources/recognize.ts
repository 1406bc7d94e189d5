import { JSONParser } from '@streamparser/json';
import type { ImportSource } from '@todo/shared/todos/import';
import { exportFormat } from '@todo/shared/todos/list-export';
import { textsOf } from '../reading/texts.js';
import { unreadable } from '../reading/unreadable.js';
import { isList } from './json/values.js';
import type { SourceFile } from './source-file.js';
import { keyOf } from './table/columns.js';
import { rowsOf } from './table/rows.js';

/** Members at the top of a file, each of which only one program writes. */
const ofPrograms: Record<string, ImportSource> = {
  cards: 'trello',
  todos: 'todo',
  value: 'microsoft',
  tasks: 'vikunja',
};

/**
 * What a file comes from, by its content: the members at the top of JSON, the names of columns of a table.
 * @throws AppError `import-unreadable` where nothing tells, or the file is no text
 */
export async function recognize(file: SourceFile): Promise<ImportSource> {
  await refuseArchive(file);
  return (await isList(file)) === undefined ? ofTable(file) : ofJson(file);
}

async function refuseArchive(file: SourceFile): Promise<void> {
  for await (const bytes of file.bytes()) {
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return;
    throw unreadable(
      'the file is an archive or a workbook: unpack it and choose data.json, or save it as CSV',
      'archive',
    );
  }
}

async function ofTable(file: SourceFile): Promise<ImportSource> {
  for await (const { cells } of rowsOf(file)) {
    const names = new Set(cells.map(keyOf));
    const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
    if (has('type', 'content')) return 'todoist';
    if (has('id', 'title', 'repeat from')) return 'todo';
    if (has('subject') && (has('date completed') || has('% complete'))) return 'outlook';
    return 'csv';
  }
  throw unreadable('the file is empty', 'empty');
}

async function ofJson(file: SourceFile): Promise<ImportSource> {
  const parser = new JSONParser({ paths: ['$.*', '$.*.*'], keepStack: false });
  let found: ImportSource | undefined;
  const names = new Set<string>();
  // Called with each member of the top, and with what is right in it: so that nothing large has to be complete.
  parser.onValue = ({ value, key, stack }) => {
    const top = stack.length > 1 ? stack[1]?.key : key;
    if (typeof top === 'string') found ??= top === 'format' && value === exportFormat ? 'todo' : ofPrograms[top];
    else if (stack.length > 1) found ??= ofElement(names.add(String(key)), false);
    else if (names.size > 0) found ??= ofElement(names, true);
  };
  for await (const text of textsOf(file.bytes())) {
    try {
      parser.write(text);
    } catch (error) {
      if (!found) throw unreadable(`the file is no complete JSON: ${(error as Error).message.slice(0, 200)}`, 'json');
    }
    if (found) return found;
  }
  throw unreadable(
    'the file is JSON, but none of Trello, Vikunja, Microsoft To Do or our own export: say what it is with "from"',
    'unknown',
  );
}

/** By the members of the first element of a list. @param isWhole whether these are all of them */
function ofElement(names: ReadonlySet<string>, isWhole: boolean): ImportSource | undefined {
  const has = (...some: string[]) => some.some((name) => names.has(name));
  if (has('percent_done', 'done', 'child_projects', 'is_archived', 'hex_color')) return 'vikunja';
  if (has('displayName', 'importance', 'dueDateTime', 'createdDateTime', 'wellknownListName')) return 'microsoft';
  if (!isWhole) return undefined;
  if (has('tasks')) return 'vikunja';
  return has('title') ? 'todo' : undefined;
}
