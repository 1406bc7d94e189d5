import type { ReactNode } from 'react';
import { m } from '../../messages/messages';
import { viewHref } from '../list-names';
import type { Frame, View } from '../page-frame';
import { Brand } from './brand';
import { FlashNotice } from './flash-notice';
import { PageHead } from './page-head';
import { PageMenu } from './page-menu';
import { type Search, SearchForm } from './search-form';

interface Props {
  frame: Frame;
  title: string;
  /** Which list is shown, and the way to others. */
  list?: ReactNode;
  current?: View | 'trash';
  children: ReactNode;
  /** Searches as the visitor types; without it the form is submitted. */
  search?: Search;
  /** Filters in the bar. */
  filters?: ReactNode;
  /** More entries of the menu. */
  menu?: ReactNode;
}

/** The frame of all pages: one bar with views, filters, search and menu. */
export function Layout({ frame, title, list, current, children, search, filters, menu }: Props) {
  const place = (name: Props['current']) => (current === name ? { 'aria-current': 'page' as const } : {});
  return (
    <>
      <PageHead title={title} />
      <a className="skip" href="#main">
        {m.skip_to_list()}
      </a>
      <header className="top">
        <Brand />
        <nav className="views" aria-label={m.nav_views()}>
          <a href={viewHref('board', frame.list)} {...place('board')}>
            {m.board()}
          </a>
          <a href={viewHref('list', frame.list)} {...place('list')}>
            {m.list()}
          </a>
          <a href={viewHref('month', frame.list)} {...place('month')}>
            {m.month()}
          </a>
        </nav>
        {list}
        <SearchForm frame={frame} search={search} />
        <PageMenu frame={frame}>{menu}</PageMenu>
        {filters}
      </header>
      <main id="main" tabIndex={-1}>
        {frame.flash && <FlashNotice flash={frame.flash} frame={frame} />}
        {children}
      </main>
      <footer className="foot">
        <p>{m.served_by({ host: frame.host })}</p>
      </footer>
    </>
  );
}
