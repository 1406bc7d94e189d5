import { useLayoutEffect, useRef, useState } from 'react';
import { type Card, type CardList, statusNames } from '../components/model';
import { cardIn, focusCard, focusedCard } from './focus';
import { find, insert, predict, put, rebase, remove, wayBack } from './lists';
import { type Refused, sendAsForm, submit } from './submit';

export type Fields = Record<string, string>;

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
  error?: string;
}

export interface Board {
  lists: CardList[];
  notice: Notice | null;
  editing: Editing | null;
  setNotice(notice: Notice | null): void;
  setEditing(editing: Editing | null): void;
  /**
   * Does what the form at `/items/<id>/<action>` does, at once.
   * @param begun the card as it was when its edit began
   */
  act(id: number, action: string, fields?: Fields, begun?: Card): void;
  /** Shows the new todo at once. @returns the reason when the server refuses it */
  add(title: string, key: string, back: string): Promise<string | undefined>;
  undo(): void;
}

/** The todos of a page, changed as soon as someone acts and put back when the server refuses. */
export function useBoard(initial: CardList[]): Board {
  const [lists, setLists] = useState(initial);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [editing, showEditing] = useState<Editing | null>(null);
  const current = useRef(initial);
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

  // React moves or remounts the element of a card that changes its place, and the browser then drops the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect belongs to each change of these two
  useLayoutEffect(() => {
    const id = wanted.current;
    wanted.current = null;
    if (id !== null && document.activeElement === document.body && cardIn(id)) focusCard(id);
  }, [lists, editing]);

  const say = (next: Notice) => {
    lastUndo.current = next.undo ?? lastUndo.current;
    setNotice(next);
  };

  /** Counts the writes under way, because an older answer must not undo what was done since. */
  const count = (id: number, by: 1 | -1): number => {
    const left = (running.current.get(id) ?? 0) + by;
    running.current.set(id, left);
    return left;
  };

  const act = (id: number, action: string, fields: Fields = {}, begun?: Card) => {
    const place = find(current.current, id);
    if (!place || id < 0) return;
    const next = predict(current.current, place.card, action, fields);
    if (!next) wanted.current = neighbourOf(place.list, place.index);
    update(next ? put(current.current, next) : remove(current.current, id));
    say({ text: told(current.current, place.card, next), undo: () => revert(action, place, fields) });
    count(id, 1);
    submit(`/items/${id}/${action}`, fields, () => rebase(fields, begun, answered.current.get(id))).then(
      ({ card }) => {
        const isLast = count(id, -1) === 0;
        if (!card) return;
        answered.current.set(id, card);
        // A card that moves to another column is drawn anew, and what is being typed into it would be gone.
        const isEdited = cardIn(id)?.matches('.editing');
        if (isLast && !isEdited && find(current.current, id)) update(put(current.current, card));
      },
      (refused: Refused) => {
        count(id, -1);
        putBack(place);
        if (action !== 'edit')
          return say({ text: `${quote(place.card)} was put back: ${refused.message}`, failed: true });
        if (refused.status === 412 || refused.status === 404) return sendAsForm(`/items/${id}/edit`, fields);
        setEditing({ id, typed: fields, error: refused.message });
      },
    );
  };

  const putBack = ({ card, index }: { card: Card; index: number }) =>
    update(insert(remove(current.current, card.id), card, index));

  const revert = (action: string, place: NonNullable<ReturnType<typeof find>>, fields: Fields) => {
    lastUndo.current = undefined;
    const { id } = place.card;
    if (action === 'edit') {
      const { title, content, due } = place.card;
      return act(id, 'edit', { title, due: due ?? '', ...('content' in fields && { content }) });
    }
    if (action !== 'delete') return act(id, 'move', wayBack(place));
    putBack(place);
    wanted.current = id;
    say({ text: `Restored ${quote(place.card)}.` });
    submit(`/items/${id}/restore`, {}).then(
      ({ card }) => card && update(put(current.current, card)),
      (refused: Refused) => {
        update(remove(current.current, id));
        say({ text: `${quote(place.card)} stays in the trash: ${refused.message}`, failed: true });
      },
    );
  };

  const add = async (title: string, key: string, back: string) => {
    const first = current.current.find(({ key: list }) => list === 'TODO')?.cards[0]?.order ?? 0;
    const temporary: Card = {
      id: -Date.now(),
      title,
      content: '',
      long: false,
      status: 'TODO',
      due: null,
      order: first - 1,
      version: 0,
    };
    update(insert(current.current, temporary));
    try {
      const { card } = await submit('/items', { title, key, back });
      const without = remove(current.current, temporary.id);
      update(card ? insert(without, card) : without);
      say({ text: `Added ${quote(temporary)}.` });
      return undefined;
    } catch (refused) {
      update(remove(current.current, temporary.id));
      return (refused as Refused).message;
    }
  };

  const undo = () => lastUndo.current?.();
  return { lists, notice, editing, setNotice, setEditing, act, add, undo };
}

function neighbourOf({ cards }: CardList, index: number): number | null {
  return (cards[index + 1] ?? cards[index - 1])?.id ?? null;
}

function quote({ title }: Card): string {
  return `“${title.length > 60 ? `${title.slice(0, 59)}…` : title}”`;
}

function told(lists: CardList[], before: Card, after: Card | null): string {
  if (!after) return `Deleted ${quote(before)}.`;
  if (before.status === after.status && before.order === after.order) return `Saved ${quote(after)}.`;
  const place = find(lists, after.id);
  const position =
    place && place.list.key !== 'ALL' ? `, position ${place.index + 1} of ${place.list.cards.length}` : '';
  return `${quote(after)} moved to ${statusNames[after.status]}${position}.`;
}
