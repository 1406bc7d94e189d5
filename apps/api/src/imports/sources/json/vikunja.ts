import { labelsIn } from '@todo/shared/todos/label-key';
import { momentDay } from '../../reading/days.js';
import type { Draft, Drafts, NoticeCode, ReadingChoices } from '../../reading/draft.js';
import { textOfHtml } from '../../reading/html-text.js';
import { statusOf } from '../../reading/words.js';
import type { SourceFile } from '../source-file.js';
import { isList, isObject, type Json, objectsIn, textIn, valuesAtFirst } from './values.js';

const daySeconds = 86_400;
/** How a task repeats: after so many seconds, each month, or counted from its completion. */
const monthly = 1;
const fromCompletion = 2;
/** 5 is "do now" and 1 "low"; 2 is "medium". */
const priorities = [null, 3, 2, 1, 1, 1];

/** Reads tasks of Vikunja: `data.json` of its export, a project with its tasks, or tasks as its API answers them. */
export async function* readVikunja(file: SourceFile, choices: ReadingChoices): Drafts {
  let line = 0;
  const places = (await isList(file)) ? ['$.*.tasks.*', '$.*'] : ['$.tasks.*'];
  for await (const value of valuesAtFirst(file, places)) {
    if (isObject(value) && !('is_archived' in value)) yield toDraft(++line, value, choices);
  }
}

function toDraft(line: number, task: Json, { tz }: ReadingChoices): Draft {
  const due = momentIn(task, 'due_date');
  const day = due ? momentDay(due, tz) : { notices: [] };
  const repeat = ruleOf(task);
  const notices: NoticeCode[] = [
    ...day.notices,
    ...(objectsIn(task, 'attachments').length > 0 ? (['attachments_dropped'] as const) : []),
    ...(objectsIn(task, 'comments').length > 0 ? (['comments_dropped'] as const) : []),
    ...(repeat === null ? (['repeat_unreadable'] as const) : []),
    ...(isObject(task.related_tasks) && 'parenttask' in task.related_tasks ? (['subtask'] as const) : []),
  ];
  const bucket = isObject(task.bucket) ? textIn(task.bucket, 'title') : '';
  const status = statusOf(bucket);
  const [assignee] = objectsIn(task, 'assignees');
  return {
    line,
    title: textIn(task, 'title'),
    content: textOfHtml(textIn(task, 'description')),
    status: task.done === true ? 'DONE' : (status ?? 'TODO'),
    due: day.due,
    repeat: repeat ?? undefined,
    repeatFrom: Number(task.repeat_mode) === fromCompletion ? 'COMPLETION' : undefined,
    priority: priorities[Number(task.priority)] ?? null,
    labels: [
      ...objectsIn(task, 'labels').map((label) => textIn(label, 'title')),
      ...(status === undefined ? labelsIn(bucket) : []),
    ],
    assignee: assignee ? textIn(assignee, 'username') : undefined,
    created: momentIn(task, 'created'),
    key: textIn(task, 'id') ? `${textIn(task, 'id')} ${textIn(task, 'created')}` : undefined,
    notices,
  };
}

/** The first year stands for none. */
function momentIn(task: Json, name: string): string | undefined {
  const text = textIn(task, name);
  return text === '' || text.startsWith('0001-') ? undefined : text;
}

/** @returns undefined for once, null for what no rule of days says */
function ruleOf(task: Json): string | undefined | null {
  if (Number(task.repeat_mode) === monthly) return 'FREQ=MONTHLY';
  const seconds = Number(task.repeat_after ?? 0);
  if (!(seconds > 0)) return undefined;
  const days = seconds / daySeconds;
  if (!Number.isInteger(days)) return null;
  return days % 7 === 0 ? `FREQ=WEEKLY;INTERVAL=${days / 7}` : `FREQ=DAILY;INTERVAL=${days}`;
}
