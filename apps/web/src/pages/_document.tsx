import NextDocument, { type DocumentContext, Head, Html, Main, NextScript } from 'next/document';
import { type Locale, locale } from '../messages/locale';
import { m } from '../messages/messages';
import { cookiePrefix } from '../server/cookies/cookies';
import { themeOf } from '../server/cookies/theme-cookie';
import { messagesScripts } from '../server/language/messages-script';
import type { Theme } from '../ui/page-frame';

interface Props {
  lang: Locale;
  /** Its route. */
  page: string;
  theme: Theme;
  /** Prefix of the site's cookies, for its script; undefined on pages that are built beforehand. */
  cookies: string | undefined;
}

/** The theme is set on the server, so that no page flashes in the wrong colors. */
export default function Document({ lang, page, theme, cookies }: Props) {
  return (
    <Html lang={lang} data-theme={theme} data-cookies={cookies}>
      <Head>
        {/* About the site itself, for the todos on its pages are nobody else's. */}
        <meta name="description" content={m.app_description()} />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#f7f7f5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#121413" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-180.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        {/* Deferred scripts run in their order, and those of Next stand after it. */}
        {messagesScripts(lang, page).map((script) => (
          <script key={script} defer src={script} />
        ))}
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
  const { req, pathname } = context;
  const theme = req ? themeOf(req) : 'system';
  return { ...initial, lang: locale(), page: pathname, theme, cookies: req && cookiePrefix(req) };
};
