import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, openMenu, unique } from '../support/todos.ts';

test.describe('browsers without some features', { tag: '@js' }, () => {
  test('if storage is blocked, keyboard shortcuts and their list still work', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
    });
    await openBoard(page, '/#nowhere');
    await page.locator('main').focus();
    await page.keyboard.press('n');
    await expect(page.getByLabel('New todo')).toBeFocused();
    await page.getByLabel('New todo').fill('half a line');
    await openMenu(page);
    await page.getByRole('button', { name: 'Keyboard' }).click();
    await page.getByLabel('Single-key shortcuts').click();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByLabel('New todo')).toHaveValue('half a line');
  });

  test('a page whose script fails keeps what was typed, and its forms work', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('survivor') });
    await openBoard(page);
    const typed = unique('typed before the failure');
    await page.getByLabel('New todo').fill(typed);
    // The code that renders a card throws, as a bug of ours or of the browser would.
    await page.evaluate(() => {
      const parse = Date.parse;
      Date.parse = (text) => {
        if (text.length === 10) throw new Error('a fault');
        return parse(text);
      };
    });
    const due = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    await card(page, title).locator('.card-title').focus();
    await page.keyboard.press('d');
    await page.locator('.editing [type=date]').fill(due);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'has failed' })).toBeVisible();
    await expect(page.getByLabel('New todo')).toHaveValue(typed);
    await page.getByRole('button', { name: 'Add' }).click();
    await expect(card(page, typed)).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`pages have their colors without light-dark(), ${colorScheme}`, async ({ app, browser }) => {
      const { title } = await create(app, { title: unique('colored') });
      const context = await browser.newContext({ baseURL: app.webUrl, colorScheme });
      const page = await context.newPage();
      await page.route('**/*.css', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replaceAll('light-dark(', 'x-none(') });
      });
      await openBoard(page, `/?q=${encodeURIComponent(title)}`);
      const colors = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => {
            const { backgroundColor, color } = getComputedStyle(element);
            return { backgroundColor, color };
          });
      const light = colorScheme === 'light';
      await card(page, title).locator('summary').click();
      expect(await colors('.menu[open] .menu-items')).toEqual({
        backgroundColor: light ? 'rgb(255, 255, 255)' : 'rgb(36, 41, 39)',
        color: light ? 'rgb(24, 32, 29)' : 'rgb(233, 237, 235)',
      });
      await page.keyboard.press('Escape');
      await card(page, title).getByRole('checkbox').click();
      await expect(page.locator('.toast')).toContainText('Completed');
      expect((await colors('.toast')).backgroundColor).toBe(light ? 'rgb(31, 42, 38)' : 'rgb(228, 235, 232)');
      await openMenu(page);
      await page.getByRole('button', { name: light ? 'Dark' : 'Light' }).click();
      await openBoard(page);
      expect((await colors('body')).backgroundColor).toBe(light ? 'rgb(18, 20, 19)' : 'rgb(247, 247, 245)');
      await context.close();
    });
  }

  test('the board can add and edit without the array methods that Safari 15 lacks', async ({ app, page }) => {
    await page.addInitScript(() => {
      for (const name of ['toSpliced', 'with', 'toSorted', 'toReversed', 'findLast'])
        Reflect.deleteProperty(Array.prototype, name);
    });
    const title = unique('without with');
    await openBoard(page);
    await page.getByLabel('New todo').fill(title);
    await page.keyboard.press('Enter');
    await expect(card(page, title)).toBeVisible();
    await expect
      .poll(async () => (await (await fetch(`${app.apiUrl}/todo?q=${encodeURIComponent(title)}`)).json()).length)
      .toBe(1);
  });
});
