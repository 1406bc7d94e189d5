import type { ReactNode } from 'react';
import { PageHead } from '../layout/page-head';

/** A page that is built before anyone visits it: it knows neither the visitor nor the machine it is served by. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHead title={title} />
      <header className="top">
        <a className="brand" href="/">
          Todo
        </a>
      </header>
      <main id="main" className="narrow">
        <h1>{title}</h1>
        {children}
      </main>
    </>
  );
}
