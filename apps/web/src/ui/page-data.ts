import { html, Markup } from './markup';

/** The release before reads the properties of a page by this name and in this shape, which are Next's. */
const id = '__NEXT_DATA__';
type Data<P> = { props?: { pageProps?: P } };

/** The properties of a page, for the browser to find beside what was made of them. */
export function pageData(pageProps: object): Markup {
  // No text in it can end the element.
  const json = JSON.stringify({ props: { pageProps } } satisfies Data<object>).replaceAll('<', '\\u003c');
  return html`<script id="${id}" type="application/json">${new Markup(json)}</script>`;
}

/** What `pageData` has put into a page; nothing where it has none. */
export function readPageData<P extends object>(page: Document): Partial<P> {
  const { props }: Data<P> = JSON.parse(page.getElementById(id)?.textContent ?? '{}');
  return props?.pageProps ?? {};
}
