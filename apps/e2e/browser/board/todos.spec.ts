import { expect, test } from '../support/fixtures.ts';
import { card, choose, column, create, openBoard, openMenu, stored, titlesIn, unique } from '../support/todos.ts';

test('adding: what was typed is on the board and in the list', async ({ app, page }) => {
  const title = unique('Buy milk');
  await openBoard(page);
  await page.getByLabel('New todo').fill(`  ${title} `);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(column(page, 'TODO').getByRole('link', { name: title, exact: true })).toBeVisible();
  await expect(page.getByLabel('New todo')).toHaveValue('');
  await expect.poll(async () => (await stored(app, title)).length).toBe(1);
  await page.goto('/?view=list&sort=-created');
  await expect(card(page, title)).toBeVisible();
});

test('adding with the full form stores every field', async ({ app, page }) => {
  const title = unique('Plan the trip');
  await openBoard(page);
  await page.getByRole('button', { name: 'More fields' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Notes').fill('first line\nsecond line');
  await page.getByLabel('Due', { exact: true }).fill('2031-05-17');
  await page.getByLabel('Status').selectOption('PROGRESS');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(column(page, 'PROGRESS').getByRole('link', { name: title, exact: true })).toBeVisible();
  const [todo] = await stored(app, title);
  expect(todo).toMatchObject({ content: 'first line\nsecond line', due: '2031-05-17', status: 'PROGRESS' });
});

test('a title that is too long is rejected, with the text kept and the reason beside the field', async ({ page }) => {
  const title = unique('x'.repeat(190));
  await page.goto('/items/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Notes').fill('notes that must not be lost');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Save' }).click();
  expect((await answered).status()).toBe(422);
  const summary = page.locator('.refusal');
  await expect(summary).toHaveAttribute('role', 'alert');
  await summary.getByRole('link').click();
  await expect(page.getByLabel('Title')).toHaveValue(title);
  await expect(page.getByLabel('Title')).toBeFocused();
  await expect(page.getByLabel('Notes')).toHaveValue('notes that must not be lost');
});

test('editing on the page of a todo', async ({ app, page }) => {
  const before = unique('Water plants');
  const after = unique('Water all plants');
  const { id } = await create(app, { title: before });
  await page.goto(`/items/${id}`);
  await page.getByLabel('Title').fill(after);
  await page.getByLabel('Notes').fill('twice');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(card(page, after)).toContainText('twice');
  await expect(card(page, before)).toHaveCount(0);
});

test('completing and reopening', async ({ app, page }) => {
  const { title } = await create(app, { title: unique('Call Ana') });
  await openBoard(page);
  await card(page, title).getByRole('checkbox').click();
  await expect(column(page, 'DONE').getByRole('link', { name: title, exact: true })).toBeVisible();
  await expect(card(page, title).getByRole('checkbox')).toBeChecked();
  await expect.poll(async () => (await stored(app, title))[0]?.status).toBe('DONE');
  await card(page, title).getByRole('checkbox').click();
  await expect(column(page, 'TODO').getByRole('link', { name: title, exact: true })).toBeVisible();
});

test('moving to another column', async ({ app, page }) => {
  const { title } = await create(app, { title: unique('Paint the door') });
  await openBoard(page);
  await choose(page, title, 'Move to In progress');
  await expect(column(page, 'PROGRESS').getByRole('link', { name: title, exact: true })).toBeVisible();
  await expect(page.getByText('moved to In progress')).toBeVisible();
  await expect.poll(async () => (await stored(app, title))[0]?.status).toBe('PROGRESS');
});

test('an order set by buttons is kept after a reload', async ({ app, page }) => {
  const mine = unique('order');
  for (const name of ['third', 'second', 'first']) await create(app, { title: `${name} ${mine}` });
  await openBoard(page);
  expect(await titlesIn(page, 'TODO', mine)).toEqual([`first ${mine}`, `second ${mine}`, `third ${mine}`]);
  await choose(page, `third ${mine}`, 'Move up');
  const wanted = [`first ${mine}`, `third ${mine}`, `second ${mine}`];
  await expect.poll(() => titlesIn(page, 'TODO', mine)).toEqual(wanted);
  await expect.poll(async () => (await stored(app, mine)).map(({ title }) => title)).toEqual(wanted);
  await page.reload();
  expect(await titlesIn(page, 'TODO', mine)).toEqual(wanted);
});

test('deleting can be undone', async ({ app, page }) => {
  const { title } = await create(app, { title: unique('Old receipt') });
  await openBoard(page);
  await choose(page, title, 'Delete');
  await expect(card(page, title)).toHaveCount(0);
  await expect.poll(async () => (await stored(app, title)).length).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page, title)).toBeVisible();
  await expect.poll(async () => (await stored(app, title)).length).toBe(1);
});

