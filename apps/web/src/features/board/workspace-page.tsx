import { type ComponentType, type FormEvent, type MouseEvent, useRef, useState } from 'react';
import { isComposing } from '../../browser/composing';
import { useToday } from '../../browser/day';
import { statusNames } from '../../ui/card';
import { Layout } from '../../ui/layout/layout';
import type { Frame } from '../../ui/page-frame';
import { type Refusal, RefusalSummary } from '../../ui/refusal-summary';
import { QuickAdd } from './adding/quick-add';
import { TodoList } from './card/todo-list';
import type { Filter } from './filter';
import { Filters } from './filters';
import { cardId, focusCard, focusedCard } from './keyboard/focus';
import { useKeyboard } from './keyboard/use-keyboard';
import { useRovingFocus } from './keyboard/use-roving-focus';
import { ListSwitcher } from './list-switcher';
import { drag } from './pointer/drag';
import { clickTitle } from './pointer/title-click';
import { Toast } from './toast';
import type { Workspace as WorkspaceData } from './workspace';
import { useBoard } from './writes/use-board';

export interface WorkspaceProps {
  frame: Frame;
  workspace: WorkspaceData;
  refusal: Refusal | null;
  /** Title that was typed and refused. */
  typed: string;
}

/** The board or the list view; each search or filter starts it anew. */
export function WorkspacePage(props: WorkspaceProps) {
  return <Workspace key={props.frame.here} {...props} />;
}

function Workspace({ frame, workspace, refusal, typed }: WorkspaceProps) {
  const { filter } = workspace;
  const today = useToday(workspace.today);
  const board = useBoard(workspace.lists, frame.account ?? '');
  const onFocus = useRovingFocus(board.lists, board.editing);
  const [Sheet, setSheet] = useState<ComponentType<{ close: () => void }> | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const openSheet = () =>
    import('./keyboard/shortcut-sheet').then(
      (module) => setSheet(() => module.default),
      () => board.setNotice({ text: 'The list of keys cannot be loaded. Load the page again.', failed: true }),
    );
  useKeyboard(board, openSheet);

  const submit = (event: FormEvent) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const button = submitter as HTMLButtonElement | null;
    const [, id, action] = button?.formAction.match(/\/items\/(-?\d+)\/(\w+)$/) ?? [];
    if (!button || !id || !action) return;
    event.preventDefault();
    closeMenus(root.current);
    board.act(Number(id), action, button.name ? { [button.name]: button.value } : {});
  };
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const edit = target.closest<HTMLElement>('[data-edit]')?.dataset.edit;
    if (!target.closest('.menu')) closeMenus(root.current);
    const pending = target.closest<HTMLElement>('a[href^="/items/-"]');
    if (pending && !edit) {
      event.preventDefault();
      return board.open(Number(pending.getAttribute('href')?.slice('/items/'.length)));
    }
    if (clickTitle(event.nativeEvent)) return;
    if (!edit || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    closeMenus(root.current);
    board.setEditing({ id: Number(edit) });
  };
  const name = workspace.choices.find(({ id }) => String(id) === filter.list)?.name;
  const filtered = Boolean(filter.q || filter.due || filter.status);
  const found = board.lists.reduce((sum, list) => sum + list.total, 0);
  const left = board.lists.reduce((sum, list) => (list.key === 'DONE' ? sum : sum + list.total), 0);
  const emptyText = filtered ? 'Nothing matches here.' : 'Nothing here.';

  return (
    <Layout
      frame={frame}
      title={name || (filter.view === 'list' ? 'List' : 'Board')}
      current={filter.view}
      footer={
        <button type="button" className="quiet needs-script" onClick={openSheet}>
          Keyboard <kbd>?</kbd>
        </button>
      }
    >
      <h1 className="sr-only">
        {filter.view === 'list' ? 'All todos' : 'Board'}
        {name && `: ${name}`}
      </h1>
      <ListSwitcher lists={workspace.choices} current={filter.list} view={filter.view} />
      {refusal && <RefusalSummary refusal={refusal} />}
      <div className="tools">
        <QuickAdd frame={frame} typed={typed} refusal={refusal} board={board} />
        <Filters filter={filter} />
      </div>
      {filtered && (
        <p className="result" role="status">
          {found === 1 ? '1 todo' : `${found} todos`}
          {filter.q && ` with “${filter.q}”`} <a href={allOf(filter)}>Show all</a>
        </p>
      )}
      {filter.view === 'board' && !filtered && found > 0 && (
        <p className="result">{left === 1 ? '1 todo left' : `${left} todos left`}</p>
      )}
      {found > 0 && (
        <form id="act" method="post" onSubmit={submit}>
          <input type="hidden" name="back" value={frame.here} />
          <input type="hidden" name="key" value={frame.key} />
        </form>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens for the links and buttons inside */}
      <div
        ref={root}
        className={`lists ${filter.view}`}
        onClick={click}
        onDoubleClick={(event) => {
          const card = (event.target as Element).closest<HTMLElement>('.card:not(.editing)');
          if (card) board.setEditing({ id: cardId(card) });
        }}
        onFocus={onFocus}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || event.key !== 'Escape' || !root.current?.querySelector('.menu[open]'))
            return;
          closeMenus(root.current);
          focusCard(focusedCard() ?? undefined);
        }}
        onPointerDown={(event) => {
          if (filter.view === 'board') drag(event.nativeEvent, board.act);
        }}
      >
        {filter.view === 'board' && board.lists.length > 0 && (
          <nav className="jump" aria-label="Columns">
            {board.lists.map(({ key, total }) => (
              <a key={key} href={`#column-${key}`}>
                {key !== 'ALL' && statusNames[key]} <span className="count">{total}</span>
              </a>
            ))}
          </nav>
        )}
        {board.lists.map((list) => (
          <TodoList
            key={list.key}
            list={list}
            board={board}
            today={today}
            q={filter.q}
            empty={emptyText}
            whole={!filtered}
            members={workspace.members}
          />
        ))}
      </div>
      {!filtered && board.lists.length > 0 && found === 0 && (
        <p className="welcome">Write down the first thing to do above, for example “Buy milk”, and press Enter.</p>
      )}
      <Toast board={board} />
      {Sheet && <Sheet close={() => setSheet(null)} />}
    </Layout>
  );
}

/** The same list without a filter. */
function allOf({ view, list }: Filter): string {
  const search = new URLSearchParams({ ...(view === 'list' && { view }), ...(list && { list }) }).toString();
  return search ? `/?${search}` : '/';
}

function closeMenus(root: HTMLElement | null): void {
  for (const menu of root?.querySelectorAll<HTMLDetailsElement>('.menu[open]') ?? []) menu.open = false;
}
