import { startApp } from '../../support/app.ts';
import {
  accountSettings,
  addTodo,
  expect,
  newAddress,
  newName,
  newPerson,
  type Person,
  sessionName,
  test,
} from './people.ts';

test.describe('safety', { tag: '@js' }, () => {
  /** Submits a form as a browser does. */
  const post = (
    site: string,
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { Origin: site },
  ) =>
    fetch(site + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'X-Forwarded-For': newAddress(), ...headers },
      body: new URLSearchParams(fields),
    });

  const logInForm = ({ name, password }: Pick<Person, 'name' | 'password'>) => ({
    login_name: name,
    login_password: password,
  });

  const sessionCookie = (response: Response) =>
    response.headers.getSetCookie().find((cookie) => /^(?:__Host-)?todo_\d+_session=/.test(cookie)) ?? '';

  test('the session cookie is out of reach of scripts and other sites', async ({ app }) => {
    const person = await newPerson(app);
    const plain = sessionCookie(await post(app.webUrl, '/login', logInForm(person)));
    expect(plain).toMatch(/^todo_\d+_session=/);
    expect(plain).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax$/);
    expect(plain).not.toContain('Domain');

    const headers = { Origin: app.webUrl.replace('http:', 'https:'), 'X-Forwarded-Proto': 'https' };
    const answer = await post(app.webUrl, '/login', logInForm(person), headers);
    expect(sessionCookie(answer)).toMatch(/^__Host-todo_\d+_session=/);
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/; Path=\/; .*; Secure$/);
  });

  test('over https, a session cookie that was set on an unencrypted page is ignored', async ({ app }) => {
    const person = await newPerson(app);
    const value = encodeURIComponent(`${person.token}.${person.name}`);
    const look = (cookie: string) =>
      fetch(`${app.webUrl}/`, { redirect: 'manual', headers: { Cookie: cookie, 'X-Forwarded-Proto': 'https' } });
    expect((await look(`${sessionName(app)}=${value}`)).status).toBe(303);
    expect((await look(`__Host-${sessionName(app)}=${value}`)).status).toBe(200);
    const headers = { Origin: app.webUrl, 'X-Forwarded-Proto': 'https', Cookie: `__Host-${sessionName(app)}=${value}` };
    expect((await post(app.webUrl, '/items', { title: 'from an unencrypted page' }, headers)).status).toBe(403);
  });

  test('each log-in starts a new session and ends the previous one', async ({ app }) => {
    const person = await newPerson(app);
    const planted = `${sessionName(app)}=${encodeURIComponent(`${person.token}.${person.name}`)}`;
    const answer = await post(app.webUrl, '/login', logInForm(person), { Origin: app.webUrl, Cookie: planted });
    expect(answer.status).toBe(303);
    const own = sessionCookie(answer).split(';')[0] ?? '';
    expect(own).toContain('todo_session_');
    expect(own).not.toContain(person.token);
    const look = (cookie: string) => fetch(`${app.webUrl}/`, { redirect: 'manual', headers: { Cookie: cookie } });
    expect((await look(planted)).status).toBe(303);
    expect((await look(own)).status).toBe(200);
  });

  test('no form of another site can log in, log out, register or change an account', async ({ app }) => {
    const person = await newPerson(app);
    const Cookie = `${sessionName(app)}=${encodeURIComponent(`${person.token}.${person.name}`)}`;
    const account = { name: newName(), password: 'four long words here', repeat: 'four long words here' };
    const forms: [string, Record<string, string>][] = [
      ['/login', logInForm(person)],
      ['/logout', {}],
      ['/register', account],
      ['/account/password', { current_password: person.password, password: account.password, repeat: account.repeat }],
      ['/account/end-session', { session: '1' }],
      ['/account/log-out-everywhere', {}],
      ['/account/create-token', { token_name: 'stolen', scope: 'write' }],
      ['/account/revoke-token', { token: '1' }],
      ['/account/delete', { delete_password: person.password }],
      ['/items', logInForm(person)],
    ];
    const senders: Record<string, string>[] = [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      {},
    ];
    for (const [path, fields] of forms) {
      for (const sender of senders) {
        const answer = await post(app.webUrl, path, fields, { ...sender, Cookie });
        expect(answer.status, `${path} ${JSON.stringify(sender)}`).toBe(403);
        expect(sessionCookie(answer)).toBe('');
      }
    }
    expect((await fetch(`${app.webUrl}/account`, { headers: { Cookie }, redirect: 'manual' })).status).toBe(200);
    await expect(newPerson(app, account.name)).resolves.toBeDefined();
  });

  test('logging in or registering never redirects to another site', async ({ app }) => {
    const person = await newPerson(app);
    for (const next of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/\t/elsewhere.example',
      '/.//elsewhere.example',
      'javascript:alert(1)',
      '@elsewhere.example',
    ]) {
      const form = await fetch(`${app.webUrl}/login?${new URLSearchParams({ next })}`);
      const back = /name="back" value="([^"]*)"/.exec(await form.text())?.[1] ?? '';
      expect(new URL(back, app.webUrl).origin, next).toBe(app.webUrl);
      const password = 'four long words here';
      const answers = [
        await post(app.webUrl, '/login', { ...logInForm(person), back: next }),
        await post(app.webUrl, '/register', { name: newName(), password, repeat: password, back: next }),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(303);
        const target = new URL(answer.headers.get('location') ?? '', app.webUrl);
        expect(target.origin, next).toBe(app.webUrl);
      }
    }
  });

  test('personal pages are not cached', async ({ app }) => {
    const person = await newPerson(app);
    const { id } = await addTodo(app, person, { title: 'private' });
    const headers = { Cookie: `${sessionName(app)}=${encodeURIComponent(`${person.token}.${person.name}`)}` };
    for (const path of ['/', '/?view=list', `/items/${id}`, '/trash', '/account', '/login', '/register']) {
      const answer = await fetch(app.webUrl + path, { headers });
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('cache-control'), path).toBe('private, no-store');
    }
    const file = await fetch(`${app.webUrl}/account/export`, { headers });
    expect(file.headers.get('cache-control')).toContain('no-store');
  });

  test("the API's addresses do not accept the cookie", async ({ app }) => {
    const person = await newPerson(app);
    const Cookie = `${sessionName(app)}=${encodeURIComponent(`${person.token}.${person.name}`)}`;
    for (const path of ['/todo', '/users/me', '/users/me/export', '/sessions', '/tokens']) {
      expect((await fetch(app.webUrl + path, { headers: { Cookie } })).status, path).toBe(401);
      const Authorization = `Bearer ${person.token}`;
      expect((await fetch(app.webUrl + path, { headers: { Authorization } })).status, path).toBe(200);
    }
    expect(await (await fetch(`${app.webUrl}/users/policy`)).json()).toMatchObject({ auth: 'accounts' });
  });

  test('an invalid session cookie leads to the log-in, not to an error', async ({ app }) => {
    for (const value of [
      '',
      'x',
      'todo_session_short.ana',
      `todo_session_${'a'.repeat(43)}.ana`,
      '%00',
      '%ZZ',
      'a'.repeat(8_000),
    ]) {
      const answer = await fetch(`${app.webUrl}/`, {
        redirect: 'manual',
        headers: { Cookie: `${sessionName(app)}=${value}` },
      });
      expect(answer.status, value.slice(0, 40)).toBe(303);
      expect(answer.headers.get('location')).toBe('/login');
    }
  });

  test('oversized and malformed credentials are rejected with a message, not an error', async ({ app }) => {
    const long = 'x'.repeat(100_000);
    const strange = ['', '\0', '\r\nSet-Cookie: session=x', '<script>alert(1)</script>', '‮ana', long];
    for (const text of strange) {
      const answers = [
        await post(app.webUrl, '/login', { login_name: text, login_password: text }),
        await post(app.webUrl, '/login', { login_name: 'ana', login_password: text }),
        await post(app.webUrl, '/register', { name: text, password: text, repeat: text }),
      ];
      for (const answer of answers) {
        expect([401, 422], text.slice(0, 30)).toContain(answer.status);
        expect(sessionCookie(answer)).toBe('');
        expect(await answer.text()).not.toContain('<script>alert(1)');
      }
    }
    const invalid = await fetch(`${app.webUrl}/login`, {
      method: 'POST',
      headers: { Origin: app.webUrl, 'X-Forwarded-For': newAddress() },
      body: 'login_name=%ED%A0%80&login_password=%FF%00',
    });
    expect([401, 422]).toContain(invalid.status);
    const huge = await post(app.webUrl, '/login', { login_name: 'x'.repeat(1_000_000), login_password: 'x' });
    expect(huge.status).toBe(413);
  });

  test('a name in any script is shown correctly after logging in', async ({ app }) => {
    const person = await newPerson(app, `Željko.日本+${newName()}`);
    const answer = await post(app.webUrl, '/login', logInForm(person));
    const cookie = sessionCookie(answer).split(';')[0] ?? '';
    const board = await fetch(`${app.webUrl}/`, { headers: { Cookie: cookie } });
    expect(await board.text()).toContain(`dir="auto" class="menu-entry">${person.name}</a>`);
  });

  test('only a trusted proxy can set the address by which attempts are counted', async () => {
    const app = await startApp({ apiEnv: accountSettings, webEnv: { TODO_TRUST_PROXY: '192.0.2.1' } });
    try {
      const statuses: number[] = [];
      for (let tries = 0; tries < 12; tries++) {
        const guess = logInForm({ name: newName(), password: 'guessing again' });
        statuses.push((await post(app.webUrl, '/login', guess)).status);
      }
      expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
      expect(statuses.at(-1)).toBe(429);
      const direct = await fetch(`${app.webUrl}/sessions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': newAddress() },
        body: JSON.stringify({ name: newName(), password: 'guessing again' }),
      });
      expect(direct.status).toBe(429);
      const secure = await post(
        app.webUrl,
        '/theme',
        { theme: 'dark' },
        { Origin: app.webUrl, 'X-Forwarded-Proto': 'https' },
      );
      expect(secure.headers.getSetCookie().join()).not.toContain('Secure');
    } finally {
      await app.close();
    }
  });
});
