import NextDocument, { type DocumentContext, Head, Html, Main, NextScript } from 'next/document';
import { cookiePrefix } from '../server/cookies/cookies';
import { themeOf } from '../server/cookies/theme-cookie';
import type { Theme } from '../ui/page-frame';

interface Props {
  theme: Theme;
  /** Prefix of the site's cookies, for its script; undefined on pages that are built beforehand. */
  cookies: string | undefined;
}

/** For search engines and link previews. It is about the site itself, for the todos on its pages are nobody else's. */
const description =
  'A todo list that never loses a line you typed: board, list and search, with and without JavaScript.';

/** The theme is set on the server, so that no page flashes in the wrong colors. */
export default function Document({ theme, cookies }: Props) {
  return (
    <Html lang="en" data-theme={theme} data-cookies={cookies}>
      <Head>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </Head>
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}

Document.getInitialProps = async (context: DocumentContext) => {
  const initial = await NextDocument.getInitialProps(context);
  const { req } = context;
  return { ...initial, theme: req ? themeOf(req) : 'system', cookies: req && cookiePrefix(req) };
};
