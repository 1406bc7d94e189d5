import type { AppProps } from 'next/app';
import Head from 'next/head';
import { renderSite } from '../shell/render';
import { Site } from '../shell/site';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/layout.css';
import '../ui/styles/page-menu.css';
import '../ui/styles/notices.css';
import '../ui/styles/lists.css';
import '../ui/styles/forms.css';
import '../ui/styles/panel.css';
import '../features/board/board.css';
import '../features/board/card/card.css';
import '../features/board/card/controls.css';
import '../features/board/pointer/drag.css';
import '../features/board/live/live.css';
import '../features/board/toast.css';
import '../features/board/lists/list-switcher.css';
import '../features/board/filtering/filters.css';
import '../features/board/adding/add-line.css';
import '../features/board/adding/lines.css';
import '../features/board/adding/typed-date.css';
import '../features/board/keyboard/shortcut-sheet.css';
import '../features/todo/todo.css';
import '../features/todo/history/history.css';
import '../features/login/login.css';
import '../features/trash/trash.css';

/** A page: the site's components are Preact's (preact-pages.ts), and to Next's React on the server their result is text. */
export default function App({ Component, pageProps }: AppProps) {
  const site = { Page: Component, pageProps };
  if (typeof window !== 'undefined') {
    return (
      <div id="page">
        <Site {...site} />
      </div>
    );
  }
  const { title, ...content } = renderSite(site);
  return (
    <>
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      </Head>
      <div id="page" {...content} />
    </>
  );
}
