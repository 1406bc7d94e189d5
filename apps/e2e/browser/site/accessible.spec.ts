import { type App, startApp } from '../../support/app.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { change, create, unique } from '../support/todos.ts';

const pages = [
  '/',
  '/?view=list',
  '/?q=no+todo+has+this',
  '/?select=1',
  '/items/new',
  '/trash',
  '/my/calendars',
  '/nowhere',
  '/items/4294967295',
];
const longWord = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Each language, both schemes, and widths from the smallest phone to a large screen, in pixels. */
const visitors = [
  { colorScheme: 'light', width: 320, locale: 'en-US' },
  { colorScheme: 'light', width: 1280, locale: 'ko-KR' },
  { colorScheme: 'dark', width: 320, locale: 'ja-JP' },
  { colorScheme: 'dark', width: 1920, locale: 'en-US' },
] as const;

test.describe('accessibility of every page and state', { tag: '@js' }, () => {
  // An installation of its own: axe checks every card of a board.
  let app: App;
  test.beforeAll(async () => {
    app = await startApp();
  });
  test.afterAll(() => app.close());

  for (const { colorScheme, width, locale } of visitors) {
    test(`no axe violation and no sideways scrolling, ${colorScheme}, ${width} pixels, ${locale}`, async ({
      browser,
    }) => {
      const todo = await create(app, { title: `${longWord} ${unique('axe')}`, content: 'notes', due: '2020-02-02' });
      await create(app, { title: unique('שלום עולם'), status: 'PROGRESS', due: '2040-02-02' });
      await create(app, { title: unique('done'), status: 'DONE' });
      const trashed = await create(app, { title: unique(longWord) });
      await fetch(`${app.apiUrl}/todo/${trashed.id}`, { method: 'DELETE' });
      const viewport = { width, height: 720 };
      const context = await browser.newContext({ baseURL: app.webUrl, colorScheme, locale, viewport });
      const page = await context.newPage();
      const check = (name: string) => expectAccessible(page, name, { colorScheme, width });
      for (const path of [...pages, `/items/${todo.id}`]) {
        await page.goto(path);
        await check(path);
      }
      await page.goto(`/items/${todo.id}`);
      await change(app, todo.id, { content: 'changed meanwhile' });
      await page.locator('.fields [name=content]').fill('mine');
      await page.locator('.fields .primary').click();
      await expect(page.locator('.theirs')).toBeVisible();
      await check('conflict');
      await page.goto('/');
      await page.locator('.card summary').first().click();
      await check('open menu');
      await page.keyboard.press('Escape');
      await page.locator('.card-title').first().focus();
      await page.keyboard.press('e');
      await expect(page.locator('.editing')).toBeVisible();
      await check('editing');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await check('sheet');
      await context.close();
    });
  }
});

test.describe('accessibility', { tag: '@js' }, () => {
  test('there are few Tab stops from the top to the first todo, and one stop per column', async ({ app, page }) => {
    const mine = unique('tab');
    for (const status of ['TODO', 'TODO', 'PROGRESS']) await create(app, { title: unique(mine), status });
    await page.goto(`/?q=${encodeURIComponent(mine)}`);
    await expect(page.locator('.column.TODO .card-title[tabindex="-1"]')).toHaveCount(1);
    await expect(page.locator('.card-title:not([tabindex])')).toHaveCount(2);
    // Tab returns to the card that had the focus last.
    const [first, second] = [0, 1].map((index) => page.locator('.column.TODO .card-title').nth(index));
    await second?.focus();
    await expect(page.locator('.column.TODO .card-title[tabindex="-1"]')).toHaveText(
      (await first?.textContent()) ?? '',
    );
    await expect(page.locator('.card-title:not([tabindex])')).toHaveCount(2);
    await page.keyboard.press('Shift+Tab');
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  });
});
