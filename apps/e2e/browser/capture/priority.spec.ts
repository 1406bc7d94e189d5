import { expect, test } from '../support/fixtures.ts';
import { card, choose, create, openBoard, stored, unique } from '../support/todos.ts';

test.describe('a priority', () => {
  test('is typed in the line, shown, changed by keys and undone', { tag: '@js' }, async ({ app, page }) => {
    const title = unique('rent');
    await openBoard(page);
    await page.getByLabel('New todo').fill(`${title} tomorrow !1`);
    await expect(page.locator('.typed-date')).toContainText('Priority: High');
    await page.keyboard.press('Enter');
    await expect(card(page, title).locator('.priority')).toHaveText('Priority: High');
    await expect.poll(async () => (await stored(app, title))[0]).toMatchObject({ title, priority: 1 });
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('p');
    await expect(page.locator('.card.editing').getByLabel('Priority')).toBeFocused();
    await page.keyboard.press('3');
    await expect(card(page, title).locator('.priority')).toHaveText('Priority: Low');
    await expect.poll(async () => (await stored(app, title))[0]?.priority).toBe(3);
    await page.keyboard.press('u');
    await expect.poll(async () => (await stored(app, title))[0]?.priority).toBe(1);
    await expect(card(page, title).locator('.priority')).toHaveText('Priority: High');
  });

  test('stays in the title if that is wanted', { tag: '@js' }, async ({ app, page }) => {
    const title = `${unique('level')} !1`;
    await openBoard(page);
    await page.getByLabel('New todo').fill(title);
    await page.getByRole('button', { name: 'Keep “!1” in the title' }).click();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stored(app, title))[0]).toMatchObject({ title, priority: null });
  });

  test('is parsed by the server if there is no script', { tag: '@no-js' }, async ({ app, page }) => {
    const title = unique('치과');
    await page.goto('/');
    await page.getByLabel('New todo').fill(`！２ ${title}`);
    await page.keyboard.press('Enter');
    await expect(card(page, title).locator('.priority')).toHaveText('Priority: Medium');
    expect((await stored(app, title))[0]).toMatchObject({ title, priority: 2 });
  });

  test('is chosen in the menu or on the page of the todo, and is a filter and an order of the list', async ({
    app,
    page,
  }) => {
    const mine = unique('pressing');
    const low = await create(app, { title: `${mine} low`, priority: 3 });
    const none = await create(app, { title: `${mine} none`, due: '2001-01-01' });
    const list = `/?view=list&q=${encodeURIComponent(mine)}`;
    await openBoard(page, list);
    await choose(page, none.title, 'High');
    await expect(card(page, none.title).locator('.priority')).toHaveText('Priority: High');
    await expect.poll(async () => (await stored(app, none.title))[0]?.priority).toBe(1);
    await page.goto(`/items/${low.id}`);
    await page.getByLabel('Priority').selectOption('Medium');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(async () => (await stored(app, low.title))[0]?.priority).toBe(2);
    await page.goto(`/items/${low.id}`);
    await expect(page.locator('#history')).toContainText('Low → Medium');
    await openBoard(page, `${list}&sort=priority`);
    await expect(page.locator('.card-title')).toHaveText([none.title, low.title]);
    const scripted = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
    await page.getByRole('combobox', { name: 'Priority' }).selectOption('Medium');
    if (!scripted) await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page).toHaveURL(/priority=2/);
    await expect(page.locator('.card-title')).toHaveText([low.title]);
  });
});
