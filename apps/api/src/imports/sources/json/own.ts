import { readDay } from '../../reading/days.js';
import type { Draft, Drafts, ReadingChoices } from '../../reading/draft.js';
import { priorityOf, statusOf } from '../../reading/words.js';
import type { SourceFile } from '../source-file.js';
import { isList, isObject, type Json, textIn, valuesAt } from './values.js';

/** Reads our own files: the export of a list or of an account, and a list as the API answers it. */
export async function* readOwn(file: SourceFile, choices: ReadingChoices): Drafts {
  const names = new Map<number, string>();
  let line = 0;
  for await (const value of valuesAt(file, (await isList(file)) ? ['$.*'] : ['$.members.*', '$.todos.*'])) {
    if (!isObject(value)) continue;
    if ('name' in value && !('title' in value)) names.set(Number(value.id), textIn(value, 'name'));
    else if ('title' in value) yield toDraft(++line, value, names, choices);
  }
}

function toDraft(line: number, todo: Json, names: ReadonlyMap<number, string>, choices: ReadingChoices): Draft {
  const status = statusOf(textIn(todo, 'status')) ?? 'TODO';
  const created = textIn(todo, 'created');
  const id = Number(todo.id);
  const day = readDay(textIn(todo, 'due'), choices);
  return {
    line,
    title: textIn(todo, 'title'),
    content: textIn(todo, 'content'),
    status: todo.completed === true ? 'DONE' : status,
    due: day.due,
    repeat: textIn(todo, 'repeat') || day.repeat,
    repeatFrom: todo.repeatFrom === 'COMPLETION' ? 'COMPLETION' : undefined,
    priority: priorityOf(textIn(todo, 'priority')) ?? null,
    labels: Array.isArray(todo.labels) ? todo.labels.map(String) : [],
    assignee: typeof todo.assignee === 'number' ? (names.get(todo.assignee) ?? `id ${todo.assignee}`) : undefined,
    created,
    ...(Number.isSafeInteger(id) && created && { key: `${id} ${created}`, self: { id, created } }),
    ...(typeof todo.deleted === 'string' && { isLeft: true as const }),
    notices: [...day.notices, ...(typeof todo.deleted === 'string' ? (['trashed'] as const) : [])],
  };
}
