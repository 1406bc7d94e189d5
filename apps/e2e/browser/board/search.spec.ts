import { expect, test } from '../support/fixtures.ts';
import { create, unique } from '../support/todos.ts';

test('a search by words and operators shows the matching todos, with the words highlighted in any spelling', async ({
  app,
  page,
}) => {
  const word = unique('word').split(' ')[1] ?? '';
  await create(app, { title: `Käse ${word}`, content: `the KASE\u0301 of ${word}`, due: '2020-01-01' });
  await create(app, { title: `cheese & <b> ${word}`, status: 'DONE' });
  await page.goto(`/?q=${encodeURIComponent(`kase ${word} is:overdue -cheese`)}`);
  await expect(page.locator('.card mark')).toHaveText(['Käse', word, 'KASE\u0301', word]);
  await page.goto(`/?q=${encodeURIComponent(`"<b> ${word}" is:done`)}`);
  await expect(page.locator('.card mark')).toHaveText([`<b> ${word}`]);
});

test('an operator with an invalid value is explained, and the query stays as typed', async ({ page }) => {
  await page.goto('/?q=milk+is%3Afinished');
  await expect(page.locator('.refusal')).toContainText('“is:” takes todo, doing, done');
  await expect(page.getByRole('searchbox', { name: 'Search todos' })).toHaveValue('milk is:finished');
});

test('an invalid operator is reported while it is typed, without a page load', { tag: '@js' }, async ({
  app,
  page,
}) => {
  const { title } = await create(app, { title: unique('typed') });
  await page.goto('/');
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  const field = page.getByRole('searchbox', { name: 'Search todos' });
  await field.fill(`"${title}" due:someday`);
  await expect(page.locator('.refusal')).toContainText('“due:” takes today');
  await expect(field).toHaveValue(`"${title}" due:someday`);
  await field.fill(`"${title}" due:none`);
  await expect(page.locator('.card mark')).toHaveText([title]);
  await expect(page.locator('.refusal')).toHaveCount(0);
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true);
});
