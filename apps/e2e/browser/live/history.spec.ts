import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { change, create, openBoard, stored, unique } from '../support/todos.ts';

/** Changes on the page of a todo, newest first. */
function entries(page: Page): Locator {
  return page.locator('#history li');
}

test('the page of a todo shows its earlier values, and each earlier text can be restored', async ({ app, page }) => {
  const mine = unique('Old title');
  const { id } = await create(app, { title: mine, content: 'first notes\nin two lines' });
  const renamed = unique('New title');
  await change(app, id, { title: renamed });
  await change(app, id, { content: 'second notes' });
  await openBoard(page, `/items/${id}`);
  await expect(entries(page)).toHaveCount(3);
  await expect(entries(page).nth(0).locator('.former-text')).toHaveText('first notes\nin two lines');
  await expect(entries(page).nth(1).locator('del')).toHaveText(mine);
  await expect(entries(page).nth(2)).toContainText('Added');

  await entries(page).nth(1).getByRole('button', { name: 'Bring back the earlier text' }).click();
  await expect(page.locator('#title')).toHaveValue(mine);
  expect((await stored(app, mine))[0]).toMatchObject({ content: 'second notes' });
  await entries(page).nth(1).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`Undone: “${mine}”`)).toBeVisible();
  expect((await stored(app, mine))[0]).toMatchObject({ content: 'first notes\nin two lines' });
});

test('a change is not undone over a later one, and the page says why', async ({ app, page }) => {
  const { id } = await create(app, { title: unique('Before') });
  await change(app, id, { title: unique('Mine') });
  await openBoard(page, `/items/${id}`);
  const theirs = unique('Theirs');
  await change(app, id, { title: theirs });
  await entries(page).first().getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.refusal')).toContainText('This cannot be undone');
  await expect(page.locator('.refusal')).toContainText('changed the same since');
  await expect(page.locator('#title')).toHaveValue(theirs);
  expect(await stored(app, theirs)).toHaveLength(1);
});

test('restoring an earlier text does not replace a text that the visitor has never seen', async ({ app, page }) => {
  const first = unique('First');
  const { id } = await create(app, { title: first });
  await change(app, id, { title: unique('Second') });
  await openBoard(page, `/items/${id}`);
  const theirs = unique('Theirs');
  await change(app, id, { title: theirs });
  await entries(page).first().getByRole('button', { name: 'Bring back the earlier text' }).click();
  await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible();
  await expect(page.locator('.theirs')).toContainText(theirs);
  await expect(page.locator('#title')).toHaveValue(first);
});

test('a long history continues on the next page', async ({ app, page }) => {
  const { id } = await create(app, { title: unique('Changed often') });
  for (let n = 1; n <= 22; n++) await change(app, id, { content: `version ${n}` });
  await openBoard(page, `/items/${id}`);
  await expect(entries(page)).toHaveCount(20);
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(entries(page)).toHaveCount(3);
  await expect(entries(page).last()).toContainText('Added');
  await page.getByRole('link', { name: 'Newest' }).click();
  await expect(entries(page)).toHaveCount(20);
});

test('undoing the creation of a todo leads to the board, where that can be undone too', async ({ app, page }) => {
  const { id, title } = await create(app, { title: unique('Added by mistake') });
  await openBoard(page, `/items/${id}`);
  await entries(page).first().getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(/\/$/);
  expect(await stored(app, title)).toHaveLength(0);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
  expect(await stored(app, title)).toHaveLength(1);
});
