import { localDay } from '../../../browser/day';
import { m } from '../../../messages/messages';
import { type Card, type CardList, isManual } from '../../../ui/card';
import { dayText } from '../../../ui/dates/calendar-day';
import type { Progress } from '../../outbox/outbox';
import { dueSetText } from '../due-set-text';
import type { Change } from '../live/change';
import { movedText } from '../moved-text';
import { prioritySetText } from '../priority-set-text';
import type { Notice } from './board';
import { find } from './lists';

/** The title, cut to 60 characters, for use in a sentence. */
export function short({ title }: Pick<Card, 'title'>): string {
  return title.length > 60 ? `${title.slice(0, 59)}…` : title;
}

/**
 * Describes the result of an action.
 * @param after null if it was deleted
 * @param lists after the action, for the position of a card that was moved within its column
 */
export function describeOutcome(before: Card, after: Card | null, lists: CardList[]): string {
  if (!after) return m.deleted({ title: short(before) });
  const title = short(after);
  if (before.status !== after.status) return movedText({ title, status: after.status });
  if (before.ticked !== after.ticked) return m.checklist_of({ done: after.ticked, total: after.boxes });
  if (isOnlyDue(before, after)) return dueSetText({ title, due: after.due }, localDay());
  if (isOnlyPriority(before, after)) return prioritySetText({ title, priority: after.priority });
  if (before.order === after.order) return m.saved({ title });
  const place = find(lists, after.id);
  if (!place || !isManual(place.list.key)) return m.moved({ title });
  return m.moved_position({ title, position: place.index + 1, count: place.list.cards.length });
}

function isOnlyDue(before: Card, after: Card): boolean {
  return before.due !== after.due && before.title === after.title && before.content === after.content;
}

function isOnlyPriority(before: Card, after: Card): boolean {
  const { title, content, due, assignee } = before;
  const isSame = title === after.title && content === after.content && due === after.due && assignee === after.assignee;
  return isSame && before.priority !== after.priority;
}

/** Describes what happened to a repetition. @param card as in the response */
export function describeRepeat({ repeat }: Record<string, string>, card: Card): string {
  const title = short(card);
  if (repeat === 'end' || card.due === null) return m.repeat_ended({ title });
  return m.skipped({ title, day: dayText(card.due, localDay()) });
}

/** Tells the editor of a todo what somebody else has done with it meanwhile. */
export function describeMeanwhile({ by, card }: Change): string {
  if (by === null) return card ? m.meanwhile_changed() : m.meanwhile_deleted();
  return card ? m.meanwhile_changed_by({ name: by }) : m.meanwhile_deleted_by({ name: by });
}

/** Says what a write is waiting for. @param title of its todo, if known */
export function waitingNotice(progress: Progress, title: string | undefined): Notice {
  if (progress === 'answered') return { text: title ? m.saved({ title }) : m.saved_last() };
  if (progress === 'slow') return { text: title ? m.still_saving({ title }) : m.still_saving_last() };
  return { text: title ? m.asking_again({ title }) : m.asking_again_last(), failed: true };
}
