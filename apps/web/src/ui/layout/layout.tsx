import type { ReactNode } from 'react';
import type { Frame } from '../page-frame';
import { FlashNotice } from './flash-notice';
import { PageHead } from './page-head';
import { ThemeForm } from './theme-form';

interface Props {
  frame: Frame;
  title: string;
  current?: 'board' | 'list' | 'trash';
  children: ReactNode;
  /** More controls at the foot of the page. */
  footer?: ReactNode;
}

/** The frame of all pages: header, search, views, theme. */
export function Layout({ frame, title, current, children, footer }: Props) {
  const place = (name: Props['current']) => (current === name ? { 'aria-current': 'page' as const } : {});
  return (
    <>
      <PageHead title={title} />
      <a className="skip" href="#main">
        Skip to the list
      </a>
      <header className="top">
        <a className="brand" href="/">
          Todo
        </a>
        {/* biome-ignore lint/a11y/useSemanticElements: the search element is too young for the browsers we serve */}
        <form className="search" role="search" action="/">
          {frame.view === 'list' && <input type="hidden" name="view" value="list" />}
          {frame.list && <input type="hidden" name="list" value={frame.list} />}
          <input type="search" name="q" defaultValue={frame.q} aria-label="Search todos" placeholder="Search" />
          <button type="submit">Search</button>
        </form>
        <nav aria-label="Views">
          <a href={frame.list ? `/?list=${frame.list}` : '/'} {...place('board')}>
            Board
          </a>
          <a href={frame.list ? `/?view=list&list=${frame.list}` : '/?view=list'} {...place('list')}>
            List
          </a>
          <a href="/trash" {...place('trash')}>
            Trash
          </a>
        </nav>
        {frame.account && (
          <form className="account" method="post" action="/logout">
            <a href="/account" dir="auto">
              {frame.account}
            </a>
            <button type="submit">Log out</button>
          </form>
        )}
        <p className="host">
          served by <b>{frame.host}</b>
        </p>
      </header>
      <main id="main" tabIndex={-1}>
        {frame.flash && <FlashNotice flash={frame.flash} frame={frame} />}
        {children}
      </main>
      <footer className="foot">
        <ThemeForm theme={frame.theme} here={frame.here} />
        {footer}
      </footer>
    </>
  );
}
