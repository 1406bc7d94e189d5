import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/fixtures.ts';
import { column, create, openBoard, unique } from '../support/todos.ts';

test.describe('command palette', { tag: '@js' }, () => {
  test('finds an action of the focused card by a few letters', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('palette') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await column(page, 'TODO').locator('.card-title').focus();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox');
    await expect(field).toBeFocused();
    await field.fill('to in prog');
    await expect(page.getByRole('option', { selected: true })).toHaveText('Move to In progress');
    await page.keyboard.press('Enter');
    await expect(column(page, 'PROGRESS').locator('.card')).toHaveCount(1);
    await expect(page.getByRole('combobox')).toHaveCount(0);
  });

  test('finds a todo by its text, from the trash, without an accessibility fault', async ({ app, page }) => {
    const { id, title } = await create(app, { title: unique('牛乳を買う') });
    await openBoard(page, '/trash');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(title.slice(1));
    await expect(page.getByRole('option', { name: title })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.getByRole('option', { name: title }).click();
    await expect(page).toHaveURL(new RegExp(`/items/${id}$`));
  });

  test('keys of an input method run no command', async ({ page }) => {
    await openBoard(page);
    await page.locator('.page-menu summary').click();
    await page.locator('[data-palette]').click();
    const field = page.getByRole('combobox');
    await field.fill('trash');
    await field.evaluate((input) => {
      for (const key of ['ArrowDown', 'Enter']) {
        input.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }));
      }
    });
    await expect(field).toBeVisible();
    await expect(page.getByRole('option', { selected: true })).toHaveText('Trash');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/trash$/);
  });
});
