import { hydrate } from 'preact';
import { readPageData } from '../ui/page-data';
import { Site, type SiteProps } from './site';

/** What the script of a page, as Next builds it, tells about itself. */
type Registration = [route: string, load: () => { default: SiteProps['Page'] }];

declare global {
  var __NEXT_P: { push(page: Registration): void };
}

/** Brings the page to life that the server has rendered: it is the only one whose script registers here. */
globalThis.__NEXT_P = {
  push([, load]) {
    const page = document.getElementById('page');
    if (!page) return;
    const { default: Page } = load();
    const pageProps = readPageData<object>(document);
    const start = () => hydrate(<Site Page={Page} pageProps={pageProps} />, page);
    const waits = (Page as { ready?: (props: object) => Promise<void> | undefined }).ready?.(pageProps);
    if (waits) waits.then(start, start);
    else start();
  },
};
