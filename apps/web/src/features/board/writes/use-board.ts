import { useLayoutEffect, useRef, useState } from 'react';
import { oneTimeKey } from '../../../browser/one-time-key';
import type { Card, CardList } from '../../../ui/card';
import { keepDraft, moveDraft } from '../../drafts/drafts';
import { keepLines, type NewLine } from '../../drafts/new-lines';
import { forget, post } from '../../outbox/outbox';
import { rebase } from '../../outbox/rebase';
import { type Fields, type SubmitError, sendAsForm, Unanswered, type Write } from '../../outbox/send';
import { cardIn, focusCard, focusedCard } from '../keyboard/focus';
import { find, insert, type Place, predict, put, remove, wayBack } from './lists';
import { TemporaryIds } from './temporary-ids';
import { useCatchUp } from './use-catch-up';
import { describeOutcome, quote } from './words';

/** The result of the last action, for eyes and screen readers. */
export interface Notice {
  text: string;
  failed?: boolean;
  undo?: () => void;
}

/** A card that is being edited in its place; after a refusal with what was typed and why. */
export interface Editing {
  id: number;
  typed?: Fields;
  /** Field that has the focus at first, if not the title. */
  focus?: 'due';
  error?: string;
  /** What was sent already, and may have arrived: the same text is sent with the same key. */
  key?: string;
  /** The card as it was when its edit began, where it is not the card of now; null when nobody knows. */
  begun?: Card | null;
}

export interface Board {
  lists: CardList[];
  notice: Notice | null;
  editing: Editing | null;
  /** Todos that were typed or pasted and are not added. */
  lines: NewLine[];
  setNotice(notice: Notice | null): void;
  setEditing(editing: Editing | null): void;
  setLines(lines: NewLine[]): void;
  /**
   * Does what the form at `/items/<id>/<action>` does, at once.
   * @param begun the card as it was when its edit began
   */
  act(id: number, action: string, fields?: Fields, begun?: Card | null, key?: string): void;
  /** Shows the new todo at once. @returns the line when it was not added */
  add(line: NewLine, back: string): Promise<NewLine | undefined>;
  undo(): void;
  /** Leads to the page of a todo, as soon as it has one. */
  open(id: number): void;
  /** Name of a card that stays when the server gives it another id. */
  nameOf(id: number): number;
}

/**
 * The todos of a page, changed as soon as someone acts and put back when the server refuses.
 * @param owner who is logged in; empty where nobody logs in
 */
