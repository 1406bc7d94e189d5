import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.js';
import { type Service, startService, stopService } from '../support/process.js';
import { makeDatabase, type TestDatabase } from '../support/servers/database.js';

let database: TestDatabase;
let service: Service | undefined;
beforeEach(async () => {
  database = await makeDatabase();
});
afterEach(async () => {
  await stopService(service);
  await database.drop();
});

describe('SIGTERM', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s stops an idle service with exit code 0', async (signal) => {
    service = await startService(database.env);
    service.process.kill(signal);
    expect(await service.ended).toBe(0);
  });

  test('under load loses no request, so that nobody notices a rolling update', async () => {
    const running = await startService({ ...database.env, TODO_DRAIN_MS: '500' });
    service = running;
    const answered = { before: 0, draining: 0 };
    const failures: string[] = [];
    // Each client continues until it is asked to reconnect elsewhere, as a load balancer would.
    const lane = async (n: number) => {
      for (let isDraining = false; !isDraining; ) {
        const request =
          n % 2 === 0
            ? running.client.post('/todo', { title: `lane ${n}` }, { Prefer: 'return=minimal' })
            : running.client.list('?limit=5');
        const answer = await request.catch((error: Error) => error);
        if (answer instanceof Error) return void failures.push(String(answer.cause ?? answer));
        isDraining = answer.headers.get('connection') === 'close';
        answered[isDraining ? 'draining' : 'before']++;
        if (answer.status >= 400) failures.push(`${answer.status} ${answer.text}`);
      }
    };
    const lanes = Promise.all(Array.from({ length: 12 }, (_, n) => lane(n)));
    await until('the service is busy', () => answered.before > 100);
    running.process.kill('SIGTERM');
    await lanes;
    expect(failures).toEqual([]);
    expect(answered.draining).toBe(12);
    expect(await running.ended).toBe(0);
  });

  test('a request whose body is still coming is answered before the process ends', async () => {
    service = await startService({ ...database.env, TODO_DRAIN_MS: '300' });
    const json = '{"title":"in flight"}';
    const socket = connect(service.port, '127.0.0.1');
    await once(socket, 'connect');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.write(
      `POST /todo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json.slice(0, 9)}`,
    );
    service.process.kill('SIGTERM');
    // The body ends after the listening socket is closed, which happens after the drain time.
    await until('no new connection is taken', async () => {
      const probe = connect((service as Service).port, '127.0.0.1');
      const taken = await Promise.race([
        once(probe, 'connect').then(() => true),
        once(probe, 'error').then(() => false),
      ]).catch(() => false);
      probe.destroy();
      return !taken;
    });
    socket.write(json.slice(9));
    await once(socket, 'close');
    expect(received).toMatch(/^HTTP\/1\.1 201 /);
    expect(await service.ended).toBe(0);
  });

  // Browsers open connections in advance. Without this, each of them holds up the end until the process is killed.
  test('a connection that has carried nothing does not hold up the end', async () => {
    service = await startService(database.env);
    const socket = connect(service.port, '127.0.0.1');
    await once(socket, 'connect');
    service.process.kill('SIGTERM');
    await once(socket, 'close');
    expect(await service.ended).toBe(0);
  });

  test('while draining it is alive but not ready', async () => {
    const running = await startService({ ...database.env, TODO_DRAIN_MS: '2000' });
    service = running;
    running.process.kill('SIGTERM');
    await until('not ready', async () => (await running.client.get('/readyz')).status === 503);
    expect((await running.client.get('/livez')).status).toBe(200);
    expect((await running.client.post('/todo', { title: 'x' })).status).toBe(201);
    expect(await running.ended).toBe(0);
  });
});

describe('kill -9 in the middle of 1,000 creates with keys', () => {
  test('loses nothing that was acknowledged: after all are repeated there are exactly 1,000 todos', async () => {
    const keys = Array.from({ length: 1_000 }, (_, n) => `create-${n}`);
    const acknowledged = new Map<string, number>();
    const createAll = async (to: Service) => {
      const left = [...keys];
      const lane = async () => {
        for (let key = left.pop(); key !== undefined; key = left.pop()) {
          const answer = await to.client.post('/todo', { title: key }, { 'Idempotency-Key': key });
          expect(answer.status).toBe(201);
          expect(acknowledged.get(key) ?? answer.body.id).toBe(answer.body.id);
          acknowledged.set(key, answer.body.id);
        }
      };
      await Promise.all(Array.from({ length: 16 }, lane));
    };
    const first = await startService(database.env);
    service = first;
    const interrupted = createAll(first).then(
      () => 'all went through',
      () => 'interrupted',
    );
    await until('300 are acknowledged', () => acknowledged.size >= 300, 60_000);
    first.process.kill('SIGKILL');
    expect(await interrupted).toBe('interrupted');
    await first.ended;

    const second = await startService(database.env);
    service = second;
    await createAll(second);
    const { headers } = await second.client.list('?status=ALL&count=true&limit=1');
    expect(headers.get('x-total-count')).toBe('1000');
    expect(new Set(acknowledged.values()).size).toBe(1_000);
  });
});
