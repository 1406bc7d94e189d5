import type { ServerResponse } from 'node:http';
import type { GetServerSideProps } from 'next';

/** An address that answers a small JSON document, for machines. */
export function answerJson(say: () => { status: number; body: object }): GetServerSideProps {
  return async ({ res }) => {
    const { status, body } = say();
    return writeJson(res, status, body);
  };
}

/** Ends an answer with JSON that no cache keeps. @returns the props of no page */
export function writeJson(response: ServerResponse, status: number, body: object): { props: Record<string, never> } {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
  return { props: {} };
}
