import { accountOf, openMenu, unique } from '../support/todos.ts';
import { addTodo, enter, expect, logIn, newName, newPerson, test } from './people.ts';

test('registering leads to the page one wanted to see, logging out hides everything again', async ({ page }) => {
  const name = newName();
  const password = 'seven green bicycles';
  await page.goto('/?view=list&q=milk');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByRole('link', { name: 'Register' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Type it again').fill(password);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page).toHaveURL(/\/\?view=list&q=milk$/);
  await expect(page.getByText(`Welcome, ${name}`)).toBeVisible();
  await openMenu(page);
  await expect(accountOf(page)).toHaveText(name);
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByText('You are logged out.')).toBeVisible();
  await page.goto('/trash');
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await logIn(page, { name: name.toUpperCase(), password });
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
});

test('a rejected registration keeps the name and shows the reason beside the field', async ({ app, page }) => {
  const { name } = await newPerson(app);
  const submit = async (fields: { name: string; password: string; repeat: string }) => {
    await page.goto('/register');
    await page.getByLabel('Name').fill(fields.name);
    await page.getByLabel('Password').fill(fields.password);
    await page.getByLabel('Type it again').fill(fields.repeat);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Register' }).click();
    await expect(page.getByLabel('Name')).toHaveValue(fields.name);
    await expect(page.getByLabel('Password')).toHaveValue('');
    return (await answered).status();
  };
  expect(await submit({ name: newName(), password: 'short', repeat: 'short' })).toBe(422);
  await expect(page.locator('#password-error')).toContainText('10 to 200');
  expect(await submit({ name: newName(), password: 'password123', repeat: 'password123' })).toBe(422);
  await expect(page.locator('#password-error')).toBeVisible();
  expect(await submit({ name: newName(), password: 'four long words here', repeat: 'four long words' })).toBe(422);
  await expect(page.locator('#repeat-error')).toContainText('not the same');
  expect(await submit({ name, password: 'four long words here', repeat: 'four long words here' })).toBe(409);
  await expect(page.getByRole('alert').first()).toContainText('Somebody has this name already');
});

test('a wrong password and an unknown name get the same message; the name stays', async ({ app, page }) => {
  const known = await newPerson(app);
  const texts: string[] = [];
  for (const name of [known.name, newName()]) {
    await page.goto('/login');
    await logIn(page, { name, password: 'this is not the password' });
    const alert = page.locator('.refusal');
    await expect(alert).toContainText('do not belong together');
    await expect(page.getByLabel('Name')).toHaveValue(name);
    texts.push((await alert.textContent()) ?? '');
  }
  expect(texts[0]).toBe(texts[1]);
});

test('too many attempts are refused, with the time to wait', async ({ app, page }) => {
  const form = { login_name: newName(), login_password: 'guessing again' };
  for (let tries = 0; tries < 10; tries++) {
    const answer = await page.request.post('/login', { form, headers: { Origin: app.webUrl } });
    expect(answer.status()).toBe(401);
  }
  await page.goto('/login');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await logIn(page, { name: form.login_name, password: form.login_password });
  const response = await answered;
  expect(response.status()).toBe(429);
  expect(Number(await response.headerValue('retry-after'))).toBeGreaterThan(0);
  await expect(page.locator('.refusal')).toContainText(/Try again in|Wait a moment/);
});

test('two people see their own todos, and nothing of each other', async ({ app, browser, page, context }) => {
  const [ana, ben] = [await newPerson(app), await newPerson(app)];
  const hers = await addTodo(app, ana, { title: unique('of Ana') });
  await addTodo(app, ben, { title: unique('of Ben') });
  await enter(context, app, ana);
  await page.goto('/');
  await expect(page.getByRole('link', { name: hers.title, exact: true })).toBeVisible();
  await expect(page.getByText('of Ben')).toHaveCount(0);

  const other = await browser.newContext({ baseURL: app.webUrl });
  await enter(other, app, ben);
  const his = await other.newPage();
  await his.goto('/');
  await expect(his.getByText('of Ana')).toHaveCount(0);
  expect((await his.goto(`/items/${hers.id}`))?.status()).toBe(404);
  for (const action of ['edit', 'complete', 'delete', 'purge', 'restore', 'move']) {
    const form = { title: 'taken over', status: 'DONE', completed: 'true' };
    const answer = await other.request.post(`/items/${hers.id}/${action}`, { form, headers: { Origin: app.webUrl } });
    expect(answer.status(), action).toBe(404);
  }
  await other.close();
  await page.reload();
  await expect(page.getByRole('link', { name: hers.title, exact: true })).toBeVisible();
});
