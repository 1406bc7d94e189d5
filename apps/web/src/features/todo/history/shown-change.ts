import type { Change, ChangeKind } from '@todo/shared/journal/change';
import type { Member } from '@todo/shared/lists/member';
import { m } from '../../../messages/messages';
import { priorityNames, statusNames } from '../../../ui/card';
import { repeatText } from '../../../ui/repeat/repeat-text';

/** A change as the page of the todo shows it. */
export interface ShownChange {
  /** Number of the change in its list. */
  seq: number;
  /** ISO 8601 */
  at: string;
  /** Name of the person who made it; null where people have no names. */
  by: string | null;
  /** Name of the API token that was used; null if there was none. */
  token: string | null;
  kind: ChangeKind;
  former: FormerValue[];
  /** It can be undone. */
  undoable: boolean;
}

/** A value that a change replaced, as text. */
export interface FormerValue {
  member: 'title' | 'content' | 'status' | 'due' | 'assignee' | 'repeat' | 'priority' | 'labels';
  /** Empty if there was no value. */
  before: string;
  after: string;
}

/** Names of the kinds of change in the history. */
export const kindNames: Readonly<Record<ChangeKind, () => string>> = {
  created: m.history_created,
  changed: m.history_changed,
  moved: m.history_moved,
  trashed: m.history_trashed,
  restored: m.history_restored,
  purged: m.history_purged,
  arrived: m.history_arrived,
  left: m.history_left,
  // Of a list; the history of a todo has none.
  filters: m.history_changed,
};

/** Kinds without an undo here: a todo that left is moved back from its new list, and a purged one is lost. */
const final = new Set<ChangeKind>(['left', 'purged']);

/** @param members of the list, for the names of assignees */
export function shown({ seq, at, by, kind, todo, before }: Change, members: readonly Member[]): ShownChange {
  const nameOf = (id: number | null | undefined) =>
    id ? (members.find((member) => member.id === id)?.name ?? m.former_member()) : '';
  const former: FormerValue[] = [];
  const tell = <T>(
    member: FormerValue['member'],
    was: T | undefined,
    is: T | undefined,
    text: (value: T) => string,
  ) => {
    if (was !== undefined) former.push({ member, before: text(was), after: is === undefined ? '' : text(is) });
  };
  const same = (text: string) => text;
  tell('title', before.title, todo.title, same);
  tell('content', before.content, todo.content, same);
  tell('status', before.status, todo.status, (status) => statusNames[status]);
  tell('due', before.due, todo.due, (day) => day ?? '');
  tell('assignee', before.assignee, todo.assignee, nameOf);
  const from = before.repeatFrom === undefined ? todo.repeatFrom : before.repeatFrom;
  if (before.repeat !== undefined || before.repeatFrom !== undefined) {
    const was = before.repeat === undefined ? todo.repeat : before.repeat;
    former.push({ member: 'repeat', before: inWords(was, from), after: inWords(todo.repeat, todo.repeatFrom) });
  }
  tell('priority', before.priority, todo.priority, (level) => (level ? (priorityNames[level]?.() ?? '') : ''));
  tell('labels', before.labels, todo.labels, (labels) => labels.join(', '));
  const undoable = !final.has(kind) && todo.title !== undefined;
  return { seq, at, by: by?.name ?? null, token: by?.token ?? null, kind, former, undoable };
}

function inWords(rule: string | null | undefined, from: string | null | undefined): string {
  return rule ? repeatText(rule, from ?? null) : '';
}
