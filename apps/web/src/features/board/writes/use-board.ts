import { priorityOf } from '@todo/shared/todos/priority';
import { useRef, useState } from 'react';
import { oneTimeKey } from '../../../browser/one-time-key';
import { m } from '../../../messages/messages';
import { type Card, type CardList, cardOf } from '../../../ui/card';
import { asTyped, typedRule } from '../../../ui/repeat/repeat-form';
import { keepDraft, moveDraft } from '../../drafts/drafts';
import { fieldsOf, keepLines, type NewLine } from '../../drafts/new-lines';
import { forget, post } from '../../outbox/outbox';
import { rebase } from '../../outbox/rebase';
import { type Fields, type SubmitError, sendAsForm, Unanswered, type Write } from '../../outbox/send';
import { cardIn } from '../keyboard/focus';
import type { Place } from '../lists/place';
import { useLive } from '../live/use-live';
import { useUndo } from '../undoing/use-undo';
import type { Board, Editing, Notice } from './board';
import { CardRecords } from './card-records';
import { find, insert, keepEdited, neighborOf, predict, put, remove, withinList } from './lists';
import { useCatchUp } from './use-catch-up';
import { useLists } from './use-lists';
import { useMore, withLaterPages } from './use-more';
import { describeOutcome, describeRepeat, short } from './words';

/** The server gives a new todo an order this much before the first one. */
const orderStep = 1_024;

/**
 * The todos of a page, with optimistic changes that are reverted when the server rejects them.
 * @param owner the account that is logged in; empty without accounts
 * @param position positions of the lists, from which on changes of others are followed
 * @param isWhole no filter is on
 * @param list as in the address of the board
 */
