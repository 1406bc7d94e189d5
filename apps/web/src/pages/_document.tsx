import NextDocument, { type DocumentContext, Head, Html, Main, NextScript } from 'next/document';
import type { Theme } from '../components/model';
import { cookiesOf } from '../forms/cookies';
import { themeOf } from '../visit/visit';

/** The theme is set on the server, so that no page flashes in the wrong colours. */
export default function Document({ theme }: { theme: Theme }) {
  return (
    <Html lang="en" data-theme={theme}>
      <Head>
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
  return { ...initial, theme: context.req ? themeOf(cookiesOf(context.req)) : 'system' };
};
