import { expect, test } from '../support/fixtures.ts';
import { create, openBoard, unique } from '../support/todos.ts';

/** More than one page of the list. */
const many = 53;

test('the next page of a list is appended in place', { tag: '@js' }, async ({ app, page }) => {
  const mine = unique('many');
  await Promise.all(Array.from({ length: many }, (_, number) => create(app, { title: `${number} ${mine}` })));
  await openBoard(page, `/?view=list&q=${encodeURIComponent(mine)}`);
  await expect(page.locator('.card')).toHaveCount(50);
  const address = page.url();
  await page.locator('a.more').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.card')).toHaveCount(many);
  await expect(page.locator('.card').nth(50).locator('.card-title')).toBeFocused();
  await expect(page.locator('a.more')).toHaveCount(0);
  expect(page.url()).toBe(address);
});

test('the trash can be searched', async ({ app, page }) => {
  const mine = unique('thrown');
  for (const title of [`kept ${mine}`, `other ${mine}`]) {
    const { id } = await create(app, { title });
    await fetch(`${app.apiUrl}/todo/${id}`, { method: 'DELETE' });
  }
  await openBoard(page, '/trash');
  await page.getByRole('search', { name: 'Search the trash' }).getByRole('searchbox').fill(`kept ${mine}`);
  await page.keyboard.press('Enter');
  await expect(page.locator('.trash .card-title')).toHaveText([`kept ${mine}`]);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Nothing matches here.')).toBeVisible();
});
