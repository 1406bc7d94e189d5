import Head from 'next/head';

export function PageHead({ title }: { title: string }) {
  return (
    <Head>
      <title>{`${title} · Todo`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
    </Head>
  );
}