test('a deleted todo can be restored from the trash, and others stay there', async ({ app, page }) => {
  const kept = await create(app, { title: unique('stays in the trash') });
  const wanted = await create(app, { title: unique('comes back') });
  for (const { id } of [kept, wanted]) await fetch(`${app.apiUrl}/todo/${id}`, { method: 'DELETE' });
  await page.goto('/trash');
  await page.locator(`#todo-${wanted.id}`).getByRole('button', { name: 'Restore' }).click();
  await expect(page.locator(`#todo-${wanted.id}`)).toHaveCount(0);
  await expect(page.locator(`#todo-${kept.id}`)).toBeVisible();
  expect(await stored(app, wanted.title)).toHaveLength(1);
});

test('a search and a filter are in the address and survive a reload', async ({ app, page }) => {
  const mine = unique('needle');
  await create(app, { title: `${mine} here`, due: '2020-01-01' });
  await create(app, { title: unique('hay') });
  await page.goto('/');
  await page.getByLabel('Search todos').fill(mine);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`q=${mine.replace(' ', '\\+')}`));
  await expect(page.locator('.card')).toHaveCount(1);
  await expect(page.getByText('1 todo with')).toBeVisible();
  await page.getByRole('link', { name: 'No date' }).click();
  await expect(page).toHaveURL(/due=none/);
  await expect(page.locator('.card')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('.card')).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('.card')).toHaveCount(1);
});

test('the list view shows only the selected statuses, without a page load if there is a script', async ({
  app,
  page,
  javaScriptEnabled,
}) => {
  const mine = unique('statuses');
  for (const status of ['TODO', 'PROGRESS', 'DONE']) await create(app, { title: `${status} ${mine}`, status });
  await page.goto(`/?view=list&q=${encodeURIComponent(mine)}`);
  await expect(page.locator('.card')).toHaveCount(3);
  for (const status of ['To do', 'In progress']) await page.getByLabel(status, { exact: true }).uncheck();
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.locator('.card')).toHaveCount(1);
  await expect(card(page, `DONE ${mine}`)).toBeVisible();
});

test('done todos beyond the latest 20 are behind a link, which shows them in place if there is a script', async ({
  app,
  page,
  javaScriptEnabled,
}) => {
  const mine = unique('older');
  for (let n = 0; n < 22; n++) await create(app, { title: `${mine} number ${n}`, status: 'DONE' });
  await page.goto(`/?q=${encodeURIComponent(mine)}`);
  await expect(column(page, 'DONE').locator('.card')).toHaveCount(20);
  await expect(column(page, 'DONE').locator('.count')).toHaveText('22');
  await column(page, 'DONE').getByRole('link', { name: 'Older', exact: true }).click();
  await expect(page.locator('.card')).toHaveCount(javaScriptEnabled ? 22 : 2);
});

test('the color scheme is chosen by the visitor and rendered by the server', async ({ page }) => {
  await page.goto('/');
  await openMenu(page);
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await openMenu(page);
  await expect(page.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');
});

test('an address that does not exist, and a todo that does not', async ({ page }) => {
  expect((await page.goto('/nowhere'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  expect((await page.goto('/items/4294967295'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'This todo is not here any more' }).last()).toBeVisible();
});
