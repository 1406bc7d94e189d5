import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { HeadSink } from '../ui/layout/page-head';
import { html, Markup } from '../ui/markup';
import { pageData } from '../ui/page-data';
import { Site, type SiteProps } from './site';

/** A page as the content of a body, where shell/start.tsx finds it, and the title for its head. */
export function renderSite(props: SiteProps): { body: Markup; title: string } {
  const head = { title: '' };
  const site = (
    <HeadSink.Provider value={head}>
      <Site {...props} />
    </HeadSink.Provider>
  );
  // React's by its types; compiled to Preact's.
  const page = new Markup(renderToString(site as unknown as VNode));
  return { body: html`<div id="page">${page}</div>${pageData(props.pageProps)}`, title: head.title };
}
