import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { HeadSink } from '../ui/layout/page-head';
import { inner, Markup } from '../ui/markup';
import { Site, type SiteProps } from './site';

/** A page as the content of an element, and the title for its head. */
export function renderSite(props: SiteProps) {
  const head = { title: '' };
  const site = (
    <HeadSink.Provider value={head}>
      <Site {...props} />
    </HeadSink.Provider>
  );
  // React's by its types; compiled to Preact's.
  const page = new Markup(renderToString(site as unknown as VNode));
  return { ...inner(page), title: head.title };
}
