import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BulkAnswer } from '@todo/shared/todos/bulk';
import type { ImportReport } from '@todo/shared/todos/import';
import type { Todo } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeEach(async () => {
  if (api) await api.client.clear();
  else api = await startApi();
});
afterAll(() => api.stop());

const send = (file: string | Uint8Array, query = '', headers: Record<string, string> = {}) =>
  api.client.call<ImportReport>('POST', `/lists/0/import${query}`, {
    body: file,
    headers: { 'Content-Type': 'application/octet-stream', ...headers },
  });
const list = async () => (await api.client.list('?status=ALL&sort=order')).body;
const titles = async () => (await list()).map(({ title }) => title);

describe('POST /lists/{id}/import', () => {
  test('imports a table, in its order and before what is there', async () => {
    await api.client.add({ title: 'old' });
    const { status, body } = await send(
      'Title;Notes;Status;Due;Tags\r\n"a;b";"one\r\ntwo";Doing;24.12.2026;x,y\r\nc;;done;;\r\n',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      source: 'csv',
      todos: 2,
      known: 0,
      faults: 0,
      statuses: { TODO: 0, PROGRESS: 1, DONE: 1 },
    });
    expect(await titles()).toEqual(['a;b', 'c', 'old']);
    expect((await list())[0]).toMatchObject({
      content: 'one\ntwo',
      status: 'PROGRESS',
      due: '2026-12-24',
      labels: ['x', 'y'],
      version: 1,
    });
  });

  test('says what it would do, and does that to the file that it has kept', async () => {
    const preview = await send('title\nMilk\n\nBread\n', '?dry_run=true');
    expect(preview.body).toMatchObject({ todos: 2, rows: [{ title: 'Milk' }, { title: 'Bread' }], action: null });
    expect(await titles()).toEqual([]);
    const done = await api.client.post<ImportReport>(`/lists/0/import?upload=${preview.body.upload}`);
    expect(done.body).toMatchObject({ todos: 2, upload: null });
    expect(await titles()).toEqual(['Milk', 'Bread']);
    expectProblem(await api.client.post(`/lists/0/import?upload=${preview.body.upload}`), 410, 'upload-gone');
  });

  test('makes each entry once, however often its file is sent; two that are the same are two', async () => {
    const file = 'title\nMilk\nMilk\nBread\n';
    expect((await send(file)).body).toMatchObject({ todos: 3, known: 0 });
    const [first] = await list();
    await api.client.patch(`/todo/${first?.id}`, { title: 'Soy milk', completed: true });
    expect((await send(`${file}Eggs\n`)).body).toMatchObject({ todos: 1, known: 3 });
    expect((await titles()).sort()).toEqual(['Bread', 'Eggs', 'Milk', 'Soy milk']);
  });

  test('is one action: undone at once, and then imported again', async () => {
    const kept = await api.client.add({ title: 'old' });
    const { body } = await send('title\na\nb\nc\n');
    const undone = await api.client.post<BulkAnswer>(`/todo/actions/${body.action}/undo`);
    expect(undone.status).toBe(200);
    expect((await list()).map(({ id }) => id)).toEqual([kept.id]);
    expect((await send('title\na\nb\nc\n')).body).toMatchObject({ todos: 3, known: 0 });
    const [changed] = await list();
    const history = await api.client.get<{ changes: { kind: string }[] }>(`/todo/${changed?.id}/history`);
    expect(history.body.changes.map(({ kind }) => kind)).toEqual(['created']);
  });

  test('with an entry that cannot be is none of it, and tells which; or the others, if that is asked for', async () => {
    const file = `title,notes\ngood,\n,lost\nlong,${'x'.repeat(60_001)}\n`;
    const refused = await api.client.call<{ report: ImportReport }>('POST', '/lists/0/import', {
      body: file,
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expectProblem(refused, 409, 'import-refused');
    expect(refused.body.report.errors).toEqual([
      expect.objectContaining({ line: 3, code: 'no_title' }),
      expect.objectContaining({ line: 4, title: 'long', code: 'content_too_long' }),
    ]);
    expect(await titles()).toEqual([]);
    expect((await send(file, '?skip=true')).body).toMatchObject({ todos: 1, faults: 2 });
    expect(await titles()).toEqual(['good']);
  });

  test('repeated with its key is done once, and with another file refused', async () => {
    const headers = { 'Idempotency-Key': 'one' };
    const first = await send('title\na\n', '', headers);
    const again = await send('title\na\n', '', headers);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expectProblem(await send('title\nb\n', '', headers), 422, 'idempotency-mismatch');
    expect(await titles()).toEqual(['a']);
  });

  test('takes a form of a browser, and any type of file', async () => {
    const form = new FormData();
    form.set('file', new Blob(['title\nfrom a form\n'], { type: 'text/csv' }), 'x.csv');
    const answer = await fetch(`${api.client.url}/lists/0/import`, { method: 'POST', body: form });
    expect(answer.status).toBe(200);
    await send('title\nas text\n', '', { 'Content-Type': 'text/csv' });
    await send(JSON.stringify([{ title: 'as JSON' }]), '', { 'Content-Type': 'application/json' });
    expect((await titles()).sort()).toEqual(['as JSON', 'as text', 'from a form']);
  });

  test('keeps what does not fit in the notes', async () => {
    const title = 'x'.repeat(200);
    const { body } = await send(`title,status,due,priority\n${title},Blocked,someday,huge\n`);
    const [todo] = await list();
    expect(todo?.title).toBe(`${'x'.repeat(187)}…`);
    for (const lost of [title, 'Blocked', 'someday', 'huge']) expect(todo?.content).toContain(lost);
    expect(body.notices.map(({ code, lines }) => [code, lines]).sort()).toEqual([
      ['day_unreadable', [2]],
      ['priority_unknown', [2]],
      ['status_unknown', [2]],
      ['title_shortened', [2]],
    ]);
  });

  test('reads days in the order that is said', async () => {
    const file = 'title,due\na,3/4/2026\nb,25/4/2026\n';
    expect((await send(file, '?dry_run=true&dates=dmy')).body.rows.map(({ due }) => due)).toEqual([
      '2026-04-03',
      '2026-04-25',
    ]);
    const { rows, notices } = (await send(file, '?dry_run=true')).body;
    expect(rows.map(({ due }) => due)).toEqual(['2026-03-04', '2026-04-25']);
    expect(notices).toEqual([expect.objectContaining({ code: 'day_order', lines: [2] })]);
  });

  test('takes the columns that are said to be titles and days', async () => {
    const file = 'Was,Wann\nMilch,2026-12-01\n';
    expectProblem(await send(file), 422, 'import-unreadable');
    const { body } = await send(file, `?columns=${encodeURIComponent('title:Was,due:Wann')}`);
    expect(body.rows).toEqual([expect.objectContaining({ title: 'Milch', due: '2026-12-01' })]);
  });

  test.each([
    [
      'UTF-16 with its mark',
      new Uint8Array([0xff, 0xfe, ...Buffer.from('title\tnotes\nMilch für Jürgen\t牛乳\n', 'utf16le')]),
    ],
    ['UTF-16 without', Buffer.from('title\tnotes\nMilch für Jürgen\t牛乳\n', 'utf16le')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFtitle\tnotes\nMilch für Jürgen\t牛乳\n')],
    ['UTF-8, with the separator in its first line', Buffer.from('sep=;\r\ntitle;notes\nMilch für Jürgen;牛乳\n')],
  ])('reads %s', async (_what, file) => {
    await send(file);
    expect(await list()).toEqual([expect.objectContaining({ title: 'Milch für Jürgen', content: '牛乳' })]);
  });

  test.each([
    ['empty', '', 'empty'],
    ['Latin-1', Buffer.from('title\nf\xfcr\n', 'latin1'), 'encoding'],
    ['a workbook', Buffer.from('PK\x03\x04 xxxx'), 'archive'],
    ['half a JSON', '{"cards": [{"name": "a"}', 'json'],
    ['some JSON', '{"a": 1}', 'unknown'],
    ['a quote that is not closed', 'title\n"a\nb\n', 'quote'],
  ])('refuses a file that is %s, and says why', async (_what, file, code) => {
    const { errors } = expectProblem(await send(file), 422, 'import-unreadable');
    expect(errors).toEqual([expect.objectContaining({ code })]);
    expect(await titles()).toEqual([]);
  });

  test('imports nothing that is too much', async () => {
    await api.restart({ TODO_MAX_TODOS: '3' });
    await api.client.add({ title: 'old' });
    expectProblem(await send('title\na\nb\nc\n', '?dry_run=true'), 422, 'quota-exceeded');
    expectProblem(await send('title\na\nb\nc\n'), 422, 'quota-exceeded');
    expect(await titles()).toEqual(['old']);
    expect((await send('title\na\nb\n')).body).toMatchObject({ todos: 2 });
    await api.restart({ TODO_MAX_TODOS: '100000' });
  });
});

describe('what was exported', () => {
  const full = {
    title: "=1+1 and 'x'",
    content: '- [x] black\n-1',
    status: 'PROGRESS',
    due: '2026-12-01',
    repeat: 'FREQ=WEEKLY;BYDAY=TU',
    repeatFrom: 'COMPLETION',
    priority: 1,
    labels: ['home', '買い物'],
  };
  const members = ({ title, content, status, due, repeat, repeatFrom, priority, labels, created }: Todo) => ({
    title,
    content,
    status,
    due,
    repeat,
    repeatFrom,
    priority,
    labels,
    created,
  });

  test.each(['json', 'csv'])('as %s comes back whole into another list, and is known in its own', async (format) => {
    await api.client.add(full);
    await api.client.add({ title: "'=2", status: 'DONE' });
    const before = await list();
    const { text } = await api.client.get(`/lists/0/export?format=${format}`);
    expect((await send(text)).body).toMatchObject({ source: 'todo', todos: 0, known: 2, action: null });
    const { body: other } = await api.client.post<{ id: number }>('/lists', { name: 'other' });
    await api.client.call('POST', `/lists/${other.id}/import`, {
      body: text,
      headers: { 'Content-Type': 'text/plain' },
    });
    const arrived = (await api.client.list(`?list=${other.id}&status=ALL&sort=order`)).body;
    expect(arrived.map(members)).toEqual(before.map(members));
    await api.client.delete(`/lists/${other.id}`);
  });
});
