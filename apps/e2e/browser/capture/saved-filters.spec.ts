import { randomUUID } from 'node:crypto';
import type { App } from '../../support/app.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, unique } from '../support/todos.ts';

/** A word that no other test uses. */
const newWord = () => `f${randomUUID().slice(0, 8)}`;

/** Other tests have the same list, whose chips they count on. */
async function removeFilters(app: App): Promise<void> {
  const address = `${app.apiUrl}/lists/0/filters`;
  const filters = (await (await fetch(address)).json()) as { id: number }[];
  for (const { id } of filters) await fetch(`${address}/${id}`, { method: 'DELETE' });
}

test.describe('a saved filter', () => {
  test.afterEach(({ app }) => removeFilters(app));

  test('is there for everybody at once, filters in place, and is a command', { tag: '@js' }, async ({
    app,
    page,
    browser,
  }) => {
    const [label, name] = [newWord(), newWord()];
    const mine = await create(app, { title: unique('milk'), labels: [label] });
    const other = await create(app, { title: unique('bread') });
    const friend = await browser.newPage({ baseURL: app.webUrl });
    const listening = friend.waitForResponse((response) => new URL(response.url()).pathname === '/events');
    await openBoard(friend);
    await listening;
    await openBoard(page, `/?label=${label}`);
    await page.getByRole('link', { name: 'Save this filter' }).click();
    await page.getByLabel('Name of the filter').fill(name);
    await page.keyboard.press('Enter');
    const chip = page.locator('.chips').getByRole('link', { name });
    await expect(chip).toHaveAttribute('aria-current', 'true');
    await expect(card(page, other.title)).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Save this filter' })).toHaveCount(0);
    await friend.evaluate('window.isTheSame = true');
    await friend.locator('.chips').getByRole('link', { name }).click();
    await expect(card(friend, other.title)).toHaveCount(0);
    await expect(card(friend, mine.title)).toBeVisible();
    await friend.locator('.chips').getByRole('link', { name }).click();
    await expect(card(friend, other.title)).toBeVisible();
    expect(await friend.evaluate('window.isTheSame')).toBe(true);
    await friend.keyboard.press('ControlOrMeta+k');
    await friend.getByRole('combobox').fill(name);
    await expect(friend.getByRole('option', { name, exact: true })).toBeVisible();
    await friend.keyboard.press('Enter');
    await expect(card(friend, other.title)).toHaveCount(0);
    await friend.close();
    await page.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(page, 'a saved filter', { colorScheme: 'light', width: 320 });
    await page.goto('/my/lists/0?save=view%3Dlist%26q%3Dmilk');
    await expectAccessible(page, 'a filter to be saved', { colorScheme: 'light', width: 320 });
  });

  test('is saved, named, moved and deleted on a phone', async ({ app, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const [label, name, second] = [newWord(), newWord(), newWord()];
    const { title } = await create(app, { title: unique('milk'), labels: [label], priority: 1 });
    await openBoard(page, `/?view=list&label=${label}&priority=1`);
    await page.getByRole('link', { name: 'Save this filter' }).click();
    await expect(page.getByText(`List · High · #${label}`)).toBeVisible();
    await page.getByLabel('Name of the filter').fill('x'.repeat(65));
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name of the filter')).toHaveValue('x'.repeat(65));
    await expect(page.getByRole('link', { name: /1 to 64 characters/ })).toBeVisible();
    await page.getByLabel('Name of the filter').fill(name);
    await page.getByRole('button', { name: 'Save this filter' }).click();
    await expect(page).toHaveURL(/\/\?view=list&priority=1&label=/);
    await expect(card(page, title)).toBeVisible();
    await openBoard(page, `/?q=${label}`);
    await page.getByRole('link', { name: 'Save this filter' }).click();
    await page.getByLabel('Name of the filter').fill(name.toUpperCase());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'There is a filter with this name already' })).toBeVisible();
    await page.getByLabel('Name of the filter').fill(second);
    await page.keyboard.press('Enter');
    await expect(page.locator('.chips').getByRole('link', { name: second })).toHaveAttribute('aria-current', 'true');
    await openBoard(page);
    // Todos begin no lower with them.
    const first = page.locator('.card:visible').first();
    expect((await first.boundingBox())?.y).toBeLessThanOrEqual(150);
    await page.goto('/my/lists/0');
    const names = page.locator('#filters li > p > a');
    const entry = page.locator('#filters li').filter({ has: page.getByRole('link', { name: second }) });
    await expect(names).toHaveText([name, second]);
    await entry.getByRole('button', { name: 'Move up' }).click();
    await expect(names).toHaveText([second, name]);
    await entry.getByRole('textbox').fill(name);
    await entry.getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByRole('heading', { name: 'There is a filter with this name already' })).toBeVisible();
    await expect(entry.getByRole('textbox')).toHaveValue(name);
    await entry.getByRole('button', { name: 'Delete' }).click();
    await expect(names).toHaveText([name]);
  });
});