export function useBoard(
  initial: CardList[],
  owner: string,
  position: string | null,
  isWhole: boolean,
  list: string,
): Board {
  const [notice, notify] = useState<Notice | null>(null);
  const [editing, showEditing] = useState<Editing | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [lines, showLines] = useState<NewLine[]>([]);
  const records = useRef(new CardRecords()).current;
  const { ids } = records;
  const { lists, now, update, keepFocus, focusNext } = useLists(initial, editing, (id) => ids.real(id));

  const openEditor = useRef<Editing | null>(null);
  openEditor.current = editing;
  const setEditing = (next: Editing | null) => {
    keepFocus();
    openEditor.current = next;
    showEditing(next);
    live.release();
  };

  const setLines = (next: NewLine[]) => {
    keepLines(next);
    showLines(next);
  };

  const { refresh, later } = useCatchUp(owner, {
    lists: now,
    isOlder: (position) => live.isOlder(position),
    show: (workspace) => {
      update(keepEdited(openEditor.current?.id, now(), withLaterPages(now(), workspace.lists)));
      setPlace(workspace.place);
      live.read(workspace.position);
    },
    notify,
    reopen: (next) => showEditing((open) => open ?? next),
    showLines,
  });

  const live = useLive(owner, position, isWhole, {
    lists: now,
    update,
    refresh: () => refresh(),
    isHeld(change) {
      // A pending creation is completed by its response, and an editor shows the change when it is closed.
      if (change.kind === 'created' && records.isAdding) return true;
      if (change.card) records.keepAnswer(change.card);
      return records.isWritten(change.id) || openEditor.current?.id === change.id;
    },
    isRemoved: (id) => records.isRemoved(id),
  });

  const release = () => live.release();
  const steps = useUndo(list, { owner, records, isWhole, now, update, focusNext, notify, refresh, later, release });

  const act: Board['act'] = (given, action, asked = {}, begun, key = oneTimeKey()) => {
    const id = ids.real(given);
    const place = find(now(), id);
    if (!place) return;
    const named = ids.named(begun ? rebase(asked, begun, records.answered(id)) : asked);
    const fields = withinList(now(), place.card, named);
    const next = predict(now(), place.card, action, fields);
    if (!next) focusNext(neighborOf(place.list, place.index));
    update(next ? put(now(), next) : remove(now(), id));
    const undo = steps.began(key, id, { before: place.card, after: next, index: place.index });
    const told = { text: describeOutcome(place.card, next, now()), undo };
    // An edit or a repetition is reported only after the response.
    if (action !== 'edit' && action !== 'repeat') notify(told);
    records.begin(id, next === null);
    post({ key, owner, path: `/items/${id}/${action}`, fields, begun: begun ?? undefined }).then(
      ({ card }) => {
        const isLast = records.end(id);
        if (action === 'edit') notify(told);
        if (action === 'repeat') notify({ text: describeRepeat(fields, card ?? place.card), undo });
        if (!card) return live.release();
        records.keepAnswer(card);
        // A card that moves to another column is remounted, which would lose the text being typed into it.
        const isEdited = cardIn(card.id)?.matches('.editing');
        if (isLast && !isEdited && find(now(), card.id)) update(put(now(), card));
        live.release();
      },
      (refused: SubmitError) => {
        records.end(id);
        records.stays(id);
        steps.forget(key);
        const before = { ...place.card, id: ids.real(id) };
        const write = { key, path: `/items/${before.id}/${action}`, fields };
        // The todo itself was not created, and its line says why; an edit becomes a draft in the form for a new todo.
        if (before.id < 0) return action === 'edit' ? keepDraft('new', { fields }) : undefined;
        if (refused instanceof Unanswered) return settleUnanswered(before, action, write, refused);
        if (refused.status === 404 && action !== 'edit') {
          update(remove(now(), before.id));
          return notify({ text: m.deleted_elsewhere({ title: short(before) }), failed: true });
        }
        putBack(before, place.index);
        if (action !== 'edit')
          return notify({ text: m.put_back({ title: short(before), reason: refused.message }), failed: true });
        if (refused.status === 412 || refused.status === 404) return sendAsForm(write);
        reopenEdit(before, fields, refused.message);
      },
    );
  };

  const triage: Board['triage'] = (id, action, fields) => {
    const place = find(now(), ids.real(id));
    if (place) focusNext(neighborOf(place.list, place.index));
    act(id, action, fields);
  };

  const putBack = (card: Card, index: number) => update(insert(remove(now(), card.id), card, index));

  const reopenEdit = (begun: Card, typed: Fields, error: string, key?: string) => {
    keepDraft(`edit.${begun.id}`, { fields: typed, version: begun.version });
    setEditing({ id: begun.id, typed, error, begun, ...(key && { key }) });
  };

  /** Handles a write without a response: reads the list again to find out whether it was done. */
  const settleUnanswered = async (before: Card, action: string, { key, fields }: Write, refused: SubmitError) => {
    const error = m.change_unknown({ title: short(before), reason: refused.message });
    notify({ text: error, failed: true });
    const isKnown = await refresh();
    // An edit goes back to the visitor; any other write is sent again, unless its outcome is known.
    if (isKnown || action === 'edit') forget(key);
    const card = find(now(), before.id)?.card;
    if (action === 'edit' && !(card && hasText(card, fields))) return reopenEdit(before, fields, error, key);
    if (!isKnown) return later();
    notify({ text: m.no_answer({ title: short(before) }), failed: true });
  };

  const add: Board['add'] = async (line, back, isSearch) => {
    const { title, key, status = 'TODO', due, rule, ruleFrom, priority, labels } = line;
    const first = now().find(({ key: list }) => list === status)?.cards[0]?.order ?? 0;
    const temporary = ids.next();
    const order = first - orderStep;
    const rest = { status: status as Card['status'], due: due ?? null };
    const often = { repeat: rule ?? null, repeatFrom: ruleFrom ?? null };
    const marks = { priority: priorityOf(priority), labels: labels?.split(',') ?? [] };
    const card = cardOf({ id: temporary, title, order, ...rest, ...often, ...marks });
    update(insert(now(), card));
    const undo = steps.began(key, temporary, { before: null, after: card, index: 0 });
    const fields = { ...fieldsOf({ ...line, status }), back };
    records.adding(1);
    try {
      const { card: made } = await post({ key, owner, path: '/items', fields, temporary });
      if (made) adopt(temporary, made);
      const text = isSearch ? m.added_outside({ title: short(card) }) : m.added({ title: short(card) });
      notify({ text, undo });
      return undefined;
    } catch (error) {
      update(remove(now(), temporary));
      moveDraft(`edit.${temporary}`, 'new');
      forget(key);
      steps.forget(key);
      if (error instanceof Unanswered) void refresh();
      const { message } = error as SubmitError;
      return { ...line, status, reason: message };
    } finally {
      records.adding(-1);
      live.release();
    }
  };

  /** Replaces a temporary card after its todo was created; what was done with the card meanwhile is kept. */
  const adopt = (temporary: number, made: Card) => {
    ids.give(temporary, made.id);
    records.keepAnswer(made);
    moveDraft(`edit.${temporary}`, `edit.${made.id}`);
    showEditing((open) => (open?.id === temporary ? { ...open, id: made.id } : open));
    const place = find(now(), temporary);
    if (!place) return;
    const isTouched = records.isWritten(temporary) || cardIn(temporary)?.matches('.editing');
    const { id, version } = made;
    const next = isTouched ? { ...place.card, id, version } : made;
    // A reload may have shown it already, if an earlier attempt created it.
    update(insert(remove(remove(now(), temporary), id), next, place.index));
  };

  const more = useMore(now, update);
  const open = (id: number) => ids.whenReal(id, (known) => location.assign(`/items/${known}`));
  const nameOf = (id: number) => ids.name(id);
  const { marks, meanwhile } = live;
  return {
    lists,
    place,
    marks,
    notice,
    editing,
    lines,
    meanwhile,
    setNotice: notify,
    setEditing,
    setLines,
    act,
    triage,
    ground: { owner, records, steps, isAll: list === 'ALL', now, update, focusNext, notify, refresh, later, release },
    add,
    more,
    open,
    nameOf,
    undo: steps.undo,
    redo: steps.redo,
    refresh,
  };
}

/** Whether the card already has the text of an edit. */
function hasText(card: Card, fields: Fields): boolean {
  const { title = card.title, content = card.content, due = card.due, assignee = card.assignee } = fields;
  const { priority = card.priority?.toString() ?? '' } = fields;
  const isSame = card.title === title.trim() && card.content === content && card.priority === priorityOf(priority);
  const isRule = fields.repeat === undefined || typedRule(fields) === asTyped(card.repeat);
  return isSame && isRule && card.due === (due || null) && card.assignee === (Number(assignee) || null);
}
