import type { ReactNode } from 'react';
import { m } from '../../messages/messages';
import { Brand } from '../../ui/layout/brand';
import { FlashNotice } from '../../ui/layout/flash-notice';
import { LanguageForm } from '../../ui/layout/language-form';
import { PageHead } from '../../ui/layout/page-head';
import { ThemeForm } from '../../ui/layout/theme-form';
import type { Frame } from '../../ui/page-frame';

interface Props {
  frame: Frame;
  title: string;
  /** The page carries what was sent: no other form may take its place. */
  carries?: boolean;
  children: ReactNode;
}

/** The frame of the pages before a log-in: nothing in it leads to pages that cannot be seen yet. */
export function EntryLayout({ frame, title, carries, children }: Props) {
  return (
    <>
      <PageHead title={title} />
      <header className="top">
        <Brand />
      </header>
      <main id="main" className="narrow entry">
        <h1>{title}</h1>
        {frame.flash && <FlashNotice flash={frame.flash} frame={frame} />}
        {children}
      </main>
      <footer className="foot">
        {!carries && (
          <>
            <ThemeForm theme={frame.theme} here={frame.here} />
            <LanguageForm here={frame.here} />
          </>
        )}
        <p>{m.served_by({ host: frame.host })}</p>
      </footer>
    </>
  );
}
