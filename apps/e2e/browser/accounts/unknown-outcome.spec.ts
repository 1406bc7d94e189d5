import { card, openMenu, unique } from '../support/todos.ts';
import { enter, expect, logIn, newName, newPerson, shareList, test } from './people.ts';

/** Submits a form while the API is paused, so that the outcome is unknown, and then resumes the API. */
test('an account whose creation got no response is created once, and can log in', async ({ app, page }) => {
  const name = newName();
  const register = async () => {
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password', { exact: true }).fill('a long password of mine');
    await page.getByLabel('Type it again').fill('a long password of mine');
    await page.getByRole('button', { name: 'Register' }).click();
  };
  await page.goto('/register');
  app.pauseApi();
  await register();
  await expect(page.getByRole('alert').first()).toContainText('It is not known whether this was done');
  app.resumeApi();
  await expect
    .poll(async () => {
      const body = JSON.stringify({ name, password: 'a long password of mine' });
      const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': '198.18.0.1' };
      return (await fetch(`${app.apiUrl}/sessions`, { method: 'POST', headers, body })).status;
    })
    .toBe(201);
  await register();
  await expect(page.getByText(`Welcome, ${name}`)).toBeVisible();
});

test('a name that somebody else has stays theirs', async ({ app, page }) => {
  const { name } = await newPerson(app);
  await page.goto('/register');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill('not the password of them');
  await page.getByLabel('Type it again').fill('not the password of them');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Somebody has this name already');
});

// After a proxy's retry, a reload or a double click, the form arrives twice, and only the second response is seen.
test('a token whose response was lost is not created a second time unnoticed', async ({ app, page, context }) => {
  const person = await newPerson(app);
  await enter(context, app, person);
  const name = unique('Backup');
  const mine = page.locator('.entries li').filter({ hasText: name });
  await page.goto('/account');
  const make = () => page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByLabel('What it is for').fill(name);
  const newest = await page.locator('[name=newest]').inputValue();
  const form = { token_name: name, scope: 'write', newest, back: '/account' };
  expect((await page.request.post('/account/create-token', { form, headers: { Origin: app.webUrl } })).status()).toBe(
    201,
  );
  await make();
  await expect(page.locator('#token_name-error')).toContainText('revoke it');
  await expect(mine).toHaveCount(1);
  await mine.getByRole('button', { name: 'Revoke' }).click();
  await expect(mine).toHaveCount(0);
  await page.getByLabel('What it is for').fill(name);
  await make();
  await expect(page.locator('.secret')).toBeVisible();
  await expect(mine).toHaveCount(1);
});

test('what was typed for a token is kept while the API is down', async ({ app, page, context }) => {
  const person = await newPerson(app);
  await enter(context, app, person);
  await page.goto('/account');
  await page.getByLabel('What it is for').fill('Backup');
  await page.getByLabel('Permission').selectOption('read');
  await app.stopApi();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await expect(page.getByRole('alert').first()).toContainText('cannot be reached');
  await expect(page.getByLabel('What it is for')).toHaveValue('Backup');
  await expect(page.getByLabel('Permission')).toHaveValue('read');
  await app.startApi();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await expect(page.locator('.secret')).toBeVisible();
});

test('the new name of a list is kept while the API is down', async ({ app, page, context }) => {
  const person = await newPerson(app);
  await enter(context, app, person);
  await page.goto(`/my/lists/${await shareList(app, unique('Home'), person)}`);
  const name = unique('House and garden');
  await page.getByLabel('Name').fill(name);
  await app.stopApi();
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('alert').first()).toContainText('cannot be reached');
  await expect(page.getByLabel('Name')).toHaveValue(name);
  await app.startApi();
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
});

test('a password change that got no response succeeds at the second attempt', async ({ app, page, context }) => {
  const person = await newPerson(app);
  const changed = 'an entirely new password';
  await enter(context, app, person);
  const change = async () => {
    await page.getByLabel('Current password').fill(person.password);
    await page.getByLabel('New password').fill(changed);
    await page.getByLabel('Type it again').fill(changed);
    await page.getByRole('button', { name: 'Change password' }).click();
  };
  await page.goto('/account');
  app.pauseApi();
  await change();
  await expect(page.getByRole('alert').first()).toContainText('It is not known whether this was done');
  app.resumeApi();
  await expect
    .poll(async () => {
      const body = JSON.stringify({ name: person.name, password: changed });
      const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': '198.18.0.2' };
      return (await fetch(`${app.apiUrl}/sessions`, { method: 'POST', headers, body })).status;
    })
    .toBe(201);
  await change();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
});

// The next person at this machine must neither read nor send what somebody else has left unsent.
test('logging out removes everything that was typed', { tag: '@js' }, async ({ app, page, context }) => {
  const [first, second] = [await newPerson(app), await newPerson(app)];
  await enter(context, app, first);
  await page.goto('/');
  const title = unique('Sent before');
  await page.getByLabel('New todo').fill(title);
  await page.keyboard.press('Enter');
  await page.getByLabel('New todo').fill('a secret thought');
  await openMenu(page);
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByText('You are logged out.')).toBeVisible();
  const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(await kept()).not.toContain('secret');
  expect(await kept()).not.toContain(title);
  await logIn(page, second);
  await expect(page.getByLabel('New todo')).toHaveValue('');
  await expect(card(page, title)).toHaveCount(0);
});
