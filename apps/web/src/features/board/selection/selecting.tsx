import { isQuickDay, quickDay } from '@todo/shared/dates/quick-days';
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { localDay } from '../../../browser/day';
import { isElsewhere } from '../../../browser/shortcuts';
import { m } from '../../../messages/messages';
import type { Frame } from '../../../ui/page-frame';
import type { Fields } from '../../outbox/send';
import { cardColumns, cardId } from '../keyboard/focus';
import type { Place } from '../lists/place';
import type { Board } from '../writes/board';
import { actOnSeveral } from '../writes/several';
import { BulkBar } from './bulk-bar';
import { closeBulkMenus } from './bulk-menu';
import { type Chosen, pressed } from './keys';
import { withoutSelection } from './selection-address';
import { labelsOn } from './targets';

interface Props {
  board: Board;
  frame: Frame;
  place: Place;
  /** Ids of the todos that are selected at first. */
  begun: { current: number[] };
  /** Starts or ends the selection. */
  select(on: boolean): void;
}

/**
 * The selection of several todos for one action. Their checkboxes belong to the form of the bar, which works without
 * JavaScript; what is checked is stored here too, since a card that changes is rendered again.
 */
export function Selecting({ board, frame, place, begun, select }: Props) {
  const chosen = useRef<Set<number> | null>(null);
  const last = useRef(begun.current[0]);
  const [count, setCount] = useState(begun.current.length);

  const ids = () => {
    // Boxes that were checked before this code was loaded.
    chosen.current ??= new Set([...begun.current, ...boxes().flatMap((box) => (box.checked ? Number(box.value) : []))]);
    return chosen.current;
  };
  const show = () => {
    for (const box of boxes()) box.checked = ids().has(Number(box.value));
    setCount(ids().size);
  };
  // After each rendering: any card may be new, or gone.
  useLayoutEffect(() => {
    addBoxes();
    const shown = new Set(boxes().map((box) => Number(box.value)));
    for (const id of ids()) if (!shown.has(id)) ids().delete(id);
    show();
  });

  const end = () => {
    history.replaceState(history.state, '', withoutSelection(location.pathname + location.search));
    begun.current = [];
    select(false);
  };
  const act = async (fields: Fields) => {
    const asked = [...ids()];
    if (asked.length === 0) return;
    end();
    if (await actOnSeveral(board.ground, asked, fields)) return;
    begun.current = asked;
    select(true);
  };
  const toggle = (id: number, toHere: boolean) => {
    // A negative id is temporary: the server has not created the todo yet.
    if (id < 0) return;
    const all = cardColumns().flat();
    const [from, to] = [all.indexOf(last.current ?? id), all.indexOf(id)];
    const range = toHere && from >= 0 ? all.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    const choose = toHere || !ids().has(id);
    for (const each of range.filter((each) => each > 0)) {
      if (choose) ids().add(each);
      else ids().delete(each);
    }
    last.current = id;
    show();
  };
  const all = () => {
    // Only visible ones: on a phone, one column is shown at a time.
    for (const box of boxes()) if (box.offsetParent !== null) ids().add(Number(box.value));
    show();
  };
  const press = (id: number, toHere: boolean) => {
    toggle(id, toHere);
    if (ids().size === 0) end();
  };

  const latest = useRef<Chosen | null>(null);
  latest.current = { count: () => ids().size, press, toggle, all, act, end };
  useEffect(() => {
    const listening = new AbortController();
    const listen = <E extends Event>(name: string, heard: (event: E, chosen: Chosen) => boolean) =>
      document.addEventListener(
        name,
        (event) => {
          if (latest.current && heard(event as E, latest.current)) event.stopPropagation();
        },
        // In the capture phase: for the board, the same key means a single todo.
        { capture: true, signal: listening.signal },
      );
    listen<KeyboardEvent>('keydown', (event, chosen) => {
      const isMeant = !isElsewhere(event) && pressed(event, chosen);
      if (isMeant) event.preventDefault();
      return isMeant;
    });
    listen('click', clicked);
    return () => listening.abort();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { submitter, target } = event.nativeEvent as SubmitEvent;
    const { name = '', value = '' } = (submitter as HTMLButtonElement | null) ?? {};
    const field = (named: string) => (target as HTMLFormElement).elements.namedItem(named) as HTMLInputElement;
    const [day, labels] = [field('day'), field('labels')];
    const isLabel = name === 'label' || document.activeElement === labels;
    if (isLabel && !labels.value.trim()) return labels.focus();
    if (isLabel) return void act({ label: name === 'label' ? value : 'add', labels: labels.value });
    if (name === 'due' && value === 'day') return day.value ? void act({ due: day.value }) : day.focus();
    void act({ [name]: isQuickDay(value) ? (quickDay(value, localDay()) ?? '') : value });
  };
  const text = m.bulk_count({ count });
  return (
    <BulkBar
      frame={frame}
      place={place}
      labels={labelsOn(board.lists)}
      text={text}
      isEmpty={count === 0}
      submit={submit}
      all={all}
      leave={end}
    />
  );
}

/** A click on a card selects or deselects it. @returns whether it has done so */
function clicked(event: MouseEvent, { toggle }: Chosen): boolean {
  const target = event.target as Element;
  if (!target.closest('.bulk-bar')) closeBulkMenus();
  const card = target.closest('.lists .card:not(.editing)');
  const isBox = target.matches('.select');
  // Enter on a title fires a click too, with `detail` 0.
  if (!card || target.closest('button, .menu') || !(isBox || event.detail > 0)) return false;
  if (!isBox) event.preventDefault();
  toggle(cardId(card), event.shiftKey);
  return true;
}

/** Adds a checkbox to each card that has none; the styles show them only during a selection. */
function addBoxes(): void {
  for (const card of document.querySelectorAll('.card:not(.editing, .pending)')) {
    const title = card.querySelector<HTMLElement>('.card-title');
    if (!title || card.querySelector('.select')) continue;
    const box = document.createElement('input');
    Object.assign(box, {
      type: 'checkbox',
      className: 'select',
      name: 'id',
      value: cardId(card),
      tabIndex: title.tabIndex,
    });
    box.setAttribute('form', 'bulk');
    box.setAttribute('aria-labelledby', title.id);
    card.prepend(box);
  }
}

function boxes(): HTMLInputElement[] {
  return Array.from(document.querySelectorAll<HTMLInputElement>('.card > input.select'));
}
