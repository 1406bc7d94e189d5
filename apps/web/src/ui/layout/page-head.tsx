import Head from 'next/head';

/** For search engines and link previews. It is about the site itself, for the todos on its pages are nobody else's. */
const description =
  'A todo list that never loses a line you typed: board, list and search, with and without JavaScript.';

/** Title, description and viewport of a page. */
export function PageHead({ title }: { title: string }) {
  return (
    <Head>
      <title>{`${title} · Todo`}</title>
      <meta name="description" content={description} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
    </Head>
  );
}
