import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/expect-accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { card, change, create, openBoard, stored, unique } from '../support/todos.ts';

/** A month of todos that no other test has, by their text. */
const pathOf = (mine: string, month = '2031-05') => `/?view=month&month=${month}&q=${encodeURIComponent(mine)}`;

const dayOf = (page: Page, day: string): Locator => page.locator(`[data-day="${day}"]`);

/** Where the days of the titles are, in the database. */
const daysOf = async (...[app, mine]: Parameters<typeof stored>) =>
  Object.fromEntries((await stored(app, mine)).map(({ title, due }) => [title.replace(` ${mine}`, ''), due]));

test.describe('the month', () => {
  test('has each todo on its day, weeks of its language, and links to the months beside it', async ({ app, page }) => {
    const mine = unique('month');
    await create(app, { title: `begins ${mine}`, due: '2031-05-01' });
    await create(app, { title: `ends ${mine}`, due: '2031-05-31', status: 'DONE' });
    await create(app, { title: `before ${mine}`, due: '2031-04-30' });
    await create(app, { title: `undated ${mine}` });
    for (let n = 0; n < 6; n++) await create(app, { title: `full ${n} ${mine}`, due: '2031-05-17' });
    await openBoard(page, pathOf(mine));
    await expect(page.getByRole('heading', { name: 'May 2031' })).toBeVisible();
    await expect(dayOf(page, '2031-05-01')).toContainText(`begins ${mine}`);
    await expect(dayOf(page, '2031-05-31').locator('.card.DONE')).toContainText(`ends ${mine}`);
    // 1 May 2031 is a Thursday; the week of the English page begins on Monday.
    await expect(page.locator('[data-day]').first()).toHaveAttribute('data-day', '2031-04-28');
    await expect(dayOf(page, '2031-04-30')).toContainText(`before ${mine}`);
    await expect(page.locator('.card', { hasText: 'undated' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: /todos? without a day/ })).toBeVisible();
    await expect(dayOf(page, '2031-05-17').locator('.card:visible')).toHaveCount(3);
    await page.getByText('+3 more').click();
    await expect(dayOf(page, '2031-05-17').locator('.card:visible')).toHaveCount(6);
    await page.getByRole('link', { name: 'Previous month' }).click();
    await expect(page.getByRole('heading', { name: 'April 2031' })).toBeVisible();
    await expect(dayOf(page, '2031-04-30')).toContainText(`before ${mine}`);
    await expect(page).toHaveURL(/month=2031-04&q=|q=.*month=2031-04/);
  });

  test('a form moves a todo to any day', async ({ app, page }) => {
    const mine = unique('moved by form');
    await create(app, { title: `it ${mine}`, due: '2031-05-05' });
    await openBoard(page, pathOf(mine));
    await card(page, `it ${mine}`).locator('summary').click();
    await card(page, `it ${mine}`).getByLabel('Move to').fill('2031-05-20');
    await card(page, `it ${mine}`).getByRole('button', { name: 'Move', exact: true }).click();
    await expect(dayOf(page, '2031-05-20')).toContainText(`it ${mine}`);
    expect(await daysOf(app, mine)).toEqual({ it: '2031-05-20' });
  });

  test('a todo is dragged to another day, moved on by keys, and both are undone', { tag: '@js' }, async ({
    app,
    page,
  }) => {
    const mine = unique('dragged');
    await create(app, { title: `it ${mine}`, due: '2031-05-05' });
    await openBoard(page, pathOf(mine));
    const title = card(page, `it ${mine}`).locator('.card-text');
    const [from, to] = [await title.boundingBox(), await dayOf(page, '2031-05-08').boundingBox()];
    if (!from || !to) throw new Error('the day is not on the page');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await expect(page.locator('.drop-day')).toHaveAttribute('data-day', '2031-05-08');
    await page.mouse.up();
    await expect(dayOf(page, '2031-05-08')).toContainText(`it ${mine}`);
    await expect.poll(() => daysOf(app, mine)).toEqual({ it: '2031-05-08' });

    await page.getByRole('link', { name: `it ${mine}` }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(dayOf(page, '2031-05-15')).toContainText(`it ${mine}`);
    await expect(page.getByRole('link', { name: `it ${mine}` })).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => daysOf(app, mine)).toEqual({ it: '2031-05-14' });
    for (const day of ['2031-05-15', '2031-05-08', '2031-05-05']) {
      await page.keyboard.press('u');
      await expect(dayOf(page, day)).toContainText(`it ${mine}`);
    }
    await expect.poll(() => daysOf(app, mine)).toEqual({ it: '2031-05-05' });
  });

  test('shows what others do, without a reload', { tag: '@js' }, async ({ app, page }) => {
    const mine = unique('live');
    const { id } = await create(app, { title: `it ${mine}`, due: '2031-05-05' });
    await openBoard(page, pathOf(mine));
    await expect(dayOf(page, '2031-05-05')).toContainText(`it ${mine}`);
    await change(app, id, { due: '2031-05-23' });
    await expect(dayOf(page, '2031-05-23')).toContainText(`it ${mine}`);
    await create(app, { title: `new ${mine}`, due: '2031-05-24' });
    await expect(dayOf(page, '2031-05-24')).toContainText(`new ${mine}`);
  });

  for (const [width, colorScheme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const) {
    test(`has no axe violation and does not scroll sideways at ${width} pixels, ${colorScheme}`, {
      tag: '@js',
    }, async ({ app, page }) => {
      const mine = unique('Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk');
      const today = new Date().toISOString().slice(0, 10);
      for (const due of ['2020-02-02', today]) await create(app, { title: `${due} ${mine}`, due });
      await page.setViewportSize({ width, height: 720 });
      await page.emulateMedia({ colorScheme });
      for (const month of ['2020-02', today.slice(0, 7)]) {
        await openBoard(page, pathOf(mine, month));
        await expectAccessible(page, month, { colorScheme, width });
      }
      // The days of a telephone are those that have something to do, and today.
      const shown = page.locator('.day:visible');
      if (width === 320) await expect(shown).toHaveCount(1);
      await expect(page.locator('[aria-current=date]')).toContainText(mine);
    });
  }
});
