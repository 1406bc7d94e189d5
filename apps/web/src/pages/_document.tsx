import { type DocumentContext, type DocumentProps, Main } from 'next/document';
import { type Locale, locale } from '../messages/locale';
import { cookiePrefix } from '../server/cookies/cookies';
import { themeOf } from '../server/cookies/theme-cookie';
import { messagesScripts } from '../server/language/messages-script';
import { headOf } from '../shell/head';
import { renderSite } from '../shell/render';
import { inner } from '../ui/markup';
import type { Theme } from '../ui/page-frame';

interface Props extends DocumentProps {
  lang: Locale;
  title: string;
  theme: Theme;
  /** Prefix of the site's cookies, for its script; undefined on pages that are built beforehand. */
  cookies: string | undefined;
}

/** The theme is set on the server, so that no page flashes in the wrong colors. */
export default function Document({ buildManifest, __NEXT_DATA__: { page }, lang, title, theme, cookies }: Props) {
  const files = ['/_app', page].flatMap((route) => buildManifest.pages[route] ?? []);
  const ofKind = (ending: string) =>
    [...new Set(files)].filter((file) => file.endsWith(ending)).map((file) => `/_next/${file}`);
  const head = headOf(title, ofKind('.css'), [...messagesScripts(lang, page), ...ofKind('.js')]);
  return (
    <html lang={lang} data-theme={theme} data-cookies={cookies}>
      <head {...inner(head)} />
      <body>
        <Main />
      </body>
    </html>
  );
}

/** A page of Preact's is a string to Next's React, which renders nothing but the document around it. */
Document.getInitialProps = async ({ renderPage, req }: DocumentContext) => {
  let site = { title: '', body: '' };
  await renderPage({
    enhanceApp: () =>
      function App({ Component, pageProps }) {
        const { title, body } = renderSite({ Page: Component, pageProps });
        site = { title, body: body.text };
        return null;
      },
  });
  const theme = req ? themeOf(req) : 'system';
  return { html: site.body, title: site.title, lang: locale(), theme, cookies: req && cookiePrefix(req) };
};
