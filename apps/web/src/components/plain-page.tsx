import Head from 'next/head';
import type { ReactNode } from 'react';

/** A page that is built before anyone visits it: it knows neither the visitor nor the machine it is served by. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Head>
        <title>{`${title} · Todo`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
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
