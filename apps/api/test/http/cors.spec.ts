import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';

const friend = 'https://board.example';
const preflight = (origin: string) => ({
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'PATCH',
    'Access-Control-Request-Headers': 'content-type,if-match',
  },
});

describe('without TODO_CORS_ORIGINS', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  test('no other site may read or write through the browser of a visitor', async () => {
    const read = await api.client.list('', { Origin: friend });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
    const { status, headers } = await api.client.call('OPTIONS', '/todo/1', preflight(friend));
    expect({ status, origin: headers.get('access-control-allow-origin') }).toEqual({ status: 204, origin: null });
    expect(headers.get('allow')).toContain('PATCH');
  });
});

describe('with TODO_CORS_ORIGINS', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ TODO_CORS_ORIGINS: `${friend}, http://localhost:5173` });
  });
  afterAll(() => api.stop());

  test.each([friend, 'http://localhost:5173'])(
    'pages of %s may call every method and read every header',
    async (origin) => {
      const { status, headers } = await api.client.call('OPTIONS', '/todo/1', preflight(origin));
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        expect(headers.get('access-control-allow-methods')).toContain(method);
      }
      expect(headers.get('access-control-allow-headers')).toBe('content-type,if-match');
      const read = await api.client.list('', { Origin: origin });
      expect(read.headers.get('access-control-allow-origin')).toBe(origin);
      for (const name of ['ETag', 'Link', 'Location', 'Consistency-Token', 'X-Total-Count', 'Idempotency-Replayed']) {
        expect(read.headers.get('access-control-expose-headers')).toContain(name);
      }
      expect(read.headers.get('vary')).toMatch(/origin/i);
    },
  );

  test('a problem can be read by the page too', async () => {
    const answer = await api.client.get('/todo/4000000000', { Origin: friend });
    expect({ status: answer.status, origin: answer.headers.get('access-control-allow-origin') }).toEqual({
      status: 404,
      origin: friend,
    });
  });

  test.each(['https://board.example.evil.example', 'http://board.example', 'null'])(
    'pages of %s may not',
    async (origin) => {
      expect((await api.client.list('', { Origin: origin })).headers.get('access-control-allow-origin')).not.toBe(
        origin,
      );
      const { headers } = await api.client.call('OPTIONS', '/todo/1', preflight(origin));
      expect(headers.get('access-control-allow-origin')).not.toBe(origin);
    },
  );

  test('OPTIONS without a preflight still tells what is allowed', async () => {
    const { status, headers } = await api.client.call('OPTIONS', '/todo/1');
    expect({ status, allow: headers.get('allow')?.includes('PATCH') }).toEqual({ status: 204, allow: true });
  });
});
