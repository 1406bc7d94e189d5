import type { Page } from '@playwright/test';
import type { App } from '../../support/app.ts';
import { expect, test } from '../support/fixtures.ts';
import { change, column, create, openBoard, openMenu, stored, type Todo, unique } from '../support/todos.ts';

/** Creates three todos. @returns their titles in order, and the address of a board that shows only these */
async function three(app: App): Promise<{ mine: string; titles: [string, string, string]; path: string }> {
  const mine = unique('several');
  for (const n of [3, 2, 1]) await create(app, { title: `${n} ${mine}` });
  return { mine, titles: [`1 ${mine}`, `2 ${mine}`, `3 ${mine}`], path: `/?q=${encodeURIComponent(mine)}` };
}

const bar = (page: Page) => page.getByRole('form', { name: 'Select several' });
const box = (page: Page, title: string) => page.getByRole('checkbox', { name: title });
const link = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true });
const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

test.describe('several todos at once', () => {
  test('are selected from the menu of the page, changed by one button, and undone by one', async ({ app, page }) => {
    const { mine, titles, path } = await three(app);
    const of = async (what: 'status' | 'due') => (await stored(app, mine)).map((todo) => todo[what]);
    await openBoard(page, path);
    await openMenu(page);
    await page.getByRole('link', { name: 'Select several' }).click();
    for (const title of titles.slice(1)) await box(page, title).check();
    await bar(page).locator('summary', { hasText: 'Move' }).click();
    await bar(page).getByRole('button', { name: 'In progress' }).click();
    await expect(told(page, 'Changed 2 todos.')).toBeVisible();
    expect((await of('status')).sort()).toEqual(['PROGRESS', 'PROGRESS', 'TODO']);
    await expect(bar(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(told(page, 'Undone.')).toBeVisible();
    expect(await of('status')).toEqual(['TODO', 'TODO', 'TODO']);

    await page.goto(`${path}&select=1`);
    for (const title of titles) await box(page, title).check();
    await bar(page).locator('summary', { hasText: 'Due' }).click();
    await bar(page).getByLabel('Due', { exact: true }).fill('2031-02-03');
    await bar(page).getByLabel('Due', { exact: true }).press('Enter');
    await expect(told(page, 'Changed 3 todos.')).toBeVisible();
    expect(await of('due')).toEqual(['2031-02-03', '2031-02-03', '2031-02-03']);
  });

  test('get labels and lose one, and each keeps its others', async ({ app, page }) => {
    const { mine, titles, path } = await three(app);
    const labels = async () => (await stored(app, mine)).map((todo) => todo.labels);
    const [first] = await stored(app, titles[0]);
    await change(app, first?.id ?? 0, { labels: ['kept'] });
    const label = async (text: string, press: () => Promise<void>) => {
      await openBoard(page, `${path}&select=1`);
      for (const title of titles.slice(0, 2)) await box(page, title).check();
      await bar(page).locator('summary', { hasText: 'Labels' }).click();
      await bar(page).getByLabel('Labels').fill(text);
      await press();
      await expect(told(page, 'Changed 2 todos.')).toBeVisible();
    };
    await label('#home, garden', () => page.keyboard.press('Enter'));
    expect(await labels()).toEqual([['kept', 'home', 'garden'], ['home', 'garden'], []]);
    await label('Home', () => bar(page).getByRole('button', { name: 'Remove' }).click());
    expect(await labels()).toEqual([['kept', 'garden'], ['garden'], []]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(told(page, 'Undone.')).toBeVisible();
    expect(await labels()).toEqual([['kept', 'home', 'garden'], ['home', 'garden'], []]);
  });

  test('that are completed are cleared at once, and restored by one undo', async ({ app, page }) => {
    // A list of its own: other tests rely on their completed todos.
    const body = JSON.stringify({ name: unique('to clear') });
    const headers = { 'Content-Type': 'application/json' };
    const { id: list } = (await (await fetch(`${app.apiUrl}/lists`, { method: 'POST', headers, body })).json()) as Todo;
    const titles = [unique('one'), unique('two')];
    for (const title of titles) await create(app, { title, status: 'DONE', list });
    const rest = await create(app, { title: unique('rest'), list });
    await openBoard(page, `/?list=${list}`);
    await column(page, 'DONE').getByRole('button', { name: 'Clear completed' }).click();
    await expect(page.locator('.card')).toHaveCount(1);
    await expect(link(page, rest.title)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(told(page, 'Undone.')).toBeVisible();
    for (const title of titles) await expect(column(page, 'DONE').getByRole('link', { name: title })).toBeVisible();
    await fetch(`${app.apiUrl}/lists/${list}`, { method: 'DELETE' });
  });

  test('are selected by x, a range by Shift+x, deleted and restored by one key each, also on the next page', {
    tag: '@js',
  }, async ({ app, page }) => {
    const { mine, titles, path } = await three(app);
    await openBoard(page, path);
    await link(page, titles[0]).focus();
    await page.keyboard.press('x');
    await expect(box(page, titles[0])).toBeChecked();
    await expect(link(page, titles[0])).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await expect(bar(page)).toContainText('3 selected');
    await page.keyboard.press('Delete');
    await expect(page.locator('.card')).toHaveCount(0);
    await expect(told(page, 'Deleted 3 todos.')).toBeVisible();
    expect(await stored(app, mine)).toEqual([]);
    await page.reload();
    await openBoard(page, path);
    await page.keyboard.press('u');
    await expect(page.locator('.card')).toHaveCount(3);
    expect((await stored(app, mine)).map(({ title }) => title)).toEqual(titles);
    await page.keyboard.press('Shift+U');
    await expect(page.locator('.card')).toHaveCount(0);
  });

  // The code for selecting is loaded at the first x: a Delete right after it must not delete only the focused todo.
  test('are affected by keys that were pressed before that code was loaded', { tag: '@js' }, async ({ app, page }) => {
    const { mine, titles, path } = await three(app);
    await openBoard(page, path);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/_next/static/chunks/**', (route) => released.then(() => route.continue()));
    await link(page, titles[0]).focus();
    const loading = page.waitForRequest('**/_next/static/chunks/**');
    for (const key of ['x', 'j', 'x', 'Delete']) await page.keyboard.press(key);
    await loading;
    await expect(page.locator('.card')).toHaveCount(3);
    release();
    await expect(told(page, 'Deleted 2 todos.')).toBeVisible();
    expect((await stored(app, mine)).map(({ title }) => title)).toEqual([titles[2]]);
  });

  test("are changed at once by a single todo's shortcuts, undone in order with its changes, deselected by Escape", {
    tag: '@js',
  }, async ({ app, page }) => {
    const { mine, titles, path } = await three(app);
    await openBoard(page, path);
    await link(page, titles[2]).focus();
    await page.keyboard.press('2');
    await expect(column(page, 'PROGRESS').locator('.card')).toHaveCount(1);
    // While others are selected, a click anywhere on a card selects it.
    await link(page, titles[0]).focus();
    await page.keyboard.press('x');
    await link(page, titles[1]).click();
    await expect(bar(page)).toContainText('2 selected');
    await page.keyboard.press(' ');
    await expect(column(page, 'DONE').locator('.card')).toHaveCount(2);
    await expect(bar(page)).toHaveCount(0);
    await page.keyboard.press('u');
    await expect(column(page, 'TODO').locator('.card')).toHaveCount(2);
    await page.keyboard.press('u');
    await expect(column(page, 'TODO').locator('.card')).toHaveCount(3);
    expect((await stored(app, mine)).map(({ status }) => status)).toEqual(['TODO', 'TODO', 'TODO']);

    await link(page, titles[1]).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('d');
    await expect(bar(page).getByRole('button', { name: 'Today' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(bar(page).locator('details[open]')).toHaveCount(0);
    await link(page, titles[1]).focus();
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect(link(page, titles[1])).toBeFocused();
  });

  test('stay selected while others change them, and an undo skips what was changed since', { tag: '@js' }, async ({
    app,
    page,
  }) => {
    const { mine, titles, path } = await three(app);
    await openBoard(page, path);
    const [first] = await stored(app, mine);
    await link(page, titles[0]).focus();
    await page.keyboard.press('x');
    await change(app, first?.id ?? 0, { due: '2031-05-06' });
    await expect(page.locator('.card', { hasText: titles[0] }).locator('time')).toHaveCount(1);
    await expect(box(page, titles[0])).toBeChecked();
    await page.keyboard.press('Control+a');
    await expect(bar(page)).toContainText('3 selected');
    await page.keyboard.press('3');
    await expect(told(page, 'Changed 3 todos.')).toBeVisible();
    await change(app, first?.id ?? 0, { status: 'PROGRESS' });
    await page.keyboard.press('u');
    await expect(told(page, 'Undone, but for 1 todo that was changed since.')).toBeVisible();
    expect((await stored(app, mine)).map(({ status }) => status).sort()).toEqual(['PROGRESS', 'TODO', 'TODO']);
  });
});
