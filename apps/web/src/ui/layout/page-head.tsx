import Head from 'next/head';
import { m } from '../../messages/messages';

/** Title, description and viewport of a page. The description is about the site: its todos are nobody else's. */
export function PageHead({ title }: { title: string }) {
  return (
    <Head>
      <title>{m.page_title({ title })}</title>
      <meta name="description" content={m.app_description()} />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    </Head>
  );
}
