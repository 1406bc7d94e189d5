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
  /** The page carries a submitted form: forms that would navigate away and lose it are left out. */
  carries?: boolean;
  children: ReactNode;
}

/** Layout of the pages before a log-in: without links to pages that need a session. */
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
