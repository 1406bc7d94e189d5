import { isQuickDay, quickDay } from '@todo/shared/dates/quick-days';
import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../browser/composing';
import { localDay } from '../../browser/day';
import { m } from '../../messages/messages';
import type { CardList } from '../../ui/card';
import { inner, Markup } from '../../ui/markup';
import { RefusalSummary } from '../../ui/refusal-summary';
import { AddLine } from './adding/add-line';
import { drawCard } from './card/draw-card';
import { closeMenus } from './card/menus';
import { TodoList } from './card/todo-list';
import { isFiltered } from './filtering/filter';
import { Filters } from './filtering/filters';
import type { Go } from './filtering/in-place';
import { Result } from './filtering/result';
import { Tabs } from './filtering/tabs';
import { cardId, focusCard, focusedCard } from './keyboard/focus';
import { useKeyboard } from './keyboard/use-keyboard';
import { useRovingFocus } from './keyboard/use-roving-focus';
import { aroundCard, type Place } from './lists/place';
import { dayTarget } from './month/day-target';
import { MonthView } from './month/month-view';
import { drag } from './pointer/drag';
import { lineTarget } from './pointer/drop-line';
import { isPlainTitleClick } from './pointer/title-click';
import { useSelecting } from './selection/use-selecting';
import { Toast } from './toast';
import { useNewDay } from './use-new-day';
import type { WorkspaceProps } from './workspace-page';
import { useBoard } from './writes/use-board';

/** What a board shows now. */
export interface Shown {
  lists: CardList[];
  /** Where it is, if that was read anew. */
  place: Place | null;
}

interface Props extends WorkspaceProps {
  today: string | null;
  go: Go;
  openSheet(): void;
  /** Called whenever what is shown changes. */
  report(shown: Shown): void;
}

