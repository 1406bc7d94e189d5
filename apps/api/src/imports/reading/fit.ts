import { limits } from '@todo/shared/limits';
import { parseRule } from '@todo/shared/repeat/rule';
import { codePoints, utf8Bytes } from '@todo/shared/text';
import { withoutTwins } from '@todo/shared/todos/label-key';
import type { NewTodo } from '../../todos/arrivals/new-todo.js';
import { once, repeatChanges } from '../../todos/repeat/repeat-changes.js';
import type { Draft, FaultCode, NoticeCode } from './draft.js';

export type Fitted = { entry: NewTodo; notices: NoticeCode[] } | { fault: FaultCode };

/** What entries are fitted to. */
export interface Place {
  /** Accounts of the members of the list by their names. */
  members: ReadonlyMap<string, number>;
  /** Today's day of who imports. */
  today: string;
  /** The present, in milliseconds since 1970. */
  nowMs: number;
}

const earliest = Date.UTC(1970, 0, 1);

/** Makes a draft one that fits the limits of a todo, and says what had to be changed: nothing of it goes unsaid. */
export function fit(draft: Draft, { members, today, nowMs }: Place): Fitted {
  const notices = new Set(draft.notices);
  const whole = storable(draft.title).replace(/\s+/g, ' ').trim();
  if (whole === '') return { fault: 'no_title' };
  const isLong = codePoints(whole) > limits.titleCodePoints;
  if (isLong) notices.add('title_shortened');
  const given = storable(draft.content ?? '')
    .replace(/\r\n?/g, '\n')
    .trim();
  const kept = [isLong && whole, given];
  const assignee = draft.assignee === undefined ? null : (members.get(draft.assignee.toLowerCase()) ?? null);
  if (draft.assignee !== undefined && assignee === null) {
    notices.add('assignee_unknown');
    kept.push(`@${draft.assignee}`);
  }
  const { labels, lost } = labelsThatFit(draft.labels ?? []);
  if (lost.length > 0) {
    notices.add('labels_dropped');
    kept.push(lost.map((label) => `#${label}`).join(' '));
  }
  const days = daysOf(draft, today);
  if (days === undefined) {
    notices.add('repeat_unreadable');
    kept.push(String(draft.repeat));
  }
  const content = storable(kept.filter(Boolean).join('\n\n'));
  if (utf8Bytes(content) > limits.contentBytes) return { fault: 'content_too_long' };
  return {
    entry: {
      title: isLong ? `${[...whole].slice(0, limits.titleCodePoints - 1).join('')}…` : whole,
      content,
      status: draft.status ?? 'TODO',
      ...(days ?? { due: draft.due ?? null, repeat: null, repeatFrom: null }),
      priority: (draft.priority ?? null) as NewTodo['priority'],
      labels,
      assignee,
      created: madeAt(draft.created, nowMs),
    },
    notices: [...notices],
  };
}

/** Without what no database stores; line ends stay. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

function labelsThatFit(given: readonly string[]): { labels: string[]; lost: string[] } {
  const clean = given
    .map((label) =>
      storable(label)
        .replace(/[,\p{Cc}]+/gu, ' ')
        .trim()
        .normalize('NFC'),
    )
    .filter(Boolean);
  const unique = withoutTwins(clean);
  const fitting = unique.filter((label) => codePoints(label) <= limits.labelCodePoints);
  const labels = fitting.slice(0, limits.labels);
  return { labels, lost: unique.filter((label) => !labels.includes(label)) };
}

/** @returns undefined for a rule that is none, or has no day */
function daysOf(draft: Draft, today: string): Pick<NewTodo, 'due' | 'repeat' | 'repeatFrom'> | undefined {
  const { due = null, repeat = null, repeatFrom } = draft;
  if (repeat === null) return { due, repeat: null, repeatFrom: null };
  if (!parseRule(repeat)) return undefined;
  try {
    return repeatChanges(once, { due: due ?? undefined, repeat, repeatFrom }, () => today);
  } catch {
    return undefined;
  }
}

/** What was made in the future, or before there were computers, was made now. */
function madeAt(text: string | undefined, nowMs: number): string | null {
  const at = Date.parse(text ?? '');
  return at >= earliest && at <= nowMs ? new Date(at).toISOString() : null;
}
