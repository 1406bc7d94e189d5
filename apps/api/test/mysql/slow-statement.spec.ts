import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { until } from '../../../../tools/until.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
/** A connection to the server that bypasses the service. */
let server: Connection;

beforeAll(async () => {
  api = await startApi({ TODO_DB_TIMEOUT_MS: '300' });
  server = await createConnection({ uri: api.env.TODO_MASTER_URL, connectTimeout: 10_000 });
  // In sequence: writes of one owner wait for each other, and the lock timeout is short here.
  for (let n = 0; n < 20; n++) await api.client.add();
  // Each row that is read takes half a second, and writing a few titles exceeds every timeout.
  await server.query('RENAME TABLE todo TO kept');
  await server.query(`CREATE TRIGGER slow BEFORE INSERT ON kept FOR EACH ROW
    BEGIN IF NEW.title = 'slow' THEN DO SLEEP(60); END IF; END`);
});
afterAll(async () => {
  await server?.end();
  await api?.stop();
});

const view = (condition: string) => server.query(`CREATE OR REPLACE VIEW todo AS SELECT * FROM kept ${condition}`);
/** The service's connections to this database and their statements, by connection id. */
async function connections(): Promise<{ id: number; statement: string | null }[]> {
  const [rows] = await server.query<RowDataPacket[]>(
    `SELECT id, info AS statement FROM performance_schema.processlist
    WHERE db = DATABASE() AND id <> CONNECTION_ID() ORDER BY id`,
  );
  return rows as { id: number; statement: string | null }[];
}
const ids = async () => (await connections()).map(({ id }) => id);
/** Expects all but one of the connections to be kept: the one that was used may have reached its maximum age. */
async function expectKept(before: number[]): Promise<void> {
  const now = await ids();
  expect(before.filter((id) => !now.includes(id)).length).toBeLessThanOrEqual(1);
}
const running = async () => (await connections()).filter(({ statement }) => statement !== null);
async function stoppedSoFar(): Promise<number> {
  const [[row]] = await server.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Max_execution_time_exceeded'");
  return Number(row?.Value);
}

describe('a read that takes longer than TODO_DB_TIMEOUT_MS', () => {
  beforeEach(() => view('WHERE SLEEP(0.5) = 0'));

  // If the server counted as dead, the query would run four times, the last on the master, which is needed for writes.
  test('is run once, stopped on the server and reported as such; the other connections are kept', async () => {
    const [before, stopped] = [await ids(), await stoppedSoFar()];
    const answer = await api.client.list('?limit=50');
    expect(expectProblem(answer, 503, 'unavailable').detail).toMatch(/took the database too long/);
    expect(await running()).toEqual([]);
    expect(await stoppedSoFar()).toBe(stopped + 1);
    await expectKept(before);
  });

  test('does not make the service unready', async () => {
    expectProblem(await api.client.list('?limit=50'), 503, 'unavailable');
    expect((await api.client.get('/readyz')).status).toBe(200);
  });
});

describe('a write that takes longer than that', () => {
  beforeEach(() => view(''));

  test('is logged without what the user typed', async () => {
    const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      expectProblem(await api.client.post('/todo', { title: 'slow' }), 503, 'unavailable');
      expect(printed.mock.calls).toEqual([]);
    } finally {
      printed.mockRestore();
    }
  });

  // If the statement were not killed, it would hold its locks while its retry waits for them.
  test('is stopped on the server, has no effect, and costs no other connection', async () => {
    const before = await ids();
    const answer = await api.client.post('/todo', { title: 'slow' });
    expect(expectProblem(answer, 503, 'unavailable').detail).toMatch(/took the database too long/);
    await until('nothing runs', async () => (await running()).length === 0);
    await expectKept(before);
    expect((await api.client.list('?q=slow')).body).toEqual([]);
    expect((await api.client.post('/todo', { title: 'quick' })).status).toBe(201);
  });
});