/** The lists of a board or list view, and all actions on their cards. */
export function WorkspaceLists({ frame, workspace, refusal, typed, today, go, openSheet, report }: Props) {
  const { filter } = workspace;
  const board = useBoard(workspace.lists, frame.account ?? '', workspace.position, workspace.isWhole, filter.list);
  useNewDay(filter, today, board.refresh);
  const onFocus = useRovingFocus(board.lists, board.editing);
  const [column, setColumn] = useState(filter.column);
  const root = useRef<HTMLDivElement>(null);
  const { selecting, Selecting, choose, ...selection } = useSelecting(workspace.selecting, board.setNotice);
  useKeyboard(board, choose, openSheet);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs only when what is reported changes
  useEffect(() => report({ lists: board.lists, place: board.place }), [board.lists, board.place]);

  const clear = () =>
    void import('./writes/several').then(
      ({ clearDone }) => clearDone(board.ground, frame.here),
      () => board.setNotice({ text: m.unreachable(), failed: true }),
    );
  const submit = (event: FormEvent) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const button = submitter as HTMLButtonElement | null;
    if (button?.formAction.endsWith('/items/clear')) {
      event.preventDefault();
      return clear();
    }
    const [, id, action] = button?.formAction.match(/\/items\/(-?\d+)\/(\w+)$/) ?? [];
    if (!button || !id || !action) return;
    event.preventDefault();
    closeMenus(root.current);
    const value = isQuickDay(button.value) ? (quickDay(button.value, localDay()) ?? '') : button.value;
    board.act(Number(id), action, button.name ? { [button.name]: value } : {});
  };
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const chosen = event.ctrlKey || event.metaKey ? target.closest('.card:not(.editing)') : null;
    if (chosen && !target.closest('a, button, input, .menu')) return choose(cardId(chosen));
    const edit = target.closest<HTMLElement>('[data-edit]')?.dataset.edit;
    if (!target.closest('.menu')) closeMenus(root.current);
    const adding = target.closest<HTMLElement>('.plus')?.dataset.status;
    if (adding) {
      event.preventDefault();
      setColumn(adding as typeof column);
      return requestAnimationFrame(() => document.getElementById('title')?.focus());
    }
    const label = target.closest('a.label')?.getAttribute('href');
    if (label && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      return void go(label);
    }
    const more = target.closest<HTMLElement>('a.more')?.dataset.more;
    if (more && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      return void board.more(more, event.detail === 0);
    }
    const clicked = isPlainTitleClick(event.nativeEvent)
      ? target.closest('.card')?.id.slice('todo-'.length)
      : undefined;
    const pending = target.closest<HTMLElement>('a[href^="/items/-"]');
    if (pending && !edit && !clicked) {
      event.preventDefault();
      return board.open(Number(pending.getAttribute('href')?.slice('/items/'.length)));
    }
    const id = edit ?? clicked;
    if (!id || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    closeMenus(root.current);
    board.setEditing({ id: Number(id) });
  };
  const filtered = isFiltered(filter);
  const found = board.lists.reduce((sum, list) => sum + list.total, 0);
  const isList = filter.view === 'list';
  const isMonth = filter.view === 'month';
  const addLine = (status: typeof column) => (
    <AddLine
      key={status}
      frame={frame}
      typed={typed}
      refusal={refusal}
      board={board}
      filter={filter}
      today={today}
      status={status}
    />
  );

  return (
    <>
      <h1 className="sr-only">{isMonth ? m.month() : isList ? m.all_todos() : m.board()}</h1>
      {refusal && <RefusalSummary refusal={refusal} />}
      {(isList || isMonth) && (
        <div className="tools">
          {addLine('TODO')}
          {isList && <Filters filter={filter} go={go} />}
        </div>
      )}
      {filter.q && !refusal && <Result filter={filter} found={found} go={go} />}
      {found > 0 && (
        <form id="act" method="post" onSubmit={submit}>
          <input type="hidden" name="back" value={frame.here} />
          <input type="hidden" name="key" value={frame.key} />
        </form>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens for the links and buttons inside */}
      <div
        ref={root}
        className={`lists ${filter.view}${selecting ? ' selecting' : ''}`}
        data-column={column}
        onClick={click}
        onDoubleClick={(event) => {
          const target = event.target as Element;
          const card = target.closest<HTMLElement>('.card:not(.editing)');
          if (card && !selecting && !target.closest('.checks')) board.setEditing({ id: cardId(card) });
        }}
        onSubmit={(event) => {
          const day = (event.target as Element).closest<HTMLFormElement>('.menu-day');
          const id = Number(day?.getAttribute('action')?.split('/')[2]);
          if (!day || !id) return;
          event.preventDefault();
          closeMenus(root.current);
          board.act(id, 'due', { due: String(new FormData(day).get('due')) });
        }}
        onFocus={onFocus}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || event.key !== 'Escape' || !root.current?.querySelector('.menu[open]'))
            return;
          closeMenus(root.current);
          focusCard(focusedCard() ?? undefined);
        }}
        onPointerDown={(event) => {
          if (!isList) drag(event.nativeEvent, board.act, isMonth ? dayTarget : lineTarget);
        }}
      >
        {filter.view === 'board' && <Tabs lists={board.lists} filter={filter} column={column} choose={setColumn} />}
        {filter.view === 'board' && board.lists.length === 0 && addLine('TODO')}
        {isMonth ? (
          <MonthView
            list={board.lists[0]}
            filter={filter}
            counts={workspace.counts}
            today={today}
            rendered={workspace.rendered}
            go={go}
            here={frame.here}
            draw={(card) =>
              drawCard({
                board,
                around: aroundCard(workspace.place, filter.list, card.list),
                card,
                today,
                q: filter.q,
                previous: undefined,
                next: undefined,
                showStatus: true,
                boxes: workspace.selecting,
                here: frame.here,
                dayKey: frame.key,
              })
            }
          />
        ) : (
          board.lists.map((list) => (
            <TodoList
              key={list.key}
              list={list}
              board={board}
              today={today}
              q={filter.q}
              empty={filtered ? m.empty_filtered() : m.empty_column()}
              whole={!filtered && filter.list !== 'ALL'}
              around={(card) => aroundCard(workspace.place, filter.list, card.list)}
              grouped={isList && !filter.sort}
              add={list.key === column && addLine(list.key)}
              here={frame.here}
              boxes={workspace.selecting}
            />
          ))
        )}
      </div>
      {selecting &&
        (Selecting ? (
          <Selecting board={board} frame={frame} place={workspace.place} {...selection} />
        ) : (
          <div className="bulk-place" {...inner(new Markup(workspace.bar))} />
        ))}
      {!filtered && !isMonth && board.lists.length > 0 && found === 0 && <p className="welcome">{m.welcome()}</p>}
      <Toast board={board} />
    </>
  );
}
