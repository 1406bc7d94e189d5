/** What a column can be. */
export const fields = [
  'id',
  'title',
  'notes',
  'status',
  'completed',
  'due',
  'repeat',
  'repeat from',
  'priority',
  'labels',
  'assignee',
  'created',
] as const;
export type Field = (typeof fields)[number];

/** Names of columns in files that people have, the clearest first. */
const names: Record<Field, string[]> = {
  id: ['id', 'uid', 'uuid', 'key', 'task id', 'card id'],
  title: [
    'title',
    'task',
    'name',
    'subject',
    'summary',
    'todo',
    'to do',
    'task name',
    'card name',
    'item',
    'content',
    '제목',
    '할 일',
    '이름',
    'タイトル',
    '件名',
    'タスク',
    '名前',
    'titel',
    'aufgabe',
    'titre',
    'título',
  ],
  notes: [
    'notes',
    'note',
    'description',
    'details',
    'body',
    'card description',
    'comment',
    '메모',
    '내용',
    '설명',
    'メモ',
    '内容',
    '説明',
    'notizen',
    'beschreibung',
  ],
  status: ['status', 'state', 'progress', 'list', 'list name', 'column', '상태', 'ステータス', '状態'],
  completed: ['completed', 'done', 'complete', '% complete', 'is completed', 'checked', '완료', '完了'],
  due: [
    'due',
    'due date',
    'due day',
    'deadline',
    'date',
    'due on',
    'due_date',
    '마감',
    '마감일',
    '기한',
    '期限',
    '期日',
    '締め切り',
    'fällig',
    'fällig am',
  ],
  repeat: ['repeat', 'rrule', 'recurrence', 'recurring', '반복', '繰り返し'],
  'repeat from': ['repeat from'],
  priority: ['priority', 'importance', '우선순위', '優先度', 'priorität'],
  labels: [
    'labels',
    'label',
    'tags',
    'tag',
    'categories',
    'category',
    '라벨',
    '태그',
    '레이블',
    'ラベル',
    'タグ',
    'カテゴリ',
  ],
  assignee: ['assignee', 'assigned to', 'owner', 'responsible', 'members', '담당자', '担当者', '担当'],
  created: [
    'created',
    'created at',
    'created date',
    'date created',
    'creation date',
    '만든 날짜',
    '作成日',
    '作成日時',
  ],
};

/**
 * Which column is what.
 * @param chosen names of columns by what they are, which somebody gave
 * @returns one for each column; undefined for one that is left out
 */
export function fieldsOf(header: readonly string[], chosen: ReadonlyMap<string, string>): (Field | undefined)[] {
  const found = new Map<number, Field>();
  const keys = header.map(keyOf);
  for (const field of fields) {
    const given = chosen.get(field);
    const wanted = given === undefined ? names[field] : [keyOf(given)];
    const column = wanted.map((name) => keys.findIndex((key, n) => key === name && !found.has(n))).find((n) => n >= 0);
    if (column !== undefined) found.set(column, field);
  }
  // One column without a name that is known: each line is a title.
  if (header.length === 1 && found.size === 0) return ['title'];
  return header.map((_, n) => found.get(n));
}

export function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
}
