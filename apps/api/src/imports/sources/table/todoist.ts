import { labelsIn } from '@todo/shared/todos/label-key';
import { readDay } from '../../reading/days.js';
import type { Draft, Drafts, ReadingChoices } from '../../reading/draft.js';
import type { SourceFile } from '../source-file.js';
import { keyOf } from './columns.js';
import { rowsOf } from './rows.js';

/** Priorities of a file of Todoist, where 1 is the highest. */
const priorities: Record<string, number> = { 1: 1, 2: 2, 3: 3 };
const labelWord = /(?:^|\s)@([^\s@]+)/gu;

type Cell = (name: string) => string;

/**
 * Reads a project as Todoist exports it. Comments follow the task that they are about, and subtasks the task above: one
 * that is only a title becomes a line to tick in its notes, any other a todo of its own. Sections are labels.
 */
export async function* readTodoist(file: SourceFile, choices: ReadingChoices): Drafts {
  let names: string[] | undefined;
  let section: string | undefined;
  let task: Draft | undefined;
  for await (const { line, cells } of rowsOf(file)) {
    if (!names) {
      names = cells.map(keyOf);
      continue;
    }
    const columns = names;
    const cell: Cell = (name) => cells[columns.indexOf(name)]?.trim() ?? '';
    const type = cell('type').toLowerCase();
    if (type === 'note' && task) append(task, cell('content'));
    else if (type === 'section') section = cell('content');
    else if (type === 'task') {
      if (task && isMereLine(cell)) {
        append(
          task,
          `- [ ] ${cell('content')}`,
          task.content?.startsWith('- [ ] ') || /\n- \[ \] .*$/.test(task.content ?? ''),
        );
        if (!task.notices.includes('subtask')) task.notices.push('subtask');
        continue;
      }
      if (task) yield task;
      task = toDraft(line, cell, section, choices);
    }
  }
  if (task) yield task;
}

function toDraft(line: number, cell: Cell, section: string | undefined, choices: ReadingChoices): Draft {
  const content = cell('content');
  const labels = [...content.matchAll(labelWord)].map(([, label]) => label ?? '');
  const title = content.replace(labelWord, '').trim();
  const day = readDay(cell('date'), choices);
  const isSub = Number(cell('indent')) > 1;
  const lost = day.notices.includes('day_unreadable') ? cell('date') : '';
  return {
    line,
    // A task that is a label and nothing else keeps it as its title.
    title: title || content,
    content: [cell('description'), lost].filter(Boolean).join('\n\n'),
    due: day.due,
    repeat: day.repeat,
    priority: priorities[cell('priority')] ?? null,
    labels: [...labels, ...labelsIn(section ?? '')],
    assignee: cell('responsible').replace(/\s*\(\d+\)$/, '') || undefined,
    notices: [...day.notices, ...(isSub ? (['subtask'] as const) : [])],
  };
}

function isMereLine(cell: Cell): boolean {
  const hasMore = cell('description') || cell('date') || cell('responsible') || priorities[cell('priority')];
  return Number(cell('indent')) > 1 && !hasMore && !/(?:^|\s)@\S/u.test(cell('content'));
}

function append(task: Draft, text: string, isNextLine = false): void {
  task.content = [task.content, text].filter(Boolean).join(isNextLine ? '\n' : '\n\n');
}
