import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { Draining } from '../../src/health/draining.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { redisUrl } from '../support/servers/redis.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('health', () => {
  test('GET /hc is the text OK, as the tutorial checks it', async () => {
    const { status, text, headers } = await api.client.get('/hc');
    expect({ status, text }).toEqual({ status: 200, text: 'OK' });
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  test('GET /livez reports that the process is alive', async () => {
    expect((await api.client.get<unknown>('/livez')).body).toEqual({ status: 'ok' });
  });

  test('GET /readyz reports the state of each part', async () => {
    const { status, body } = await api.client.get<unknown>('/readyz');
    expect({ status, body }).toEqual({
      status: 200,
      body: { status: 'ok', parts: { writer: 'ok', reader: 'ok', server: 'ok', ...(redisUrl && { cache: 'ok' }) } },
    });
  });

  test('a flood of requests checks the database at most once a second', async () => {
    const db = api.app.get(Database);
    let asked = 0;
    const health = db.health.bind(db);
    db.health = () => {
      asked++;
      return health();
    };
    const began = performance.now();
    try {
      for (let n = 0; n < 10; n++) {
        const answers = await Promise.all(Array.from({ length: 20 }, () => api.client.get('/readyz')));
        expect(answers.every(({ status }) => status === 200)).toBe(true);
      }
    } finally {
      db.health = health;
    }
    expect(asked).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - began) / 1_000));
  });

  test('a draining process is alive, not ready, still serves, and asks clients to reconnect elsewhere', async () => {
    api.app.get(Draining).started = true;
    try {
      const ready = await api.client.get('/readyz');
      const problem = expectProblem(ready, 503, 'unavailable');
      expect(problem.parts).toMatchObject({ writer: 'ok', reader: 'ok', server: 'draining' });
      expect(problem.detail).toBe('server is draining');
      expect(ready.headers.get('retry-after')).toBe('1');
      expect((await api.client.get('/livez')).status).toBe(200);
      const written = await api.client.post('/todo', { title: 'x' });
      expect({ status: written.status, connection: written.headers.get('connection') }).toEqual({
        status: 201,
        connection: 'close',
      });
    } finally {
      api.app.get(Draining).started = false;
    }
    expect((await api.client.get('/readyz')).status).toBe(200);
  });
});
