import type { ImportSource } from '@todo/shared/todos/import';
import type { Drafts, ReadingChoices } from '../reading/draft.js';
import { cut } from '../reading/excerpt.js';
import { readMicrosoft } from './json/microsoft.js';
import { readOwn } from './json/own.js';
import { readTrello } from './json/trello.js';
import { isList } from './json/values.js';
import { readVikunja } from './json/vikunja.js';
import type { SourceFile } from './source-file.js';
import { fieldsOf } from './table/columns.js';
import { rowsOf } from './table/rows.js';
import { readTable, tables } from './table/table.js';
import { readTodoist } from './table/todoist.js';

type Read = (file: SourceFile, choices: ReadingChoices) => Drafts;

const readers: Record<Exclude<ImportSource, 'todo'>, Read> = {
  csv: (file, choices) => readTable(file, choices, tables.csv),
  outlook: (file, choices) => readTable(file, choices, tables.outlook),
  todoist: readTodoist,
  trello: readTrello,
  vikunja: readVikunja,
  microsoft: readMicrosoft,
};

/** Which column of a table is read as what; none of JSON, nor of a table whose columns are always the same. */
export async function columnsOf(
  source: ImportSource,
  file: SourceFile,
  { columns }: ReadingChoices,
): Promise<{ name: string; as: string | null }[]> {
  if (source !== 'csv' && source !== 'outlook') return [];
  for await (const { cells } of rowsOf(file)) {
    const fields = fieldsOf(cells, columns);
    return cells.map((name, n) => ({ name: cut(name), as: fields[n] ?? null }));
  }
  return [];
}

/** The entries of a file of this source. */
export async function* draftsOf(source: ImportSource, file: SourceFile, choices: ReadingChoices): Drafts {
  if (source !== 'todo') yield* readers[source](file, choices);
  else if ((await isList(file)) !== undefined) yield* readOwn(file, choices);
  else yield* readTable(file, choices, tables.todo);
}
