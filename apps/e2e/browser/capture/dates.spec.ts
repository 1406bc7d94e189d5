import { expect, test } from '../support/fixtures.ts';
import { card, choose, create, openBoard, openEditor, stored, unique } from '../support/todos.ts';

/** The visitor's date, some days from now. */
function day(days: number): string {
  const moment = new Date();
  moment.setDate(moment.getDate() + days);
  return moment.toLocaleDateString('en-CA');
}

test.describe('a date in the quick-add line', () => {
  test('is shown as a chip, and removed from the title', { tag: '@js' }, async ({ app, page }) => {
    const title = unique('dentist');
    await openBoard(page);
    await page.getByLabel('New todo').fill(`${title} tomorrow`);
    await expect(page.locator('.typed-date')).toContainText('Due: Tomorrow');
    await page.keyboard.press('Enter');
    await expect(card(page, title).locator('time')).toHaveText('Tomorrow');
    await expect.poll(async () => (await stored(app, title))[0]).toMatchObject({ title, due: day(1) });
  });

  for (const key of ['Backspace', 'Escape']) {
    test(`stays in the title after ${key}`, { tag: '@js' }, async ({ app, page }) => {
      const title = `${unique('song')} tomorrow`;
      await openBoard(page);
      await page.getByLabel('New todo').fill(title);
      await expect(page.locator('.typed-date .chip')).toBeVisible();
      await page.keyboard.press(key);
      await expect(page.locator('.typed-date .chip')).toHaveCount(0);
      await expect(page.getByLabel('New todo')).toHaveValue(title);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await stored(app, title))[0]).toMatchObject({ title, due: null });
    });
  }

  test('is typed text again when the line is rejected', { tag: '@js' }, async ({ page }) => {
    const title = `${unique('kept')} tomorrow`;
    await openBoard(page);
    await page.route('**/items', (route) => route.abort());
    await page.getByLabel('New todo').fill(title);
    await expect(page.locator('.typed-date .chip')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.locator('#title-error')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByLabel('New todo')).toHaveValue(title);
    await expect(page.locator('.typed-date .chip')).toBeVisible();
  });

  test('is parsed by the server if there is no script, and the page names it', { tag: '@no-js' }, async ({
    app,
    page,
  }) => {
    const title = unique('치과');
    await page.goto('/');
    await page.getByLabel('New todo').fill(`9999년 12월 15일 ${title}`);
    await page.keyboard.press('Enter');
    await expect(page.locator('.notice')).toContainText('due 15 Dec 9999');
    expect((await stored(app, title))[0]).toMatchObject({ title, due: '9999-12-15' });
  });

  test('is not parsed for API clients', { tag: '@no-js' }, async ({ app }) => {
    const title = unique('by program tomorrow');
    expect(await create(app, { title: `${title} tomorrow` })).toMatchObject({ title: `${title} tomorrow`, due: null });
  });
});

test.describe('quick dates', () => {
  test('in the menu of a card, with undo', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('soon'), due: '2001-02-03' });
    const where = `/?q=${encodeURIComponent(title)}`;
    await openBoard(page, where);
    await choose(page, title, 'No date');
    await expect.poll(async () => (await stored(app, title))[0]?.due).toBeNull();
    await choose(page, title, 'Tomorrow');
    await expect.poll(async () => (await stored(app, title))[0]?.due).toMatch(/^\d{4}-/);
    const scripted = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
    if (!scripted) return;
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await stored(app, title))[0]?.due).toBeNull();
  });

  test('by d and a letter', { tag: '@js' }, async ({ app, page }) => {
    const { title } = await create(app, { title: unique('by key') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await card(page, title).locator('.card-title').focus();
    await page.keyboard.press('d');
    await page.keyboard.press('m');
    await expect(card(page, title).locator('time')).toHaveText('Tomorrow');
    await expect.poll(async () => (await stored(app, title))[0]?.due).toBe(day(1));
    await openEditor(page, title);
    await page.locator('.card.editing [name=due]').focus();
    await page.keyboard.press('n');
    await expect.poll(async () => (await stored(app, title))[0]?.due).toBeNull();
  });
});
