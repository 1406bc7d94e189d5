import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { card, choose, column, openBoard, stored, unique } from '../support/todos.ts';

/** Adds a todo whose creation gets no response until the test releases it. */
async function addHeld(page: Page, title: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    '**/items',
    async (route) => {
      await released;
      await route.continue();
    },
    { times: 1 },
  );
  await page.getByLabel('New todo').fill(title);
  await page.keyboard.press('Enter');
  await expect(card(page, title)).toHaveClass(/pending/);
  return release;
}

test.describe('a todo whose creation is pending', { tag: '@js' }, () => {
  test('its checkbox, its menu and keyboard shortcuts wait for the response', async ({ app, page }) => {
    const [ticked, moved, keyed] = [unique('ticked'), unique('moved'), unique('keyed')];
    await openBoard(page);
    let release = await addHeld(page, ticked);
    await card(page, ticked).getByRole('checkbox').click();
    await expect(column(page, 'DONE').getByRole('link', { name: ticked, exact: true })).toBeVisible();
    release();
    await expect.poll(async () => (await stored(app, ticked))[0]?.status).toBe('DONE');
    release = await addHeld(page, moved);
    await choose(page, moved, 'Move to In progress');
    release();
    await expect.poll(async () => (await stored(app, moved))[0]?.status).toBe('PROGRESS');
    release = await addHeld(page, keyed);
    await page.getByRole('link', { name: keyed, exact: true }).focus();
    await page.keyboard.press('Delete');
    release();
    await expect.poll(async () => (await stored(app, keyed)).length).toBe(0);
    await expect(card(page, keyed)).toHaveCount(0);
    await expect(page).toHaveURL(`${app.webUrl}/`);
  });

  test('what is typed into its editor survives the response, and is saved', async ({ app, page }) => {
    const title = unique('new');
    const edited = unique('typed meanwhile');
    await openBoard(page);
    const release = await addHeld(page, title);
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('e');
    const field = page.getByRole('textbox', { name: 'Title' });
    await field.fill(edited);
    const answered = page.waitForResponse((response) => response.url().endsWith('/items'));
    release();
    await (await answered).finished();
    await expect(page.locator('.card.editing form')).toHaveAttribute('action', /\/items\/\d+\/edit/);
    await expect(field).toHaveValue(edited);
    await expect(field).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stored(app, edited)).length).toBe(1);
    expect(await stored(app, title)).toHaveLength(0);
  });

  test('an edit that ends before the response is sent after it', async ({ app, page }) => {
    const title = unique('new');
    const edited = unique('edited at once');
    await openBoard(page);
    const release = await addHeld(page, title);
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Title' }).fill(edited);
    await page.keyboard.press('Enter');
    release();
    await expect.poll(async () => (await stored(app, edited)).length).toBe(1);
    await expect(card(page, edited)).toBeVisible();
  });

  test('“Open” leads to its page as soon as that exists', async ({ app, page }) => {
    const title = unique('opened');
    await openBoard(page);
    const release = await addHeld(page, title);
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    release();
    await expect(page).toHaveURL(/\/items\/\d+$/);
    await expect(page.getByLabel('Title')).toHaveValue(title);
    expect(await stored(app, title)).toHaveLength(1);
  });
});