export function useBoard(initial: CardList[], owner: string): Board {
  const [lists, setLists] = useState(initial);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [editing, showEditing] = useState<Editing | null>(null);
  const [lines, showLines] = useState<NewLine[]>([]);
  const current = useRef(initial);
  const ids = useRef(new TemporaryIds()).current;
  const running = useRef(new Map<number, number>());
  const answered = useRef(new Map<number, Card>());
  const wanted = useRef<number | null>(null);
  const lastUndo = useRef<(() => void) | undefined>(undefined);

  const update = (next: CardList[]) => {
    wanted.current ??= focusedCard();
    current.current = next;
    setLists(next);
  };

  const setEditing = (next: Editing | null) => {
    wanted.current ??= focusedCard();
    showEditing(next);
  };

  const setLines = (next: NewLine[]) => {
    keepLines(next);
    showLines(next);
  };

  // React moves or remounts the element of a card that changes its place, and the browser then drops the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect belongs to each change of these two
  useLayoutEffect(() => {
    const id = wanted.current;
    wanted.current = null;
    if (id !== null && document.activeElement === document.body) focusCard(ids.real(id));
  }, [lists, editing]);

  const say = (next: Notice) => {
    lastUndo.current = next.undo ?? lastUndo.current;
    setNotice(next);
  };

  const { refresh, later } = useCatchUp(owner, {
    lists: () => current.current,
    update,
    say,
    reopen: (next) => showEditing((now) => now ?? next),
    showLines,
  });

  /** Counts the writes under way, because an older answer must not undo what was done since. */
  const count = (id: number, by: 1 | -1): number => {
    const left = (running.current.get(ids.name(id)) ?? 0) + by;
    running.current.set(ids.name(id), left);
    return left;
  };

  const act: Board['act'] = (given, action, asked = {}, begun, key = oneTimeKey()) => {
    const id = ids.real(given);
    const place = find(current.current, id);
    if (!place) return;
    const fields = ids.named(begun ? rebase(asked, begun, answered.current.get(id)) : asked);
    const next = predict(current.current, place.card, action, fields);
    if (!next) wanted.current = neighbourOf(place.list, place.index);
    update(next ? put(current.current, next) : remove(current.current, id));
    const after = { card: next };
    say({ text: describeOutcome(current.current, place.card, next), undo: () => revert(action, place, fields, after) });
    count(id, 1);
    post({ key, owner, path: `/items/${id}/${action}`, fields, begun: begun ?? undefined }).then(
      ({ card }) => {
        const isLast = count(id, -1) === 0;
        if (!card) return;
        answered.current.set(card.id, card);
        after.card = card;
        // A card that moves to another column is drawn anew, and what is being typed into it would be gone.
        const isEdited = cardIn(card.id)?.matches('.editing');
        if (isLast && !isEdited && find(current.current, card.id)) update(put(current.current, card));
      },
      (refused: SubmitError) => {
        count(id, -1);
        const before = { ...place.card, id: ids.real(id) };
        const write = { key, path: `/items/${before.id}/${action}`, fields };
        // The todo itself was not added, and its line says why; the form for a new one has the rest.
        if (before.id < 0) return action === 'edit' ? keepDraft('new', { fields }) : undefined;
        if (refused instanceof Unanswered) return doubt(before, action, write, refused);
        putBack(before, place.index);
        if (action !== 'edit') return say({ text: `${quote(before)} was put back: ${refused.message}`, failed: true });
        if (refused.status === 412 || refused.status === 404) return sendAsForm(write);
        giveBackEdit(before, fields, refused.message);
      },
    );
  };

  const putBack = (card: Card, index: number) => update(insert(remove(current.current, card.id), card, index));

  const giveBackEdit = (begun: Card, typed: Fields, error: string, key?: string) => {
    keepDraft(`edit.${begun.id}`, { fields: typed, version: begun.version });
    setEditing({ id: begun.id, typed, error, begun, ...(key && { key }) });
  };

  /** Nobody knows whether it was done, until the list can be read again. */
  const doubt = async (before: Card, action: string, { key, fields }: Write, refused: SubmitError) => {
    const error = `It is not known whether ${quote(before)} was changed: ${refused.message}`;
    say({ text: error, failed: true });
    const isKnown = await refresh();
    // An edit goes back to who typed it; anything else is sent again, unless it is known what became of it.
    if (isKnown || action === 'edit') forget(key);
    const now = find(current.current, before.id)?.card;
    if (action === 'edit' && !(now && hasText(now, fields))) return giveBackEdit(before, fields, error, key);
    if (!isKnown) return later();
    say({ text: `No answer came for ${quote(before)}. This is the list as it is now.`, failed: true });
  };

  /** @param after the card as the action left it; what the server made of it, as soon as that is known */
  const revert = (action: string, place: Place, fields: Fields, after: { card: Card | null }) => {
    lastUndo.current = undefined;
    const card = { ...place.card, id: ids.real(place.card.id) };
    if (action === 'edit') {
      const old: Fields = { title: card.title, content: card.content, due: card.due ?? '' };
      const back = Object.fromEntries(Object.entries(old).filter(([name]) => name in fields));
      // Who has changed it since is asked, not overwritten.
      return act(card.id, 'edit', { ...back, version: String(after.card?.version ?? card.version) }, after.card);
    }
    if (action !== 'delete') return act(card.id, 'move', wayBack(place));
    putBack(card, place.index);
    wanted.current = card.id;
    say({ text: `Restored ${quote(card)}.` });
    post({ key: oneTimeKey(), owner, path: `/items/${card.id}/restore`, fields: {} }).then(
      ({ card }) => card && update(put(current.current, card)),
      (refused: SubmitError) => {
        if (refused instanceof Unanswered) return void refresh();
        update(remove(current.current, card.id));
        say({ text: `${quote(card)} stays in the trash: ${refused.message}`, failed: true });
      },
    );
  };

  const add: Board['add'] = async ({ title, key }, back) => {
    const first = current.current.find(({ key: list }) => list === 'TODO')?.cards[0]?.order ?? 0;
    const temporary = ids.next();
    const nothing = { content: '', long: false, due: null, version: 0 };
    const card: Card = { id: temporary, title, status: 'TODO', order: first - 1, ...nothing };
    update(insert(current.current, card));
    try {
      const { card: made } = await post({ key, owner, path: '/items', fields: { title, back }, temporary });
      if (made) arrive(temporary, made);
      say({ text: `Added ${quote(card)}.` });
      return undefined;
    } catch (error) {
      update(remove(current.current, temporary));
      moveDraft(`edit.${temporary}`, 'new');
      forget(key);
      if (error instanceof Unanswered) void refresh();
      const { message } = error as SubmitError;
      return { title, key, reason: message };
    }
  };

  /** The server has given a new todo its id: what was done with its card meanwhile stays. */
  const arrive = (temporary: number, made: Card) => {
    ids.give(temporary, made.id);
    answered.current.set(made.id, made);
    moveDraft(`edit.${temporary}`, `edit.${made.id}`);
    showEditing((now) => (now?.id === temporary ? { ...now, id: made.id } : now));
    const place = find(current.current, temporary);
    if (!place) return;
    const isTouched = (running.current.get(temporary) ?? 0) > 0 || cardIn(temporary)?.matches('.editing');
    const { id, version } = made;
    const next = isTouched ? { ...place.card, id, version } : made;
    // An earlier try may have shown it already, when the list was read again.
    update(insert(remove(remove(current.current, temporary), id), next, place.index));
  };

  const undo = () => lastUndo.current?.();
  const open = (id: number) => ids.whenReal(id, (known) => location.assign(`/items/${known}`));
  const nameOf = (id: number) => ids.name(id);
  return { lists, notice, editing, lines, setNotice, setEditing, setLines, act, add, undo, open, nameOf };
}

function neighbourOf({ cards }: CardList, index: number): number | null {
  return (cards[index + 1] ?? cards[index - 1])?.id ?? null;
}

/** Whether an edit has arrived. */
function hasText(card: Card, { title = card.title, content = card.content, due = card.due ?? '' }: Fields): boolean {
  return card.title === title.trim() && card.content === content && (card.due ?? '') === due;
}
