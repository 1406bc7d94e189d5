import type { Status } from '@todo/shared/todos/todo';

const statuses: Record<Status, string[]> = {
  TODO: [
    '',
    'todo',
    'to do',
    'open',
    'not started',
    'notstarted',
    'needs action',
    'backlog',
    'new',
    'no',
    'false',
    '0',
    'planned',
    'pending',
    '할 일',
    '시작 안 함',
    '未着手',
    'やること',
  ],
  PROGRESS: [
    'progress',
    'in progress',
    'inprogress',
    'doing',
    'started',
    'wip',
    'in process',
    '진행 중',
    '進行中',
    '作業中',
  ],
  DONE: [
    'done',
    'completed',
    'complete',
    'closed',
    'finished',
    'resolved',
    'x',
    'yes',
    'true',
    '1',
    '100',
    '100%',
    '✓',
    '✔',
    '완료',
    '완료됨',
    '完了',
    '完了済み',
  ],
};

const statusOfWord = new Map(
  Object.entries(statuses).flatMap(([status, words]) =>
    words.map((word): [string, Status] => [word, status as Status]),
  ),
);

const priorities: Record<string, number | null> = {
  '': null,
  '0': null,
  none: null,
  normal: null,
  no: null,
  '4': null,
  p4: null,
  없음: null,
  なし: null,
  '1': 1,
  p1: 1,
  high: 1,
  highest: 1,
  urgent: 1,
  높음: 1,
  高: 1,
  '2': 2,
  p2: 2,
  medium: 2,
  mid: 2,
  보통: 2,
  中: 2,
  '3': 3,
  p3: 3,
  low: 3,
  lowest: 3,
  낮음: 3,
  低: 3,
};

/** The status that a word of a table, or the name of a column of a board, means; undefined for any other. */
export function statusOf(word: string): Status | undefined {
  return statusOfWord.get(word.trim().toLowerCase().replace(/[_-]+/g, ' ').replace(/\s+/g, ' '));
}

/** The same of a priority: 1 high to 3 low, null for none; undefined for any other word. */
export function priorityOf(word: string): number | null | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(priorities, key) ? priorities[key] : undefined;
}
