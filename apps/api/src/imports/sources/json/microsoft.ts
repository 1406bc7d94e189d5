import type { Status } from '@todo/shared/todos/todo';
import { momentDay, readDay } from '../../reading/days.js';
import type { Draft, Drafts, NoticeCode, ReadingChoices } from '../../reading/draft.js';
import { textOfHtml } from '../../reading/html-text.js';
import type { SourceFile } from '../source-file.js';
import { isList, isObject, type Json, objectsIn, textIn, valuesAtFirst } from './values.js';

const statuses: Record<string, Status> = { completed: 'DONE', inProgress: 'PROGRESS' };
const priorities: Record<string, number> = { high: 1, low: 3 };
const weekdays: Record<string, string> = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
};

/** Reads tasks of Microsoft To Do as the Graph API answers them: the tasks of a list, or lists with their tasks. */
export async function* readMicrosoft(file: SourceFile, choices: ReadingChoices): Drafts {
  let line = 0;
  const places = (await isList(file)) ? ['$.*.tasks.*', '$.*'] : ['$.value.*.tasks.*', '$.value.*', '$.tasks.*'];
  for await (const value of valuesAtFirst(file, places)) {
    if (isObject(value)) yield toDraft(++line, value, choices);
  }
}

function toDraft(line: number, task: Json, choices: ReadingChoices): Draft {
  const day = dayOf(task.dueDateTime, choices);
  const repeat = ruleOf(task.recurrence);
  const steps = objectsIn(task, 'checklistItems').map(
    (item) => `- [${item.isChecked === true ? 'x' : ' '}] ${textIn(item, 'displayName').replace(/\s+/g, ' ')}`,
  );
  const links = objectsIn(task, 'linkedResources').map((link) => textIn(link, 'webUrl'));
  const notes = isObject(task.body) ? textOfHtml(textIn(task.body, 'content')) : '';
  const notices: NoticeCode[] = [
    ...day.notices,
    ...(task.hasAttachments === true ? (['attachments_dropped'] as const) : []),
    ...(repeat === null ? (['repeat_unreadable'] as const) : []),
  ];
  return {
    line,
    title: textIn(task, 'title'),
    content: [notes.trim(), steps.join('\n'), links.filter(Boolean).join('\n')].filter(Boolean).join('\n\n'),
    status: statuses[textIn(task, 'status')] ?? 'TODO',
    due: day.due,
    repeat: repeat ?? undefined,
    priority: priorities[textIn(task, 'importance')] ?? null,
    labels: Array.isArray(task.categories) ? task.categories.map(String) : [],
    created: textIn(task, 'createdDateTime') || undefined,
    key: textIn(task, 'id') || undefined,
    notices,
  };
}

/** Days are midnights without a zone; any other time of day is a moment in UTC. */
function dayOf(value: unknown, choices: ReadingChoices) {
  if (!isObject(value)) return { notices: [] };
  const text = textIn(value, 'dateTime');
  const isMidnight = /T00:00:00(?:\.0+)?$/.test(text);
  return isMidnight
    ? readDay(text.slice(0, 10), choices)
    : momentDay(`${text.replace(/Z$/, '').slice(0, 19)}Z`, choices.tz);
}

/** @returns undefined for once, null for what no rule says, such as the second Tuesday of a month */
function ruleOf(value: unknown): string | undefined | null {
  if (!isObject(value) || !isObject(value.pattern)) return undefined;
  const { pattern } = value;
  const every = `INTERVAL=${Number(pattern.interval) || 1}`;
  const days = Array.isArray(pattern.daysOfWeek)
    ? pattern.daysOfWeek.map((day) => weekdays[String(day).toLowerCase()])
    : [];
  switch (pattern.type) {
    case 'daily':
      return `FREQ=DAILY;${every}`;
    case 'weekly':
      return `FREQ=WEEKLY;${every}${days.length > 0 ? `;BYDAY=${days.join()}` : ''}`;
    case 'absoluteMonthly':
      return `FREQ=MONTHLY;${every};BYMONTHDAY=${Number(pattern.dayOfMonth) || 1}`;
    case 'absoluteYearly':
      return `FREQ=YEARLY;${every};BYMONTH=${Number(pattern.month) || 1};BYMONTHDAY=${Number(pattern.dayOfMonth) || 1}`;
    default:
      return null;
  }
}
