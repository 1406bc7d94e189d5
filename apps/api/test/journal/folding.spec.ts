import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import { until } from '../../../../tools/until.js';
import { Database } from '../../src/database/database.js';
import { type Api, startApi } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_JOURNAL_DAYS: '5', TODO_JOURNAL_BYTES: '100000' });
});
afterAll(() => api.stop());

const changes = (since: number) => api.client.get<ChangePage>(`/todo/changes?since=${since}&limit=200`);
const run = <Row>(sql: string, ...parameters: unknown[]) =>
  api.app.get(Database).writes((tx) => tx.query<Row[]>(sql, parameters));

/** Response to a client without any changes, once the oldest ones have been removed. */
interface Gone {
  code: string;
  first: number;
  last: number;
  list: string;
}

test('a note that is edited all day keeps its newest changes, within TODO_JOURNAL_BYTES', async () => {
  const { id } = await api.client.add();
  for (let n = 0; n < 40; n++) await api.client.patch(`/todo/${id}`, { content: `${n} `.repeat(2_000) });
  const [row] = await run<{ bytes: number | string }>(
    'SELECT SUM(OCTET_LENGTH(state) + OCTET_LENGTH(former)) AS bytes FROM journal',
  );
  expect(Number(row?.bytes)).toBeLessThan(120_000);
  const { status, body } = await api.client.get<Gone>('/todo/changes?since=0');
  expect({ status, body }).toMatchObject({ status: 410, body: { code: 'changes-folded', last: 41 } });
  expect(body.first).toBeGreaterThan(1);
  expect((await api.client.get(body.list)).body).toHaveLength(1);
  const kept = (await changes(body.first - 1)).body;
  expect(kept.changes.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 41 - body.first + 1 }, (_, n) => body.first + n),
  );
  expect(kept.changes.at(-1)?.todo.content).toBe('39 '.repeat(2_000));
  const counted = await run<{ bytes: number | string; kept: number | string }>(
    `SELECT journal_bytes AS bytes, (SELECT SUM(200 + OCTET_LENGTH(state) + OCTET_LENGTH(former)) FROM journal) AS kept
    FROM list WHERE id = 0`,
  );
  expect(Number(counted[0]?.bytes)).toBe(Number(counted[0]?.kept));
});

test('changes older than TODO_JOURNAL_DAYS are removed; the list and newer changes stay', async () => {
  const old = await api.client.add({ title: 'old' });
  const { body } = await api.client.get<ChangePage>(`/todo/${old.id}/history`);
  const seq = body.changes[0]?.seq as number;
  await run("UPDATE journal SET at = '2020-01-01 00:00:00.000' WHERE seq <= ?", seq);
  const young = await api.client.add({ title: 'young' });
  await api.restart();
  await until('the old changes are folded', async () => (await changes(seq - 1)).status === 410);
  expect((await changes(seq)).body).toMatchObject({
    changes: [{ todo: { id: young.id } }],
    last: seq + 1,
    more: false,
  });
  expect((await api.client.get(`/todo/${old.id}`)).body.title).toBe('old');
  expect((await api.client.get<ChangePage>(`/todo/${old.id}/history`)).body).toMatchObject({
    changes: [],
    more: false,
  });
  const undone = await api.client.post(`/todo/changes/${seq}/undo`);
  expect({ status: undone.status, body: undone.body }).toMatchObject({ status: 410, body: { first: seq + 1 } });
});
