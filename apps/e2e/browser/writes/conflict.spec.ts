import { expect, test } from '../support/fixtures.ts';
import { card, change, create, openBoard, stored, unique } from '../support/todos.ts';

test('two edits of one todo: both are shown, none is lost, and the merged one is saved', async ({ app, page }) => {
  const { id } = await create(app, { title: unique('Draft'), content: 'as it was' });
  const theirs = unique('Their title');
  const mine = unique('My title');
  await page.goto(`/items/${id}`);
  await change(app, id, { title: theirs });
  await page.getByLabel('Title').fill(mine);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Save' }).click();
  expect((await answered).status()).toBe(412);
  await expect(page.getByLabel('Title')).toHaveValue(mine);
  await expect(page.locator('.theirs')).toContainText(theirs);
  expect(await stored(app, mine)).toHaveLength(0);
  await page.getByLabel('Title').fill(`${mine} and ${theirs}`);
  await page.getByRole('button', { name: 'Save your version' }).click();
  await expect(card(page, `${mine} and ${theirs}`)).toBeVisible();
  expect((await stored(app, mine))[0]?.content).toBe('as it was');
});

test('their version can be kept', async ({ app, page }) => {
  const { id } = await create(app, { title: unique('Draft') });
  const theirs = unique('Their title');
  await page.goto(`/items/${id}`);
  await change(app, id, { title: theirs });
  await page.getByLabel('Title').fill(unique('My title'));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Keep theirs' }).click();
  await expect(card(page, theirs)).toBeVisible();
});

test('a todo that was deleted while it was edited can be saved as a new one', async ({ app, page }) => {
  const { id } = await create(app, { title: unique('Soon gone') });
  const mine = unique('Must not be lost');
  await page.goto(`/items/${id}`);
  await fetch(`${app.apiUrl}/todo/${id}`, { method: 'DELETE' });
  await page.getByLabel('Title').fill(mine);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Title')).toHaveValue(mine);
  await page.getByRole('button', { name: 'Save as a new todo' }).click();
  await expect(card(page, mine)).toBeVisible();
});

test('an edit on the board that conflicts with a newer version leads to both versions', { tag: '@js' }, async ({
  app,
  page,
}) => {
  const { id, title } = await create(app, { title: unique('Shared') });
  const theirs = unique('Their title');
  const mine = unique('My title');
  await openBoard(page);
  await card(page, title).dblclick();
  await page.getByRole('textbox', { name: 'Title' }).fill(mine);
  await change(app, id, { title: theirs });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(mine);
  await expect(page.locator('.theirs')).toContainText(theirs);
});
