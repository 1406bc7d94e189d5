import type { GetServerSideProps } from 'next';

/** An address that answers a small JSON document, for machines. */
export function answerJson(say: () => { status: number; body: object }): GetServerSideProps {
  return async ({ res }) => {
    const { status, body } = say();
    res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
    res.end(JSON.stringify(body));
    return { props: {} };
  };
}
