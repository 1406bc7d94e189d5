import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

const long = 'ü'.repeat(30_000);
let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const keyed = (key: string) => ({ 'Idempotency-Key': key });
const storedBytes = async (key: string) => {
  const sql = 'SELECT OCTET_LENGTH(answer) AS bytes FROM idempotency_key WHERE idempotency_key.key = ?';
  const [row] = await api.app.get(Database).readsLatest((reader) => reader.query<{ bytes: number }>(sql, [key]));
  return Number(row?.bytes);
};

describe('the answer that is stored for a key', () => {
  test.each([
    ['POST', (id: number) => api.client.post(`/todo`, { title: `x ${id}`, content: long }, keyed('POST'))],
    ['PUT', (id: number) => api.client.put(`/todo/${id}`, { title: 'y', content: long, status: 'TODO' }, keyed('PUT'))],
    ['PATCH', (id: number) => api.client.patch(`/todo/${id}`, { content: `${long}` }, keyed('PATCH'))],
  ])(
    'does not hold a long note a second time; %s repeated is answered alike, though the todo changed since',
    async (method, write) => {
      const { id } = await api.client.add({ content: 'before' });
      const first = await write(id);
      await api.client.patch(`/todo/${first.body.id}`, { content: 'changed since' });
      const again = await write(id);
      expect({ status: again.status, text: JSON.parse(again.text) }).toEqual({
        status: first.status,
        text: JSON.parse(first.text),
      });
      expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(await storedBytes(method)).toBeLessThan(1_000);
    },
  );

  test('of a write without content is replayed with the content that the todo has by then', async () => {
    const { id } = await api.client.add({ content: long });
    const finish = () => api.client.patch(`/todo/${id}`, { completed: true }, keyed('no-content'));
    const first = await finish();
    expect((await finish()).body).toEqual(first.body);
    const changed = await api.client.patch(`/todo/${id}`, { content: 'changed since' });
    const again = await finish();
    expect({ body: again.body, tag: again.headers.get('etag') }).toEqual({
      body: changed.body,
      tag: changed.headers.get('etag'),
    });
    expect(await storedBytes('no-content')).toBeLessThan(1_000);
    await api.client.delete(`/todo/${id}`);
    await api.client.delete(`/todo/${id}?deleted=true`);
    expectProblem(await finish(), 404, 'not-found');
  });
});
