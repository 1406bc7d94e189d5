import Head from 'next/head';

/** What search engines and link previews show: the site itself, for the todos on its pages are nobody else's. */
const description =
  'A todo list that never loses a line you typed: board, list and search, with and without JavaScript.';

export function PageHead({ title }: { title: string }) {
  return (
    <Head>
      <title>{`${title} · Todo`}</title>
      <meta name="description" content={description} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
    </Head>
  );
}
