import type { ServerResponse } from 'node:http';
import type { GetServerSideProps } from 'next';

/** A route that responds with a small JSON document. */
export function answerJson(say: () => { status: number; body: object }): GetServerSideProps {
  return async ({ res }) => {
    const { status, body } = say();
    return writeJson(res, status, body);
  };
}

/** Responds with JSON that no cache stores. @returns empty props, since no page is rendered */
export function writeJson(response: ServerResponse, status: number, body: object): { props: Record<string, never> } {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
  return { props: {} };
}
