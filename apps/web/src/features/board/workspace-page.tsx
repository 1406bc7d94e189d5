import { type ComponentType, useRef, useState } from 'react';
import { useToday } from '../../browser/day';
import { m } from '../../messages/messages';
import { Layout } from '../../ui/layout/layout';
import type { Frame } from '../../ui/page-frame';
import type { Refusal } from '../../ui/refusal-summary';
import { Chips } from './filtering/chips';
import { countCards } from './filtering/count';
import { hrefOf } from './filtering/filter';
import { useInPlace } from './filtering/in-place';
import { ListSwitcher } from './lists/list-switcher';
import { nameOf } from './lists/place';
import type { Workspace } from './workspace';
import { type Shown, WorkspaceLists } from './workspace-lists';

export interface WorkspaceProps {
  frame: Frame;
  workspace: Workspace;
  refusal: Refusal | null;
  /** Title that was typed and rejected. */
  typed: string;
}

const names = { board: m.board, list: m.list, month: m.month };

/** Milliseconds after the last keystroke until a search is sent. */
const typingMs = 200;

/** The board or the list view. Each search or filter mounts new lists; the bar around them stays. */
export function WorkspacePage(props: WorkspaceProps) {
  const { page, go } = useInPlace(props);
  const { frame, workspace } = page;
  const { filter } = workspace;
  const today = useToday(workspace.today);
  const [shown, setShown] = useState<Shown | null>(null);
  // As it was read last: somebody else may have saved a filter since.
  const place = shown?.place ?? workspace.place;
  const [Sheet, setSheet] = useState<ComponentType<{ close: () => void }> | null>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const openSheet = () =>
    import('./keyboard/shortcut-sheet').then(
      (module) => setSheet(() => module.default),
      () => alert(m.keys_unavailable()),
    );
  const search = (q: string, at: 'once' | 'soon') => {
    clearTimeout(typing.current);
    const href = hrefOf({ ...filter, q: q.trim() });
    const show = () => href !== frame.here && void go(href, 'replace');
    if (at === 'once') show();
    else typing.current = setTimeout(show, typingMs);
  };

  return (
    <Layout
      frame={frame}
      title={nameOf(place, filter.list) ?? names[filter.view]()}
      list={<ListSwitcher choices={place.choices} filter={filter} />}
      current={filter.view}
      search={search}
      filters={
        <Chips
          filter={filter}
          counts={countCards(shown?.lists ?? [], filter, today) ?? workspace.counts}
          place={place}
          go={go}
        />
      }
      menu={
        <>
          <a className="menu-entry" href="/my/lists">
            {m.lists()}
          </a>
          <a className="menu-entry" href={`${frame.here}${frame.here.includes('?') ? '&' : '?'}select=1`}>
            {m.select_several()}
          </a>
          <button type="button" className="menu-entry needs-script" onClick={openSheet}>
            {m.keyboard()} <kbd>?</kbd>
          </button>
        </>
      }
    >
      <WorkspaceLists key={frame.here} {...page} today={today} go={go} openSheet={openSheet} report={setShown} />
      {Sheet && <Sheet close={() => setSheet(null)} />}
    </Layout>
  );
}
