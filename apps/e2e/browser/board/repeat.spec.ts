import { expect, test } from '../support/fixtures.ts';
import { card, choose, column, create, openBoard, openEditor, stored, unique } from '../support/todos.ts';

/** A Monday, so far in the future that the date of the test run does not matter. */
const monday = '2099-11-30';

test.describe('a repeating todo', () => {
  test('gets its rule in the editor of its card, comes again when completed, and undo takes that back', {
    tag: '@js',
  }, async ({ app, page }) => {
    const { title } = await create(app, { title: unique('plants'), due: monday });
    await openBoard(page);
    await openEditor(page, title);
    const editor = page.locator('.card.editing');
    await expect(editor.locator('[name=every]')).toBeHidden();
    await editor.locator('[name=repeat]').selectOption('Weekly');
    await editor.locator('[name=every]').fill('2');
    await editor.getByRole('checkbox', { name: 'Mon' }).check();
    await editor.getByRole('textbox', { name: 'Title' }).press('Enter');
    await expect(card(page, title)).toContainText('every 2 weeks on Mon');
    await openEditor(page, title);
    await expect(editor.locator('[name=repeat]')).toHaveValue('WEEKLY');
    await expect(editor.getByRole('checkbox', { name: 'Mon' })).toBeChecked();
    await page.keyboard.press('Escape');

    await card(page, title).getByRole('checkbox').click();
    await expect(column(page, 'TODO').locator('.card', { hasText: title }).locator('time')).toHaveText('14 Dec 2099');
    await expect(column(page, 'DONE').locator('.card', { hasText: title })).not.toContainText('every 2 weeks');
    await page.keyboard.press('Control+z');
    await expect(column(page, 'TODO').locator('.card', { hasText: title })).toHaveCount(1);
    await expect(card(page, title).locator('time')).toHaveText('30 Nov 2099');
    await expect(card(page, title)).toContainText('every 2 weeks on Mon');
    expect(await stored(app, title)).toHaveLength(1);
  });

  test('is created on its page, skipped and ended in the menu of its card, and fits a narrow page', async ({
    app,
    page,
  }) => {
    const { id, title } = await create(app, { title: unique('rent'), due: '2099-01-31' });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/items/${id}`);
    await page.locator('[name=repeat]').selectOption('Monthly, on the day');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(card(page, title)).toContainText('every month on the last day');
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(320);

    await choose(page, title, 'Skip this time');
    await expect(card(page, title).locator('time')).toHaveText('28 Feb 2099');
    await choose(page, title, 'Stop repeating');
    await expect(card(page, title)).not.toContainText('every month');
    await expect(card(page, title).locator('time')).toHaveText('28 Feb 2099');
    await page.goto(`/items/${id}`);
    await expect(page.locator('#history')).toContainText('every month on the last day');
    expect(await width()).toBeLessThanOrEqual(320);
  });

  test('is created from a line that says how often, unless a key rejects that', async ({ page }) => {
    const mine = unique('water');
    await openBoard(page);
    const line = page.getByRole('textbox', { name: 'New todo' });
    const scripted = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
    if (scripted) {
      await line.pressSequentially(`kept ${mine} every day`);
      await expect(page.locator('.typed-date')).toContainText('every day');
      await line.press('Backspace');
      await expect(page.locator('.typed-date')).not.toContainText('every day');
      await line.press('Enter');
      await expect(card(page, `kept ${mine} every day`)).toBeVisible();
    }
    await line.fill(`${mine} 매주 월요일`);
    await line.press('Enter');
    await expect(card(page, mine)).toContainText('every week on Mon');
    await expect(card(page, mine).locator('time')).toBeVisible();
  });
});
