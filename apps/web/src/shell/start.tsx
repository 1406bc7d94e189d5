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
    if (page) hydrate(<Site Page={load().default} pageProps={readPageData(document)} />, page);
  },
};
