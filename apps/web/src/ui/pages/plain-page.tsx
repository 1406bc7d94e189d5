import type { ReactNode } from 'react';
import { Brand } from '../layout/brand';
import { PageHead } from '../layout/page-head';

/** A page that needs neither the visitor nor the list. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHead title={title} />
      <header className="top">
        <Brand />
      </header>
      <main id="main" className="narrow">
        <h1>{title}</h1>
        {children}
      </main>
    </>
  );
}
