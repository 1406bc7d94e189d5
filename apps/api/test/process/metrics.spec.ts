import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { freePort, launch } from '../support/process.js';
import { masterUrl } from '../support/servers/database.js';

describe('GET /metrics on the metrics port', () => {
  let api: Api;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    api = await startApi({ TODO_AUTH: 'accounts', TODO_METRICS_PORT: String(port) });
  });
  afterAll(() => api.stop());

  /** Samples whose line begins with `name`. */
  const samples = async (name: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(10_000) });
    expect(answer.headers.get('content-type')).toContain('text/plain');
    return (await answer.text()).split('\n').filter((line) => line.startsWith(name));
  };

  test('has the durations of requests by route, without any ids', async () => {
    const ann = await join(api.client, 'Ann');
    const { id } = await ann.client.add();
    await ann.client.get(`/todo/${id}`);
    await api.client.get('/somewhere/else');
    const counts = await samples('http_request_duration_seconds_count');
    expect(counts).toContain('http_request_duration_seconds_count{method="GET",route="/todo/:id",status="200"} 1');
    expect(counts).toContain('http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
    expect(counts.join()).not.toContain(`/todo/${id}`);
  });

  test('has the hit rate of the authentication cache', async () => {
    const bob = await join(api.client, 'Bob');
    await bob.client.list();
    await bob.client.list();
    await api.client.list('', { Authorization: 'Bearer made-up' });
    const found = Object.fromEntries(
      (await samples('todo_caller_lookups_total')).map((line) => /found="(\w+)"} (\d+)/.exec(line)?.slice(1) ?? []),
    );
    expect(Number(found.memory)).toBeGreaterThan(0);
    expect(Number(found.database)).toBeGreaterThan(0);
    expect(Number(found.nowhere)).toBe(1);
  });

  test('has the use of the database connections, and the state of the process', async () => {
    const connections = await samples('todo_database_connections');
    if (masterUrl) expect(connections.join()).toMatch(/pool="master",state="free"/);
    expect(await samples('process_cpu_seconds_total')).toHaveLength(1);
  });

  test('is not served on the port of the API, and its own port serves nothing else', async () => {
    expect((await api.client.get('/metrics')).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/todo`)).status).toBe(404);
  });

  test('a port that is in use ends the start with an error message', async () => {
    const service = await launch({ TODO_DATA_DIR: api.dataDir, TODO_METRICS_PORT: String(port) });
    expect(await service.ended).toBe(1);
    expect(service.stderr()).toBe(`TODO_METRICS_PORT ${port} cannot be opened (EADDRINUSE): choose another\n`);
  });
});
