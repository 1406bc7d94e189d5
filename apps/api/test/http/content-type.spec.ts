import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from '../support/api.js';
import { sendRaw } from '../support/raw.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const form = 'application/x-www-form-urlencoded';

describe('content types', () => {
  test.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=utf8',
    'application/json; odata=verbose',
    'application/merge-patch+json',
    form,
    `${form}; charset=UTF-8`,
  ])('%s is read as JSON', async (type) => {
    const answer = await api.client.post('/todo', '{"title":"Käse 😀"}', { 'Content-Type': type });
    expect({ status: answer.status, title: answer.body.title }).toEqual({ status: 201, title: 'Käse 😀' });
  });

  test("the tutorial's curl calls, which send JSON with the content type of a form, still work", async () => {
    const curl = { 'Content-Type': form, Accept: '*/*', 'User-Agent': 'curl/8.5.0' };
    const created = await api.client.post('/todo', '{\n  "title": "from curl",\n  "content": "x"\n}', curl);
    expect(created.status).toBe(201);
    const { id } = created.body;
    const put = await api.client.put(
      '/todo',
      `{"id": ${id}, "title": "again", "content": "y", "status": "PROGRESS"}`,
      curl,
    );
    expect(put.status).toBe(200);
    const [read] = (await api.client.list('?status=PROGRESS', curl)).body;
    expect(read).toMatchObject({ id, title: 'again', content: 'y', status: 'PROGRESS' });
    expect((await api.client.patch(`/todo/${id}`, '{"title":"patched"}', curl)).status).toBe(200);
  });

  test('a body without a type is read as JSON', async () => {
    const json = '{"title":"no type"}';
    const request = `POST /todo HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
    expect((await sendRaw(api.client.url, request)).status).toBe(201);
  });

  test('Content-Encoding: identity counts as no encoding', async () => {
    expect((await api.client.post('/todo', { title: 'x' }, { 'Content-Encoding': 'identity' })).status).toBe(201);
  });

  test.each(['text/html', 'application/xml', 'image/*', ''])('Accept: %p still gets JSON', async (accept) => {
    const { status, headers } = await api.client.list('', { Accept: accept });
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 200,
      type: 'application/json; charset=utf-8',
    });
  });

  test.each([
    ['POST', '/todo', 'accept-post'],
    ['PATCH', '/todo/1', 'accept-patch'],
    ['PUT', '/todo', 'accept'],
  ])('a %s in another type is told which ones are read', async (method, path, header) => {
    const answer = await api.client.call(method, path, { body: '<x/>', headers: { 'Content-Type': 'text/xml' } });
    expect(answer.status).toBe(415);
    expect(answer.headers.get(header)?.split(', ').sort()).toEqual([
      'application/json',
      'application/merge-patch+json',
    ]);
    expect(answer.headers.get('accept-encoding')).toBe('identity');
  });

  test.each(['application/json', form, 'text/plain'])(
    'where no body is needed, an empty %s body is accepted: some clients send the header with every request',
    async (type) => {
      const { id } = await api.client.add();
      const empty = { body: '', headers: { 'Content-Type': type } };
      expect((await api.client.call('DELETE', `/todo/${id}`, empty)).status).toBe(204);
      expect((await api.client.call('POST', `/todo/${id}/restore`, empty)).status).toBe(200);
      expect((await api.client.call('DELETE', '/todo?status=DONE', empty)).status).toBe(200);
    },
  );
});
