import { useEffect, useRef } from 'react';
import { oneTimeKey } from '../../../browser/one-time-key';
import { m } from '../../../messages/messages';
import type { Card, CardList } from '../../../ui/card';
import { forget, post, whenAnswered } from '../../outbox/outbox';
import { type SubmitError, Unanswered } from '../../outbox/send';
import { cardIn } from '../keyboard/focus';
import type { Ground } from '../writes/board';
import { find, insert, put, remove } from '../writes/lists';
import { describeOutcome, short } from '../writes/words';
import { type Kind, type Step, Steps } from './steps';

/** A card before and after a write; null where it is not on the page. */
export interface CardChange {
  before: Card | null;
  after: Card | null;
  index: number;
}

interface UndoGround extends Ground {
  /** The page shows all todos of its list, so that a todo that comes back belongs on it. */
  isWhole: boolean;
}

interface Undo {
  /** An undoable write was sent. @returns a function that undoes it */
  began(key: string, id: number, change: CardChange): () => void;
  /** The same for a write to several todos. */
  beganSeveral(key: string): () => void;
  /** A write will not be done. */
  forget(key: string): void;
  undo(): void;
  /** Repeats the write that was undone last. */
  redo(): void;
}

/**
 * Undoes what this tab has done in a list, write by write, including those of earlier pages. The API does it,
 * from its journal, unless somebody has changed the same fields since. Writes of this page are shown undone at once.
 * @param list as in the address of the board
 */
export function useUndo(list: string, ground: UndoGround): Undo {
  const { owner, records, isWhole, now, update, focusNext, notify, refresh, later, release } = ground;
  const { ids } = records;
  const steps = useRef(new Steps(list)).current;
  const changes = useRef(new Map<string, CardChange>()).current;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per page
  useEffect(
    () =>
      whenAnswered(({ key, path }, answer) => {
        const { card, version = card?.version, action } = answer ?? {};
        if (action) return steps.answered(key, { id: null, action });
        const change = changes.get(key);
        const id = card?.id ?? Number(path.match(/^\/items\/(\d+)\//)?.[1]);
        if (version === undefined || version === change?.before?.version) return steps.forget(key);
        steps.answered(key, { id, version });
        if (change && card) change.after = card;
      }),
    [],
  );

  const takeBack = (kind: Kind, step: Step | undefined) => {
    if (!step) return;
    if (step.id === null) return takeBackSeveral(kind, step);
    const id = ids.real(step.id);
    const key = oneTimeKey();
    const was = find(now(), id);
    const change = changes.get(step.key);
    const next = change && cardBefore(change, was?.card, id);
    const back = kind === 'undo' ? 'redo' : 'undo';
    changes.set(key, { before: was?.card ?? null, after: next ?? null, index: was?.index ?? change?.index ?? 0 });
    steps.began(back, { key, id }, false);
    const again = () => takeBack(back, steps.take(back, key));
    const tell = (card: Card | null) => notify({ text: textOf(was?.card, card, now()), undo: again });
    if (next) {
      records.stays(id);
      update(was ? put(now(), next) : insert(remove(now(), id), next, change?.index));
      focusNext(id);
      tell(next);
    } else if (next === null && was) {
      update(remove(now(), id));
      tell(null);
    }
    records.begin(id, next === null);
    const { version } = step;
    const fields: Record<string, string> = version === undefined ? {} : { version: String(version) };
    post({ key, owner, path: `/items/${id}/undo`, fields, undoes: step.key }).then(
      ({ card }) => {
        const isLast = records.end(id);
        if (card) {
          records.stays(id);
          records.keepAnswer(card);
          const isEdited = cardIn(card.id)?.matches('.editing');
          // Only the server knows whether it matches the search.
          if (!isWhole && !find(now(), card.id)) void refresh();
          else if (isLast && !isEdited) update(put(now(), card));
        } else update(remove(now(), ids.real(id)));
        if (next === undefined) tell(card ?? null);
        release();
      },
      async (refused: SubmitError) => {
        records.end(id);
        records.stays(id);
        if (await refuse(key, refused)) return;
        if (next !== undefined) {
          const answered = records.answered(id);
          const card = was && answered && answered.version > was.card.version ? answered : was?.card;
          update(card ? insert(remove(now(), id), card, was?.index) : remove(now(), id));
        }
        if (refused.status === 404) update(remove(now(), id));
        release();
      },
    );
  };

  /** Shows nothing before the response: some of the todos may have been changed since. */
  const takeBackSeveral = (kind: Kind, { key: undoes, action = '' }: Step) => {
    const key = oneTimeKey();
    const back = kind === 'undo' ? 'redo' : 'undo';
    steps.began(back, { key, id: null }, false);
    post({ key, owner, path: '/items/undo', fields: { action }, undoes }).then(
      async ({ text = '' }) => {
        await refresh();
        notify({ text, undo: () => takeBack(back, steps.take(back, key)) });
      },
      (refused: SubmitError) => refuse(key, refused),
    );
  };

  /** @returns whether the outcome is unknown */
  const refuse = async (key: string, refused: SubmitError): Promise<boolean> => {
    steps.forget(key);
    notify({ text: refused.message, failed: true });
    if (!(refused instanceof Unanswered)) return false;
    if (await refresh()) forget(key);
    else later();
    return true;
  };

  return {
    began(key, id, change) {
      changes.set(key, change);
      steps.began('undo', { key, id }, true);
      return () => takeBack('undo', steps.take('undo', key));
    },
    beganSeveral(key) {
      steps.began('undo', { key, id: null }, true);
      return () => takeBack('undo', steps.take('undo', key));
    },
    forget: (key) => steps.forget(key),
    undo: () => takeBack('undo', steps.take('undo')),
    redo: () => takeBack('redo', steps.take('redo')),
  };
}

/** The card as it was before a write, with the changes that others have made since. */
function cardBefore({ before, after }: CardChange, now: Card | undefined, id: number): Card | null {
  if (!before) return null;
  if (!after || !now) return { ...before, id };
  const former = Object.entries(before).filter(([name, value]) => after[name as keyof Card] !== value);
  return { ...now, ...Object.fromEntries(former), id, version: now.version };
}

function textOf(was: Card | undefined, card: Card | null, lists: CardList[]): string {
  if (!card) return was ? m.deleted({ title: short(was) }) : m.deleted_unnamed();
  return was ? describeOutcome(was, card, lists) : m.restored({ title: short(card) });
}
