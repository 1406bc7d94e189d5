import { readFile } from 'node:fs/promises';
import { openWhole } from '../support/loaded.ts';
import { accountOf, openMenu, unique } from '../support/todos.ts';
import { addTodo, enter, expect, logIn, newPerson, sessionName, test, todosOf } from './people.ts';

test('after a password change the new one is accepted, the old one is not, and other sessions have ended', async ({
  app,
  browser,
  page,
}) => {
  const person = await newPerson(app);
  const changed = 'an entirely new password';
  await page.goto('/login');
  await logIn(page, person);
  await page.goto('/account');
  await expect(page.locator('#sessions-title')).toContainText('2');
  await page.getByLabel('Current password').fill('not the current one');
  await page.getByLabel('New password').fill(changed);
  await page.getByLabel('Type it again').fill(changed);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.locator('#current_password-error')).toBeVisible();

  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password').fill(changed);
  await page.getByLabel('Type it again').fill(changed);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(page.locator('#sessions-title')).toContainText('1');
  await expect(todosOf(app, person, 'anything')).rejects.toThrow('401');

  const elsewhere = await browser.newPage({ baseURL: app.webUrl });
  await elsewhere.goto('/login');
  await logIn(elsewhere, person);
  await expect(elsewhere.locator('.refusal')).toBeVisible();
  await logIn(elsewhere, { ...person, password: changed });
  await expect(accountOf(elsewhere)).toHaveText(person.name);
  await elsewhere.close();
});

test('sessions are listed by browser, and can be ended one by one or all at once', async ({ app, browser, page }) => {
  const person = await newPerson(app);
  const elsewhere = await browser.newContext({
    baseURL: app.webUrl,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  const other = await elsewhere.newPage();
  await other.goto('/login');
  await logIn(other, person);
  await expect(accountOf(other)).toHaveText(person.name);

  await page.goto('/login');
  await logIn(page, person);
  await page.goto('/account');
  const firefox = page.locator('.entries li').filter({ hasText: 'Firefox on Linux' });
  await expect(page.locator('.entries li').filter({ hasText: 'This browser' })).toContainText('Chrom');
  await firefox.getByRole('button', { name: 'End' }).click();
  await expect(page.getByText('The session has ended.')).toBeVisible();
  await expect(firefox).toHaveCount(0);
  await other.goto('/');
  await expect(other.getByText('Your session has ended')).toBeVisible();

  await page.getByRole('button', { name: 'Log out everywhere' }).click();
  await expect(page.getByText('You are logged out everywhere.')).toBeVisible();
  await expect(todosOf(app, person, 'anything')).rejects.toThrow('401');
  await elsewhere.close();
});

test('a token is shown once, works on the address of the site, and can be revoked', async ({ app, page, context }) => {
  const person = await newPerson(app);
  const { title } = await addTodo(app, person, { title: unique('For programs') });
  await enter(context, app, person);
  const read = (token: string) =>
    fetch(`${app.webUrl}/todo?q=${encodeURIComponent(title)}`, { headers: { Authorization: `Bearer ${token}` } });

  await page.goto('/account');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await expect(page.locator('#token_name-error')).toBeVisible();
  await page.getByLabel('What it is for').fill('Backup script');
  await page.getByLabel('Permission').selectOption('read');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const token = (await page.locator('.secret').textContent()) ?? '';
  expect(token).toMatch(/^todo_token_/);
  expect(await (await read(token)).json()).toMatchObject([{ title }]);
  const write = await fetch(`${app.webUrl}/todo`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'not allowed' }),
  });
  expect(write.status).toBe(403);

  await page.goto('/account');
  await expect(page.locator('.secret')).toHaveCount(0);
  expect(await page.content()).not.toContain(token);
  const entry = page.locator('.entries li').filter({ hasText: 'Backup script' });
  await expect(entry).toContainText('Read todos');
  await expect(entry).toContainText('last used');
  await entry.getByRole('button', { name: 'Revoke' }).click();
  await expect(entry).toHaveCount(0);
  expect((await read(token)).status).toBe(401);
});

test('the account can be exported as a file, and deleted with all its data', async ({ app, page, context }) => {
  const person = await newPerson(app);
  const { title } = await addTodo(app, person, { title: unique('Taken along') });
  await enter(context, app, person);
  await page.goto('/account');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download everything' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('todo-export.json');
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(file).toMatchObject({ user: { name: person.name }, todos: [{ title }] });

  await page.getByText('Delete the account').click();
  const section = page.locator('.confirm');
  await section.getByLabel('Password').fill('not the password');
  await section.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.locator('#delete_password-error')).toBeVisible();
  await section.getByLabel('Password').fill(person.password);
  await section.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('Your account and all its todos are deleted.')).toBeVisible();
  await logIn(page, person);
  await expect(page.locator('.refusal')).toContainText('do not belong together');
});

test('without the API, logging out still clears the browser and says what is left', async ({ app, page, context }) => {
  const person = await newPerson(app);
  await enter(context, app, person);
  await page.goto('/account');
  await app.stopApi();
  await openMenu(page);
  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(page.getByText('You are logged out in this browser.')).toBeVisible();
  expect((await context.cookies()).filter(({ name }) => name === sessionName(app))).toEqual([]);
  await logIn(page, person);
  await expect(page.locator('.refusal')).toContainText('Logging in does not work right now');
  await expect(page.getByLabel('Name')).toHaveValue(person.name);
  await app.startApi();
  await logIn(page, person);
  await expect(accountOf(page)).toHaveText(person.name);
});

test('account pages load nothing from other hosts and nothing that the content security policy blocks', {
  tag: '@js',
}, async ({ app, page, context }) => {
  const problems: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  for (const path of ['/login', '/register']) await openWhole(page, path);
  await enter(context, app, await newPerson(app));
  for (const path of ['/', '/account']) await openWhole(page, path);
  expect(problems).toEqual([]);
  expect([...hosts]).toEqual([new URL(app.webUrl).host]);
});
