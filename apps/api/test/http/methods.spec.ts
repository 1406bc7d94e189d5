import { METHODS } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { sendRaw } from '../support/raw.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.client.add();
});
afterAll(() => api.stop());

const paths: Record<string, string[]> = {
  '/todo': ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  '/todo/1': ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'],
  '/todo/1/restore': ['POST'],
  '/hc': ['GET', 'HEAD'],
  '/livez': ['GET', 'HEAD'],
  '/readyz': ['GET', 'HEAD'],
  '/openapi.json': ['GET', 'HEAD'],
};
const allow = (header: string | null) => String(header).split(', ').sort();
/** CONNECT has no path. */
const routable = METHODS.filter((method) => method !== 'CONNECT');

describe.each(Object.entries(paths))('%s', (path, methods) => {
  const others = routable.filter((method) => !methods.includes(method) && method !== 'OPTIONS');

  test.each(others)("%s is a 405 with the tutorial's message, and Allow", async (method) => {
    const before = await api.client.everything();
    const request = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`;
    const answer = await sendRaw(api.client.url, request);
    // A response to HEAD has no body, whatever its status.
    if (method === 'HEAD') expect(answer.status).toBe(405);
    else {
      const problem = expectProblem(answer, 405, 'method-not-allowed');
      expect(problem).toMatchObject({ message: `${method} is Unsupported method`, instance: path });
    }
    expect(allow(answer.headers.get('allow'))).toEqual([...methods, 'OPTIONS'].sort());
    expect(await api.client.everything()).toEqual(before);
  });

  test('OPTIONS lists the allowed methods', async () => {
    const { status, text, headers } = await api.client.call('OPTIONS', path);
    expect({ status, text }).toEqual({ status: 204, text: '' });
    expect(allow(headers.get('allow'))).toEqual([...methods, 'OPTIONS'].sort());
    const patch = methods.includes('PATCH') ? 'application/merge-patch+json, application/json' : null;
    expect(headers.get('accept-patch')).toBe(patch);
    const post = methods.includes('POST') ? 'application/json, application/merge-patch+json' : null;
    expect(headers.get('accept-post')).toBe(post);
  });
});

describe('an unknown path', () => {
  test.each(['GET', 'POST', 'DELETE', 'OPTIONS', 'PROPFIND'])('%s is a 404, not a 405', async (method) => {
    const request = `${method} /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
    expectProblem(await sendRaw(api.client.url, request), 404, 'not-found');
  });
});

describe('DELETE /todo without a filter, which the tutorial rejected', () => {
  test('still deletes nothing', async () => {
    expectProblem(await api.client.delete('/todo'), 400, 'invalid-parameter');
    expect((await api.client.list()).body).toHaveLength(1);
  });
});
