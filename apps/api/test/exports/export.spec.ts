import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ListExport } from '@todo/shared/todos/list-export';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeEach(async () => {
  if (api) await api.client.clear();
  else api = await startApi();
});
afterAll(() => api.stop());

const full = {
  title: 'Bins, "all" of them',
  content: '- [x] black\n- [ ] blue',
  status: 'PROGRESS',
  due: '2026-12-01',
  repeat: 'FREQ=WEEKLY;BYDAY=TU',
  priority: 1,
  labels: ['home', '買い物'],
};

describe('GET /lists/{id}/export', () => {
  test('has the whole list in manual order, without the trash', async () => {
    const first = await api.client.add(full);
    const trashed = await api.client.add();
    const last = await api.client.add({ title: 'last', status: 'DONE' });
    await api.client.delete(`/todo/${trashed.id}`);
    await api.client.patch(`/todo/${last.id}`, { after: first.id });
    const { body, headers } = await api.client.get<ListExport>('/lists/0/export');
    expect(body).toMatchObject({ format: 'todo-list', version: 1, list: { id: 0 }, members: [] });
    expect(body.todos.map(({ title }) => title)).toEqual([full.title, 'last']);
    const { url: _, ...expected } = (await api.client.get(`/todo/${first.id}`)).body;
    expect(body.todos[0]).toMatchObject(expected);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-disposition')).toContain('attachment; filename="todo.json"');
  });

  test('is a file named after the list, whatever characters its name has', async () => {
    const { body: list } = await api.client.post<{ id: number }>('/lists', { name: `買い物 (Ann's) "1"` });
    const { headers, body } = await api.client.get<ListExport>(`/lists/${list.id}/export`);
    expect(body.todos).toEqual([]);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="todo.json"; filename*=UTF-8''${encodeURIComponent('買い物 ')}%28Ann%27s%29%20%221%22.json`,
    );
    await api.client.delete(`/lists/${list.id}`);
  });

  test('as CSV opens unchanged in a spreadsheet, and cannot run a formula there', async () => {
    await api.client.add(full);
    for (const title of ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", "'tis", '＝1']) {
      await api.client.add({ title, content: '\t=1' });
    }
    const { text, headers } = await api.client.get('/lists/0/export?format=csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    // fetch removes the byte order mark from a text.
    expect(text.slice(0, 16)).toBe('id,title,notes,s');
    expect(text.split('\r\n').at(-1)).toBe('');
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(rows.map(({ title }) => title)).toEqual([
      "'＝1",
      "'tis",
      "''=1",
      "'@SUM(A1)",
      "'-1",
      "'+1",
      "'=1+1",
      full.title,
    ]);
    expect(rows[0]?.notes).toBe("'\t=1");
    expect(rows.at(-1)).toMatchObject({
      notes: "'- [x] black\n- [ ] blue",
      status: 'PROGRESS',
      due: '2026-12-01',
      repeat: 'FREQ=WEEKLY;BYDAY=TU',
      'repeat from': 'DUE',
      priority: '1',
      labels: 'home, 買い物',
    });
  });

  test('begins with the byte order mark by which Excel recognizes UTF-8', async () => {
    const answer = await fetch(`${api.client.url}/lists/0/export?format=csv`);
    expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  // Without this, a todo without a due day would be missing in a calendar program, or its file would not open there.
  test('as ICS is a calendar of tasks that other programs read', async () => {
    await api.client.add(full);
    await api.client.add({ title: 'undated', status: 'DONE' });
    const { text, headers } = await api.client.get('/lists/0/export?format=ics');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('.ics');
    const tasks = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vtodo');
    const told = (name: string) => tasks.map((task) => task.getFirstPropertyValue(name)?.toString());
    expect(told('summary')).toEqual(['undated', full.title]);
    expect(told('due')).toEqual([undefined, full.due]);
    expect(told('rrule')).toEqual([undefined, full.repeat]);
    expect(told('description')).toEqual([undefined, full.content]);
    expect(told('status')).toEqual(['COMPLETED', 'IN-PROCESS']);
  });

  test('rejects an unknown format', async () => {
    expectProblem(await api.client.get('/lists/0/export?format=xlsx'), 400, 'invalid-parameter');
  });
});
